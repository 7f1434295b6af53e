/** The agents: who there is, the state of each on each channel over time, and for which reasons they pause. */
@NullMarked
package io.switchlog.projection.agent;

import org.jspecify.annotations.NullMarked;
