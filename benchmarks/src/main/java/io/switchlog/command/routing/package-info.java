/** What of routing can only be measured from within. */
@NullMarked
package io.switchlog.command.routing;

import org.jspecify.annotations.NullMarked;
