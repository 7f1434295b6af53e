/** The agents: who there is, and the state of each on each channel over time. */
@NullMarked
package io.switchlog.projection.agent;

import org.jspecify.annotations.NullMarked;
