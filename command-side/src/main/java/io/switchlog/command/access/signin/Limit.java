package io.switchlog.command.access.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.command.access.TooManyAttempts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * So many failures in so much time for each key, such as an address. An attempt takes its place before it is looked at
 * and gives it back if it succeeds, so that a thousand at once are not heard either. Per node; forgets by time, and
 * the longest unused first if there are very many keys.
 */
public final class Limit {
    private static final long MOST_KEYS = 100_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Cache<String, Count> counts =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

    private record Count(Instant ends, int taken) {}

    public Limit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** @throws TooManyAttempts if there were too many */
    public void take(String key) {
        Instant now = clock.instant();
        Count count = counts.asMap()
                .compute(
                        key,
                        (same, before) -> before == null || !now.isBefore(before.ends())
                                ? new Count(now.plus(window), 1)
                                : new Count(before.ends(), Math.min(before.taken(), most) + 1));
        if (count.taken() > most) {
            throw new TooManyAttempts(Duration.between(now, count.ends()));
        }
    }

    /** The attempt was none. */
    public void giveBack(String key) {
        counts.asMap()
                .computeIfPresent(
                        key,
                        (same, before) -> before.taken() <= 1 ? null : new Count(before.ends(), before.taken() - 1));
    }

    /** Whoever it was may start again. */
    public void forget(String key) {
        counts.invalidate(key);
    }
}
