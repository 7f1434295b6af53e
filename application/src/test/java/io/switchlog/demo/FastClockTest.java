package io.switchlog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FastClockTest {
    private static final Instant REAL_START = Instant.parse("2026-03-02T17:00:00Z");
    private static final Duration DAY = Duration.ofHours(8);

    private final RealTime real = new RealTime();
    private final FastClock clock = new FastClock(real, DAY, 360, Instant.EPOCH);

    @Test
    void goesAtTheUsualPaceUntilItHurries() {
        Instant start = clock.instant();
        real.pass(Duration.ofSeconds(30));

        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(30));
        assertThat(clock.toReal(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void isFasterWhileItHurries() {
        Instant start = clock.instant();
        clock.hurry();
        real.pass(Duration.ofSeconds(10));

        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofHours(1));
        assertThat(clock.toReal(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void catchesUpExactlyAfterADayAndIsRealFromThenOn() {
        Instant start = clock.instant();
        clock.hurry();
        real.pass(DAY.dividedBy(360));

        assertThat(clock.instant()).isEqualTo(real.instant());
        assertThat(Duration.between(start, clock.instant())).isEqualTo(DAY);

        real.pass(Duration.ofHours(3));

        assertThat(clock.instant()).isEqualTo(real.instant());
        assertThat(clock.toReal(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatLiesBeyondTheHurryTakesRealTime() {
        clock.hurry();
        real.pass(DAY.dividedBy(360).minusSeconds(1));

        assertThat(clock.toReal(Duration.ofMinutes(7))).isEqualTo(Duration.ofSeconds(1 + 60));
    }

    @Test
    void neverGoesBackwardsNorIntoTheFuture() {
        clock.hurry();
        Instant before = clock.instant();
        for (int step = 0; step < 1_000; step++) {
            // Now and then the machine's clock is set back a little.
            real.pass(Duration.ofMillis(step % 50 == 0 ? -20 : 120));
            Instant now = clock.instant();
            assertThat(now).isAfterOrEqualTo(before);
            if (step % 50 != 0) {
                assertThat(now).isBeforeOrEqualTo(real.instant());
            }
            before = now;
        }
    }

    @Test
    void isRealTimeIfTheLogLeavesNoRoomForADay() {
        FastClock late = new FastClock(real, DAY, 360, REAL_START.minus(Duration.ofHours(1)));
        late.hurry();

        assertThat(late.day()).isZero();
        assertThat(late.instant()).isEqualTo(real.instant());
    }

    @Test
    void isRealTimeFromTheBeginningIfItIsNoFaster() {
        FastClock lifelike = new FastClock(real, DAY, 1, REAL_START);
        lifelike.hurry();

        assertThat(lifelike.day()).isEqualTo(DAY);
        assertThat(lifelike.instant()).isEqualTo(real.instant());
        assertThat(lifelike.toReal(Duration.ofHours(9))).isEqualTo(Duration.ofHours(9));
    }

    private static final class RealTime extends Clock {
        private Instant now = REAL_START;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
