package io.switchlog.telephony.ami;

import java.time.Duration;

/**
 * How patient a link is.
 *
 * @param silence after which the switchboard counts as gone; also how long a connection or an answer is waited for
 * @param ping how often it is asked to say something; several times within the silence
 * @param firstRetry until the first new attempt after a loss; each further one waits twice as long
 * @param longestRetry which is the longest that an attempt waits
 * @param refusedRetry how long it waits after a wrong secret: whoever asks often is locked out
 */
public record AmiTimings(
        Duration silence, Duration ping, Duration firstRetry, Duration longestRetry, Duration refusedRetry) {
    public static final AmiTimings DEFAULT = new AmiTimings(
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));

    public AmiTimings {
        if (ping.compareTo(Duration.ZERO) <= 0 || ping.compareTo(silence) >= 0) {
            throw new IllegalArgumentException("pings must be closer together than the silence that ends a link");
        }
        if (firstRetry.compareTo(Duration.ZERO) <= 0
                || firstRetry.compareTo(longestRetry) > 0
                || refusedRetry.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("retries must wait, and the first one no longer than the longest");
        }
    }

    /** These, with other signs of life. */
    public AmiTimings withSilence(Duration newSilence, Duration newPing) {
        return new AmiTimings(newSilence, newPing, firstRetry, longestRetry, refusedRetry);
    }
}
