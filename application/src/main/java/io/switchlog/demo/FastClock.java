package io.switchlog.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A clock that begins in the past and, once told to hurry, runs so many times faster until it has caught up with real
 * time. From then on it is real time. So a day passes in little more than a minute, and time in the log never runs
 * backwards nor lies in the future. Before it is told to hurry it goes at its usual pace.
 */
public final class FastClock extends Clock {
    /** A working day. */
    public static final Duration DAY = Duration.ofHours(8);

    private final Clock real;
    private final int fast;
    private final Duration day;
    private final Duration behind;
    private @Nullable Instant hurriedAt;
    private Instant latest = Instant.MIN;

    /**
     * @param real what it catches up with
     * @param day how much time passes from the hurry until it has caught up
     * @param fast how many times faster it runs meanwhile; with 1 it is real time from the beginning
     * @param notBefore the last time in the log: if a day does not fit in between, there is none and the clock is real
     */
    public FastClock(Clock real, Duration day, int fast, Instant notBefore) {
        this.real = real;
        this.fast = Math.max(1, fast);
        Duration ahead = day.minus(day.dividedBy(this.fast));
        boolean fits = ahead.isZero() || !real.instant().minus(ahead).isBefore(notBefore);
        this.day = fits ? day : Duration.ZERO;
        this.behind = fits ? ahead : Duration.ZERO;
    }

    /** The clock of a demo on this machine. */
    public static FastClock system(int fast, Instant notBefore) {
        return new FastClock(Clock.systemUTC(), DAY, fast, notBefore);
    }

    /** How much time passes from the hurry until the clock has caught up; zero if there is no room for a day. */
    public Duration day() {
        return day;
    }

    /** How many times faster it runs while it hurries. */
    public int fast() {
        return fast;
    }

    /** From now on it runs faster, until it has caught up. Only the first call counts. */
    public synchronized void hurry() {
        if (hurriedAt == null) {
            hurriedAt = real.instant();
        }
    }

    @Override
    public synchronized Instant instant() {
        Instant now = at(real.instant());
        if (now.isBefore(latest)) {
            return latest;
        }
        latest = now;
        return now;
    }

    /** How long one really waits until so much time has passed on this clock. */
    public synchronized Duration toReal(Duration simulated) {
        if (hurriedAt == null || simulated.isNegative()) {
            return simulated;
        }
        Duration left = day.minus(Duration.between(hurriedAt, real.instant()).multipliedBy(fast));
        if (left.isNegative()) {
            return simulated;
        }
        return simulated.compareTo(left) <= 0
                ? simulated.dividedBy(fast)
                : left.dividedBy(fast).plus(simulated.minus(left));
    }

    private Instant at(Instant realNow) {
        if (hurriedAt == null) {
            return realNow.minus(behind);
        }
        Duration hurried = Duration.between(hurriedAt, realNow);
        Duration gained = hurried.multipliedBy(fast - 1L);
        return gained.compareTo(behind) >= 0 ? realNow : realNow.minus(behind).plus(gained);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same time in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(getZone())) {
            return this;
        }
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId another) {
                return FastClock.this.withZone(another);
            }

            @Override
            public Instant instant() {
                return FastClock.this.instant();
            }
        };
    }
}
