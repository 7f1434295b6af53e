/** Agents: who they are and what happened to them. */
@NullMarked
package io.switchlog.query.agent;

import org.jspecify.annotations.NullMarked;
