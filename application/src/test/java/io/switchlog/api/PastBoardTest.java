package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.life.BoardLife;
import io.switchlog.life.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * A full day, looked at afterwards: the board of any of its moments is what somebody makes of the log up to then who
 * shares no code with the product, what a listener had on the screen at that time, and what a replay shows.
 */
@Tag("P7")
@Tag("T12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastBoardTest {
    private static final List<String> KINDS = List.of("agents", "queues", "interactions");
    private static final int MOMENTS = 60;
    private static final double REPLAY_MILLIS = 4_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Installation installation = Installation.shared().another("past_board");
    private final Installation.Node node = installation.start();
    private final ContactCentre centre = new ContactCentre(node.address());
    private final List<Entry> log = new ArrayList<>();
    private final List<BoardScreen> screens = new ArrayList<>();

    @BeforeAll
    void aDayIsWatched() {
        try (EventStream stream = EventStream.of(centre.admin(), "/live/stream")) {
            new Traffic(node, centre).run();
            long head = centre.head();
            Await.until(() -> "the listener sees the end", () -> isTheBoard(last(stream)));
            assertThat(last(stream).index()).isLessThanOrEqualTo(head);
            screens.addAll(screens(stream));
        }
        log.addAll(centre.entries());
    }

    @AfterAll
    void close() {
        node.close();
    }

    private static List<BoardScreen> screens(EventStream stream) {
        List<BoardScreen> screens = new ArrayList<>();
        BoardScreen screen = new BoardScreen();
        for (EventStream.Message message : stream.messages()) {
            screen.take(message);
            assertThat(message.id()).isEqualTo(String.valueOf(screen.index()));
            screens.add(new BoardScreen(screen));
        }
        return screens;
    }

    private static BoardScreen last(EventStream stream) {
        BoardScreen screen = new BoardScreen();
        stream.messages().forEach(screen::take);
        return screen;
    }

    private boolean isTheBoard(BoardScreen screen) {
        return KINDS.stream()
                .allMatch(kind -> screen.rows(kind).equals(BoardScreen.rows(kind, centre.read("/live/" + kind))));
    }

    @Test
    void theBoardAtAnyTimeIsAFoldOfTheLogUpToThen() {
        for (Instant at : moments()) {
            BoardLife life = new BoardLife();
            log.stream().filter(entry -> !entry.at().isAfter(at)).forEach(life::follow);
            expect("agents", life.agents(), at);
            expect("queues", life.queues(), at);
            expect("interactions", life.interactions(), at);
        }
    }

    /** Any time, the very times of events, and just before and after them. */
    private List<Instant> moments() {
        Instant first = log.get(0).at();
        Instant last = log.get(log.size() - 1).at();
        long micros = Duration.between(first, last).toNanos() / 1_000;
        Stream<Instant> anyTime =
                random.longs(MOMENTS / 3, 0, micros).mapToObj(offset -> first.plusNanos(1_000 * offset));
        Stream<Instant> ofEvents = random.ints(MOMENTS / 3, 0, log.size())
                .mapToObj(entry -> log.get(entry).at())
                .flatMap(at -> Stream.of(at, at.minusNanos(1_000)));
        return Stream.concat(anyTime, ofEvents).toList();
    }

    private void expect(String kind, Map<String, Object> expected, Instant at) {
        Answer answer = centre.admin().get("/api/live/" + kind + "?at=" + at).expect(200);
        Map<String, JsonNode> shown = new TreeMap<>();
        BoardScreen.rows(kind, answer).forEach((id, row) -> shown.put(id, BoardScreen.unsealed(kind, row)));
        Map<String, JsonNode> told = new TreeMap<>();
        expected.forEach((id, row) -> told.put(id, Client.JSON.readTree(Client.JSON.writeValueAsBytes(row))));
        assertThat(shown).as("seed " + seed + ": " + kind + " at " + at).isEqualTo(told);
    }

    @Test
    void theBoardAtATimeIsWhatAListenerHadOnTheScreen() {
        int compared = 0;
        for (BoardScreen screen : screens) {
            if (isCut(screen.index()) && compared < MOMENTS) {
                expectAt(screen);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(MOMENTS / 2);
    }

    @Test
    void aReplayShowsWhatWasOnTheScreen() {
        Instant from = log.get(log.size() / 3).at();
        Instant to = log.get(2 * log.size() / 3).at();
        double speed = Math.max(0.1, Duration.between(from, to).toMillis() / REPLAY_MILLIS);
        try (EventStream replay =
                EventStream.of(centre.admin(), "/history/stream?speed=" + speed + "&from=" + from + "&to=" + to)) {
            replay.await("the end", message -> message.event().equals("end"));
            Await.until(() -> "the server ends it", replay::hasEnded);
            List<BoardScreen> shown = screens(replay);
            assertThat(shown.size()).isGreaterThan(3);
            assertThat(shown.get(0).index()).isGreaterThanOrEqualTo(log.size() / 3);
            shown.stream()
                    .limit(shown.size() - 1)
                    .filter(screen -> isCut(screen.index()))
                    .forEach(this::expectAt);
            BoardScreen end = shown.get(shown.size() - 1);
            for (String kind : KINDS) {
                assertThat(end.rows(kind))
                        .as(kind + " at the end")
                        .isEqualTo(BoardScreen.rows(
                                kind,
                                centre.admin()
                                        .get("/api/live/" + kind + "?at=" + to)
                                        .expect(200)));
            }
        }
    }

    @Test
    void noMomentShowsHalfOfWhatOneCommandDecided() {
        Map<String, Set<String>> times = new TreeMap<>();
        centre.read("/audit/events?limit=1000")
                .rows()
                .forEach(event -> times.computeIfAbsent(
                                event.get("metadata").path("commandId").asString(), command -> new TreeSet<>())
                        .add(event.get("recordedAt").asString()));

        assertThat(times.size()).isGreaterThan(50);
        assertThat(times).allSatisfy((command, at) -> assertThat(at).hasSize(1));
    }

    @Test
    void theIndexOfEachMessageIsLaterThanThatOfTheOneBefore() {
        List<Long> indexes = screens.stream().map(BoardScreen::index).toList();

        assertThat(new ArrayList<>(new TreeSet<>(indexes))).isEqualTo(indexes);
    }

    /** Whether a time can tell this position from the next one. */
    private boolean isCut(long index) {
        return index > 0
                && (index == log.size()
                        || log.get((int) index - 1)
                                .at()
                                .isBefore(log.get((int) index).at()));
    }

    private void expectAt(BoardScreen screen) {
        for (String kind : KINDS) {
            Answer answer = centre.admin()
                    .get("/api/live/" + kind + "?at=" + screen.at())
                    .expect(200);
            assertThat(answer.eventIndex()).isEqualTo(screen.index());
            assertThat(BoardScreen.rows(kind, answer))
                    .as("seed " + seed + ": " + kind + " at " + screen.index())
                    .isEqualTo(screen.rows(kind));
        }
    }
}
