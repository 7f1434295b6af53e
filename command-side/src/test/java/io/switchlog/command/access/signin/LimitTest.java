package io.switchlog.command.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchlog.command.TestClock;
import io.switchlog.command.access.TooManyAttempts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {
    private final TestClock clock = new TestClock();
    private final Limit limit = new Limit(3, Duration.ofMinutes(5), clock);

    @Test
    void afterThreeFailuresNobodyIsHeardUntilTheWindowEnds() {
        for (int i = 0; i < 3; i++) {
            limit.take("anna");
        }
        TooManyAttempts tooMany = catchThrowableOfType(TooManyAttempts.class, () -> limit.take("anna"));

        assertThat(tooMany.retryAfter()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        limit.take("bert");
        clock.forward(Duration.ofMinutes(5));
        limit.take("anna");
    }

    @Test
    void whatSucceedsDoesNotCount() {
        for (int i = 0; i < 10; i++) {
            limit.take("anna");
            limit.giveBack("anna");
        }
        for (int i = 0; i < 3; i++) {
            limit.take("anna");
        }
        assertThatThrownBy(() -> limit.take("anna")).isInstanceOf(TooManyAttempts.class);
        limit.forget("anna");
        limit.take("anna");
    }
}
