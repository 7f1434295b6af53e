package io.switchlog.query.check;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often and how much is checked.
 *
 * @param interval from the end of one round to the beginning of the next; zero for never
 * @param slice most positions of the log that one statement covers
 */
@ConfigurationProperties("switchlog.check")
public record CheckSettings(
        @DefaultValue("5s") Duration interval,
        @DefaultValue("2000") int slice) {
    public CheckSettings {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("switchlog.check.interval must not be negative");
        }
        if (slice < 1) {
            throw new IllegalArgumentException("switchlog.check.slice must be at least 1");
        }
    }
}
