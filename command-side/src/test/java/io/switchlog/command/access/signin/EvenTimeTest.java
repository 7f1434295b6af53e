package io.switchlog.command.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.access.WrongCredentials;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvenTimeTest {
    private static final long MILLI = 1_000_000;

    private long now = Long.MAX_VALUE - 5;

    private EvenTime rounds(int millis) {
        return new EvenTime(Duration.ofMillis(millis), () -> now, nanos -> now += nanos);
    }

    private Supplier<String> refusedAfter(long millis) {
        return () -> {
            now += millis * MILLI;
            throw new WrongCredentials();
        };
    }

    @ParameterizedTest
    @CsvSource({"0, 250", "1, 250", "90, 250", "249, 250", "250, 500", "251, 500", "1000, 1250"})
    void aRefusalIsToldAtTheEndOfARound(long work, long told) {
        long began = now;

        assertThatThrownBy(() -> rounds(250).of(refusedAfter(work))).isInstanceOf(WrongCredentials.class);

        assertThat(now - began).isEqualTo(told * MILLI);
    }

    @Test
    void whoIsLetInDoesNotWait() {
        long began = now;

        assertThat(rounds(250).<String>of(() -> "in")).isEqualTo("in");

        assertThat(now).isEqualTo(began);
    }

    @Test
    void withoutRoundsNobodyWaits() {
        long began = now;

        assertThatThrownBy(() -> rounds(0).of(refusedAfter(7))).isInstanceOf(WrongCredentials.class);

        assertThat(now - began).isEqualTo(7 * MILLI);
    }
}
