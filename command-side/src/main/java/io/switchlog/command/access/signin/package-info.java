/** Letting people in: who is asked, what is noted, who has to wait. */
@NullMarked
package io.switchlog.command.access.signin;

import org.jspecify.annotations.NullMarked;
