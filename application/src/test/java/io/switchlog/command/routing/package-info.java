/** Routing driven by hand. */
@NullMarked
package io.switchlog.command.routing;

import org.jspecify.annotations.NullMarked;
