package io.switchlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.Await;
import io.switchlog.switchboard.Switchboard;
import io.switchlog.switchboard.Switchboards;
import io.switchlog.switchboard.reconcile.ReportComparison;
import io.switchlog.telephony.asterisk.control.PbxActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Dialling;
import io.switchlog.telephony.asterisk.control.PbxActions.Place;
import io.switchlog.telephony.queuelog.Difference;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many calls at a real Asterisk, between channels of its own: with {@code -Dcalls=N}, as it takes both cores for minutes.
 * Nothing may be lost, and the report must be what Asterisk has written down.
 */
@Tag("asterisk")
class SwitchboardLoadIT {
    private static final int AGENTS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    @Test
    @EnabledIfSystemProperty(
            named = "calls",
            matches = "[0-9]+",
            disabledReason = "takes minutes; -Dcalls=1000 runs it")
    void theReportOfManyCallsIsWhatTheSwitchboardHasWrittenDown() throws Exception {
        int calls = Integer.getInteger("calls");
        Instant begin = Instant.now();
        try (SwitchboardLab lab = SwitchboardLab.open("load")) {
            lab.centre().queue(Map.of("channel", "voice", "name", "support"));
            Await.until(
                    () -> "queue support", () -> lab.rx("queue show support").contains("strategy"));
            PbxActions pbx = switchboard(lab).actions();
            for (int i = 0; i < AGENTS; i++) {
                // Rings a second and talks for two; is none of the centre's agents, who would have to log in.
                pbx.join(new Place("support", "Local/0102" + i + "@double/n", "double-" + i, 0));
            }
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                pbx.dial(new Dialling(
                        "switchlog-load-%06d".formatted(i),
                        "Local/0005" + i + "@double/n",
                        "from-trunk",
                        "",
                        "8001",
                        ""));
            }
            double asked = seconds(start);
            awaitSilence(lab, calls);
            double over = seconds(start);
            ReportComparison comparison = new ReportComparison(
                    SwitchboardLab.PBX,
                    switchboard(lab).queueLog().orElseThrow(),
                    JdbcClient.create(lab.installation().owner()),
                    Clock.systemUTC());
            // The last events are on their way when the last channel is gone.
            Await.until(
                    () -> differences(comparison, begin).toString(),
                    () -> backlog(lab) == 0 && differences(comparison, begin).isEmpty());
            double reported = seconds(start);
            ReportComparison.Outcome outcome = comparison.between(begin, Instant.now());
            System.out.printf(
                    "%d calls asked for within %.0f s, over after %.0f s, all reported after %.0f s: %d stays, %d events in the inbox, %d differences%n",
                    calls,
                    asked,
                    over,
                    reported,
                    outcome.stays(),
                    events(lab),
                    outcome.differences().size());
            assertThat(outcome.differences()).isEmpty();
            assertThat(outcome.stays()).isEqualTo(calls);
        }
    }

    private static List<Difference> differences(ReportComparison comparison, Instant begin) {
        try {
            return comparison.between(begin, Instant.now()).differences();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Switchboard switchboard(SwitchboardLab lab) {
        return lab.node().context().getBean(Switchboards.class).get(SwitchboardLab.PBX);
    }

    /** Until all have waited in the queue and nobody is on any line. */
    private static void awaitSilence(SwitchboardLab lab, int calls) {
        long longest = System.nanoTime() + LONGEST.toNanos();
        while (number(lab, "select count(*) from report.report_voice_queue") < calls
                || !lab.rx("core show channels count").contains("0 active channels")) {
            assertThat(System.nanoTime()).isLessThan(longest);
            LockSupport.parkNanos(A_MOMENT.toNanos());
        }
    }

    private static long backlog(SwitchboardLab lab) {
        return number(lab, "select count(*) from bridge.inbox where seq > (select position from bridge.cursor)");
    }

    private static long events(SwitchboardLab lab) {
        return number(lab, "select count(*) from bridge.inbox");
    }

    private static long number(SwitchboardLab lab, String sql) {
        Long number = lab.installation().owner().queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
