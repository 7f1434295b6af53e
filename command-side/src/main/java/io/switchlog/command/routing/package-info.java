/** Who is offered what: the waiting room, the strategies, and the process that keeps them going. */
@NullMarked
package io.switchlog.command.routing;

import org.jspecify.annotations.NullMarked;
