package io.switchlog.demo;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agent's day.
 *
 * @param begins since the day began, like all times here
 * @param ends null if the agent is still there at the end of the day
 */
record Shift(
        StaffMember agent,
        Duration begins,
        List<Break> breaks,
        @Nullable Duration ends) {

    /** Time off. */
    record Break(BreakReason reason, Duration begins, Duration length) {}
}
