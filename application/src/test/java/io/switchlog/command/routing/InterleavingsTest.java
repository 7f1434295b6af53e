package io.switchlog.command.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.life.Entry;
import io.switchlog.life.WholeLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random days of a whole centre on the real command side, while routing nodes come and go, lag behind, and lose, double and
 * delay their commands. After every step the log alone is looked at, by somebody who shares no code with the product: was
 * anybody given what he must not have, does anybody wait who need not? What breaks a rule is shown with its history.
 */
class InterleavingsTest {
    private static final int STEPS = 220;
    private static final int BETWEEN_RESTS = 8;
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int HISTORY_SHOWN = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What must have come about over all days, or they would show little. */
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
            "agent.wrap-up-ended",
            "agent.stopped-responding",
            "agent.returned",
            "agent.auto-answer-conflict-noted");

    private static final Set<String> SEEN = new HashSet<>();

    @AfterAll
    static void theDaysWereFull() {
        assertThat(SEEN).containsAll(EXPECTED);
    }

    static long[] seeds() {
        return new long[] {1, 2, 3, 4, 5, 6, System.nanoTime()};
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyGetsWhatHeMustNotAndNobodyWaitsInVain(long seed) throws Exception {
        Installation installation = Installation.shared().another("interleavings");
        Random random = new Random(seed);
        List<Entry> history = new ArrayList<>();
        WholeLog log = new WholeLog();
        try (RandomDay day = new RandomDay(installation.database(), random)) {
            for (int step = 0; step < STEPS; step++) {
                day.somethingHappens();
                Instant decidedUpTo = step % BETWEEN_RESTS == 0 ? day.comesToRest() : null;
                follow(day, history, log);
                check(seed, step, history, log.findings());
                if (decidedUpTo != null) {
                    check(seed, step, history, log.neglected(decidedUpTo, REST));
                }
            }
        }
        SEEN.addAll(log.seen().keySet());
    }

    private static void follow(RandomDay day, List<Entry> history, WholeLog log) {
        long position = history.isEmpty() ? 0 : history.get(history.size() - 1).position();
        for (StoredEvent event : day.eventsAfter(position)) {
            Entry entry = new Entry(
                    event.position(),
                    event.name(),
                    event.recordedAt(),
                    JSON.readTree(new String(event.payload(), UTF_8)));
            history.add(entry);
            log.follow(entry);
        }
    }

    private static void check(long seed, int step, List<Entry> history, List<String> findings) {
        if (!findings.isEmpty()) {
            String shown = history.stream()
                    .skip(Math.max(0, history.size() - HISTORY_SHOWN))
                    .map(Entry::toString)
                    .collect(Collectors.joining("\n"));
            Assertions.fail(
                    "seed " + seed + ", step " + step + ":\n" + String.join("\n", findings) + "\nHistory:\n" + shown);
        }
    }
}
