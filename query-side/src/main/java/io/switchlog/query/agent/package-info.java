/** Agents: who they are, what happened to them, and for which reasons they pause. */
@NullMarked
package io.switchlog.query.agent;

import org.jspecify.annotations.NullMarked;
