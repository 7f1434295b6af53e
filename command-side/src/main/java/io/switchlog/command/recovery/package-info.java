/** How people come to a password by themselves: forgotten passwords and invitations. */
@NullMarked
package io.switchlog.command.recovery;

import org.jspecify.annotations.NullMarked;
