package io.switchlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private final Turn turn = new Turn();

    @Test
    void oneAtATime() {
        assertThat(turn.isFree(NOW)).isTrue();
        turn.begin();
        assertThat(turn.isFree(NOW.plusSeconds(3_600))).isFalse();
        turn.end();
        assertThat(turn.isFree(NOW)).isTrue();
    }

    @Test
    void afterFailuresLessAndLessOften() {
        long[] millis = {20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_120, 5_120, 5_120};
        for (long held : millis) {
            assertThat(turn.failed(NOW)).isEqualTo(NOW.plusMillis(held));
            assertThat(turn.isFree(NOW.plusMillis(held).minusNanos(1))).isFalse();
            assertThat(turn.isFree(NOW.plusMillis(held))).isTrue();
        }
    }

    @Test
    void aSuccessBeginsAnew() {
        turn.failed(NOW);
        turn.failed(NOW);
        turn.succeeded();
        assertThat(turn.isFree(NOW)).isTrue();
        assertThat(Duration.between(NOW, turn.failed(NOW))).isEqualTo(Duration.ofMillis(20));
    }
}
