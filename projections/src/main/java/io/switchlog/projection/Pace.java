package io.switchlog.projection;

import java.time.Duration;

/**
 * How much is taken at a time, and how often.
 *
 * @param following most events per batch at the end of the log
 * @param catchingUp most events per batch when there are more than that to take
 * @param poll how long to wait for events of other nodes when nothing is to be done
 * @param retry how long a table that cannot go on waits at first; doubles up to a hundred times that
 */
public record Pace(int following, int catchingUp, Duration poll, Duration retry) {
    /** What a server uses. */
    public static final Pace USUAL = new Pace(1_000, 10_000, Duration.ofMillis(50), Duration.ofMillis(500));

    int batch(long behind) {
        return behind <= following ? following : catchingUp;
    }
}
