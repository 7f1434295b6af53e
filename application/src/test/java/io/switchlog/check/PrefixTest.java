package io.switchlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.check.CheckResult;
import io.switchlog.query.check.CheckResult.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is wrong at any time, so nothing must be found at any time. */
@Tag("R-03")
@Tag("R-04")
class PrefixTest {
    private static final int EVENT_BY_EVENT = 250;

    @Test
    void noPrefixOfAHistoryGivesAnAlarm() throws Exception {
        RandomLog log = RandomLog.of(17, 2_400);
        assertThat(log.length()).isGreaterThan(1_500);
        int compared = 0;
        try (Checked checked = Checked.empty("check_prefixes", 300)) {
            long laid = 0;
            long head = 0;
            while (head < log.length()) {
                head = Math.min(log.length(), head + (head < EVENT_BY_EVENT ? 1 : 17));
                // Commands are appended whole, but projections may stop in the middle of one.
                long whole = Math.max(laid, log.endOfCommand(head));
                checked.lay(log, laid, whole);
                laid = whole;
                checked.head(head);
                checked.project();
                checked.selfCheck().round();
                assertThat(checked.complaints())
                        .as("at " + head)
                        .filteredOn(complaint -> !complaint.contains("behind its head"))
                        .isEmpty();
                compared += checked.result("queue-balance").status() == Status.OK ? 1 : 0;
            }
            for (int i = 0; i < 20; i++) {
                checked.selfCheck().round();
            }
            assertThat(checked.complaints()).isEmpty();
            assertThat(checked.selfCheck().results())
                    .as(checked.statuses())
                    .extracting(CheckResult::status)
                    .containsOnly(Status.OK);
            assertThat(checked.selfCheck().results())
                    .extracting(CheckResult::checkedUpTo)
                    .containsOnly((long) log.length());
        }
        assertThat(compared).as("prefixes at which something was compared").isGreaterThan(EVENT_BY_EVENT / 2);
    }

    @Test
    void tablesOnTheirWayAreNoAlarmAndAreCheckedWhenTheyHaveArrived() throws Exception {
        RandomLog log = RandomLog.of(18, 600);
        List<String> tables = List.of("report.report_chat_queue", "history.offer", "history.agent_state");
        Set<Status> seen = EnumSet.noneOf(Status.class);
        try (Checked checked = Checked.empty("check_on_the_way", 200)) {
            checked.lay(log, 0, log.length());
            checked.project();
            checked.selfCheck().round();
            for (String table : tables) {
                checked.empty(Checked.withMemory(table));
                checked.selfCheck().round();
                assertThat(checked.complaints()).as(table + " is empty").isEmpty();
                seen.add(checked.result("offer-counts").status());
                checked.project();
                checked.selfCheck().round();
                assertThat(checked.complaints()).as(table + " is there again").isEmpty();
                seen.add(checked.result("offer-counts").status());
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Status.OK, Status.CATCHING_UP);
    }
}
