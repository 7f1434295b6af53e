/** Interactions: from arrival through a route's steps to an agent and to the close. */
@NullMarked
package io.switchlog.command.interaction;

import org.jspecify.annotations.NullMarked;
