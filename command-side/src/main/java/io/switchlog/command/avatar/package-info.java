/** Pictures of agents. */
@NullMarked
package io.switchlog.command.avatar;

import org.jspecify.annotations.NullMarked;
