/** Who serves which queue. */
@NullMarked
package io.switchlog.command.membership;

import org.jspecify.annotations.NullMarked;
