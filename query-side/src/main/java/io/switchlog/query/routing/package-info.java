/** Why an agent was offered an interaction, or was not. */
@NullMarked
package io.switchlog.query.routing;

import org.jspecify.annotations.NullMarked;
