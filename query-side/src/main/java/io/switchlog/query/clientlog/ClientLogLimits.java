package io.switchlog.query.clientlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.UUID;

/** How often a client may send what it logged: so many times in each minute of the clock. */
final class ClientLogLimits {
    private static final long MOST_AGENTS = 20_000;
    private static final long MINUTE = 60;

    private final Clock clock;
    private final int mostPerMinute;
    private final Cache<UUID, Minute> counted =
            Caffeine.newBuilder().maximumSize(MOST_AGENTS).build();

    private record Minute(long minute, int batches) {}

    ClientLogLimits(Clock clock, int mostPerMinute) {
        this.clock = clock;
        this.mostPerMinute = mostPerMinute;
    }

    /** Counts one more; says whether it was too many. */
    boolean exceeded(UUID agentId) {
        long minute = clock.instant().getEpochSecond() / MINUTE;
        Minute after = counted.asMap()
                .merge(
                        agentId,
                        new Minute(minute, 1),
                        (before, one) -> before.minute() == minute ? new Minute(minute, before.batches() + 1) : one);
        return after.batches() > mostPerMinute;
    }

    /** Seconds until the next minute. */
    long retryAfter() {
        return MINUTE - clock.instant().getEpochSecond() % MINUTE;
    }
}
