/** Agents: sessions, pauses, capacities, and what stands open on their desktops. */
@NullMarked
package io.switchlog.command.agent;

import org.jspecify.annotations.NullMarked;
