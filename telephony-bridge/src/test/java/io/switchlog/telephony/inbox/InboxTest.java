package io.switchlog.telephony.inbox;

import static io.switchlog.telephony.inbox.Events.ARRIVED;
import static io.switchlog.telephony.inbox.Events.event;
import static io.switchlog.telephony.inbox.Events.numbered;
import static io.switchlog.telephony.inbox.Events.uniqueids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.telephony.ami.AmiEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private static final String PBX = "main";

    private final Database database = Database.fresh();
    private final Inbox inbox = new Inbox(database.writer());
    private final Turn turn = inbox.begin(PBX, ARRIVED);
    private final Turn other = inbox.begin("other", ARRIVED);
    private final Turn untranslated = inbox.begin("untranslated", ARRIVED);

    @Test
    void anEventIsReadAsItWasSent() throws SQLException {
        AmiEvent sent = event(
                "VarSet",
                "Timestamp",
                "1795354931.525093",
                "Variable",
                "a: b",
                "Variable",
                "ä\n漢字",
                "",
                "no colon",
                "Empty",
                "");
        assertThat(inbox.append(turn, List.of(sent))).isEqualTo(1);
        InboxEntry read = inbox.read(PBX, 0, 10).get(0);
        assertThat(read.event()).isEqualTo(sent);
        assertThat(read.event().key()).isEqualTo(sent.key());
        assertThat(database.column("select occurred_at at time zone 'UTC' || ' ' || name from bridge.inbox"))
                .containsExactly("2026-11-22 13:42:11.525093 VarSet");
    }

    @Test
    void eventsAreReadInTheirOrderAndByPortions() throws SQLException {
        inbox.append(turn, numbered(0, 50));
        inbox.append(other, numbered(0, 50));
        inbox.append(turn, numbered(50, 100));
        List<InboxEntry> first = inbox.read(PBX, 0, 60);
        List<InboxEntry> rest = inbox.read(PBX, first.get(59).seq(), 60);
        assertThat(uniqueids(first)).isEqualTo(uniqueids(0, 60));
        assertThat(uniqueids(rest)).isEqualTo(uniqueids(60, 100));
    }

    @Test
    void twoConnectionsToOneSwitchboardStoreEveryEventOnce() throws Exception {
        ExecutorService bridges = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> added = new ArrayList<>();
            for (int bridge = 0; bridge < 2; bridge++) {
                int portion = 7 + bridge * 4;
                added.add(bridges.submit(() -> {
                    int sum = 0;
                    for (int from = 0; from < 1000; from += portion) {
                        sum += inbox.append(turn, numbered(from, Math.min(1000, from + portion)));
                    }
                    return sum;
                }));
            }
            assertThat(added.get(0).get() + added.get(1).get()).isEqualTo(1000);
        } finally {
            bridges.shutdownNow();
        }
        assertThat(uniqueids(inbox.read(PBX, 0, 2000))).isEqualTo(uniqueids(0, 1000));
    }

    @Test
    void theNewestTimeIsTheSwitchboardsOwn() throws SQLException {
        assertThat(inbox.newestTimestamp(PBX)).isEmpty();
        inbox.append(turn, List.of(event("Hangup", "Timestamp", "1795354931.525093")));
        inbox.append(turn, List.of(event("FullyBooted", "Uptime", "0")));
        inbox.append(turn, List.of(event("SwitchlogLookBack", "Timestamp", "1795359999.000000")));
        inbox.append(other, List.of(event("Hangup", "Timestamp", "1795360000.000000")));
        assertThat(inbox.newestTimestamp(PBX)).contains(Instant.parse("2026-11-22T13:42:11.525093Z"));
    }

    @Test
    void theSameEventOfAnotherSwitchboardIsAnotherEvent() throws SQLException {
        assertThat(inbox.append(turn, numbered(0, 3))).isEqualTo(3);
        assertThat(inbox.append(other, numbered(0, 3))).isEqualTo(3);
    }

    @Test
    void whatIsSentTwiceInOnePortionIsStoredOnce() throws SQLException {
        List<AmiEvent> twice = new ArrayList<>(numbered(0, 3));
        twice.addAll(numbered(0, 3));
        assertThat(inbox.append(turn, twice)).isEqualTo(3);
    }

    @Test
    void anEventWithoutATimeIsStoredWheneverItComes() throws SQLException {
        AmiEvent login = event("FullyBooted", "Uptime", "0");
        AmiEvent later = new AmiEvent(login.name(), login.headers(), ARRIVED.plusSeconds(1));
        assertThat(inbox.append(turn, List.of(login, later))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999", "-5", "0", "soon", "31556889864403199"})
    void aTimeThatMakesNoSenseIsReplacedByThatOfTheArrival(String timestamp) throws SQLException {
        inbox.append(turn, List.of(event("Odd", "Timestamp", timestamp)));
        assertThat(database.column("select occurred_at = received_at from bridge.inbox"))
                .containsExactly("t");
    }

    @Test
    void whatPostgresCannotHoldIsStoredWithoutIt() throws SQLException {
        assertThat(inbox.append(turn, List.of(event("Odd\0", "Value", "a\0b")))).isEqualTo(1);
        assertThat(inbox.read(PBX, 0, 1).get(0).event().get("Value")).isEqualTo("a\uFFFDb");
    }

    @Test
    void theCursorGoesForwardsOnly() {
        assertThat(inbox.cursor(PBX)).isEqualTo(new InboxCursor(0, 0));
        inbox.advance(PBX, new InboxCursor(10, 4), ARRIVED);
        inbox.advance(PBX, new InboxCursor(20, 15), ARRIVED);
        inbox.advance(PBX, new InboxCursor(12, 5), ARRIVED);
        assertThat(inbox.cursor(PBX)).isEqualTo(new InboxCursor(20, 15));
        assertThat(inbox.cursor("other")).isEqualTo(new InboxCursor(0, 0));
    }

    @Test
    void theBacklogIsWhatTheCursorHasNotPassed() throws SQLException {
        inbox.append(turn, numbered(0, 10));
        assertThat(status("backlog")).isEqualTo("10");
        long third = inbox.read(PBX, 0, 3).get(2).seq();
        inbox.advance(PBX, new InboxCursor(third, third), ARRIVED);
        assertThat(status("backlog")).isEqualTo("7");
    }

    private String status(String column) {
        return database.column("select " + column + " from bridge.status where pbx = '" + PBX + "'")
                .get(0);
    }

    @Test
    void whoseTurnIsOverStoresNothingAnyMore() throws SQLException {
        inbox.append(turn, numbered(0, 3));
        Turn next = inbox.begin(PBX, ARRIVED);
        assertThatThrownBy(() -> inbox.append(turn, numbered(3, 6))).isInstanceOf(TurnIsOver.class);
        assertThatThrownBy(() -> inbox.attend(turn, ARRIVED, ARRIVED)).isInstanceOf(TurnIsOver.class);
        assertThat(inbox.append(next, numbered(0, 8))).isEqualTo(5);
        assertThat(inbox.heardUntil(PBX)).isEmpty();
    }

    @Test
    void untilWhenItWasHeardGoesForwardsOnly() {
        assertThat(inbox.heardUntil(PBX)).isEmpty();
        inbox.attend(turn, null, ARRIVED);
        assertThat(inbox.heardUntil(PBX)).isEmpty();
        inbox.attend(turn, ARRIVED.plusSeconds(5), ARRIVED);
        inbox.attend(turn, null, ARRIVED);
        inbox.attend(turn, ARRIVED.plusSeconds(3), ARRIVED);
        assertThat(inbox.heardUntil(PBX)).contains(ARRIVED.plusSeconds(5));
    }

    @Test
    void eventsThatNobodyKnowsAreCountedByName() {
        inbox.noteUnknown(PBX, Map.of("Odd", 2L, "Odder\0", 1L), ARRIVED);
        inbox.noteUnknown(PBX, Map.of("Odd", 3L), ARRIVED);
        assertThat(status("unknown_events")).isEqualTo("6");
        assertThat(database.column("select name || ' ' || times from bridge.unknown_event order by times"))
                .containsExactly("Odder\uFFFD 1", "Odd 5");
    }

    @Test
    void onlyWhatIsOldAndWillNotBeReadAgainIsDeleted() throws SQLException {
        Duration day = Duration.ofHours(24);
        inbox.append(turn, numbered(0, 10));
        inbox.append(untranslated, numbered(0, 10));
        List<InboxEntry> all = inbox.read(PBX, 0, 10);
        inbox.advance(PBX, new InboxCursor(all.get(8).seq(), all.get(4).seq()), ARRIVED);

        assertThat(inbox.prune(PBX, day, ARRIVED.plus(day))).isZero();
        assertThat(inbox.prune(PBX, day, ARRIVED.plus(day).plusSeconds(1))).isEqualTo(4);
        assertThat(inbox.read(PBX, 0, 10)).isEqualTo(all.subList(4, 10));
        assertThat(inbox.read("untranslated", 0, 20)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"projector", "query_reader", "report_reader"})
    void nobodyButTheBridgeReadsIt(String role) {
        assertThatThrownBy(() -> new Inbox(database.as(role)).read(PBX, 0, 1))
                .hasCauseInstanceOf(SQLException.class)
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AuthDetail", "AuthList", "EndpointDetail", "ChallengeSent", "InvalidPassword"})
    void eventsThatCanCarrySecretsAreNotForIt(String name) {
        assertThat(StoredEvents.withoutSecrets()).rejects(event(name));
    }

    @Test
    void norAreEventsWithAHeaderThatIsASecret() {
        assertThat(StoredEvents.withoutSecrets())
                .rejects(event("Anything", "Md5Cred", "abc"), event("Anything", "password", "abc"))
                .accepts(event("QueueCallerJoin", "Queue", "support"), event("AgentCalled", "Queue", "support"));
    }
}
