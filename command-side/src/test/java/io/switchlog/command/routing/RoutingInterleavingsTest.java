package io.switchlog.command.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.log.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Days on the real command side in which everybody does whatever comes to his mind, while the nodes that route are behind,
 * die, come back, and have their commands lost, doubled, delayed and reordered. One thread, one seed: a day that fails
 * fails again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingInterleavingsTest {
    private static final int DAYS = 14;
    /** A day on which a node that lagged behind threw away a sign of life of a session it had not heard of. */
    private static final long SIGN_BEFORE_LOGIN = 36_269_581_611_836L;

    private static final int STEPS = 900;
    private static final int BETWEEN_RESTS = 30;

    /** What must have come about on some day, or they would show little. */
    private static final List<String> EXPECTED = List.of(
            "interaction.accepted",
            "interaction.timed-out",
            "interaction.abandoned",
            "interaction.offer-expired",
            "interaction.offer-rejected",
            "interaction.offer-rescinded",
            "interaction.offer-renotified",
            "interaction.transferred",
            "interaction.requeued",
            "interaction.reopened",
            "interaction.routed-anew",
            "agent.logged-out",
            "agent.pause-overran",
            "agent.wrap-up-ended",
            "agent.stopped-responding",
            "agent.returned",
            "agent.auto-answer-conflict-noted",
            "queue.deleted");

    private final Map<String, Integer> seen = new HashMap<>();

    @AfterAll
    void theDaysWereFull() {
        assertThat(seen).containsKeys(EXPECTED.toArray(String[]::new));
    }

    static long[] seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, DAYS), LongStream.of(SIGN_BEFORE_LOGIN, System.nanoTime()))
                .toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLogKeepsTheRulesAndNobodyWaitsInVain(long seed) throws Exception {
        try (UnrulyDay day = new UnrulyDay(seed)) {
            int step = 0;
            try {
                for (; step < STEPS; step++) {
                    day.somethingHappens();
                    if (step % BETWEEN_RESTS == BETWEEN_RESTS - 1) {
                        day.comesToRest();
                    }
                }
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(
                        "seed " + seed + ", step " + step + ": " + failed.getMessage() + "\n" + text(day.history()),
                        failed);
            }
            assertThat(day.rests()).isEqualTo(STEPS / BETWEEN_RESTS);
            day.seen().forEach((name, count) -> seen.merge(name, count, Integer::sum));
        }
    }

    private static String text(List<StoredEvent> history) {
        return history.stream()
                .map(event -> event.position() + " " + event.recordedAt() + " " + event.name() + " "
                        + new String(event.payload(), UTF_8) + " " + new String(event.metadata(), UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
