package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls in the views for those who come from other systems: under the switchboard's ids, by its clock, in its words. */
class CallsForOthersTest {
    private static final Instant MORNING = Instant.parse("2026-03-06T08:00:00Z");
    private static final String LOG = """
            select concat_ws(' ', extract(epoch from time - cast(? as timestamptz))::integer, queuename, agent, event,
                             rtrim(concat_ws(',', data1, data2, data3, data4, data5), ','))
            from report.queue_log where callid = ? order by time, position, rank""";
    private static final String VENDORS = """
            select concat_ws(' ', type, queue, membername, queuecallercomplete, queuecallerabandon, queuecallerexit,
                             coalesce(queuecallerexitreason, '-'), holdtime, talktime,
                             extract(epoch from queuecallercompleteat - cast(? as timestamptz))::integer)
            from report.report_queue where uniqueid = ? order by queuecallerjoinat""";

    private final ContactCentre centre = ContactCentre.shared();
    private final String annasName = centre.name("anna");
    private final String bertsName = centre.name("bert");
    private final String anna = centre.agentWith(Map.of("username", annasName));
    private final String bert = centre.agentWith(Map.of("username", bertsName));
    private final String salesName = centre.name("sales");
    private final String supportName = centre.name("support");
    private final String sales = centre.queue(Map.of("channel", "voice", "name", salesName), anna);
    private final String support = centre.queue(Map.of("channel", "voice", "name", supportName), bert);
    private final Switchboard call = new Switchboard(MORNING);

    private List<String> rows(String sql) {
        Switchboard.awaitReports();
        return Installation.shared()
                .owner()
                .queryForList(sql, String.class, MORNING.toString(), "branch-" + call.id())
                .stream()
                .map(row -> row.strip()
                        .replace(annasName, "anna")
                        .replace(bertsName, "bert")
                        .replace(salesName, "sales")
                        .replace(supportName, "support"))
                .toList();
    }

    @Test
    @Tag("R-01")
    void aCallThatIsPassedOnReadsAsInTheSwitchboardsOwnLog() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna),
                call.ringEnd(12, 1, anna, RingOutcome.NO_ANSWER),
                call.ringing(13, 1, anna),
                call.connection(16, 1, anna),
                call.release(30, 1, anna, Release.BLIND_TRANSFER),
                call.join(31, 2, support),
                call.ringing(32, 2, bert),
                call.connection(36, 2, bert),
                call.release(66, 2, bert, Release.CALLER_HUNG_UP),
                call.end(66, Party.CALLER));

        assertThat(rows(LOG))
                .containsExactly(
                        "1 sales NONE ENTERQUEUE",
                        "12 sales anna RINGNOANSWER 10000",
                        "16 sales anna CONNECT 15,,3",
                        "30 sales anna BLINDTRANSFER support,voice,15,14",
                        "31 support NONE ENTERQUEUE",
                        "36 support bert CONNECT 5,,4",
                        "66 support bert COMPLETECALLER 5,30");
        assertThat(rows(VENDORS))
                .containsExactly("inbound sales anna 1 0 0 - 15 14 30", "inbound support bert 1 0 0 - 5 30 66");
    }

    @Test
    @Tag("R-01")
    void aCallThatGoesFromQueueToQueueUntilTheCallerIsGone() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.exit(11, 1, sales, QueueExit.KEY_PRESSED),
                call.join(12, 2, support),
                call.exit(32, 2, support, QueueExit.TIMED_OUT),
                call.join(33, 3, sales),
                call.exit(35, 3, sales, QueueExit.EMPTY),
                call.join(36, 4, support),
                call.ringing(37, 4, bert),
                call.exit(40, 4, support, QueueExit.ABANDONED),
                call.end(40, Party.CALLER));

        assertThat(rows(LOG))
                .containsExactly(
                        "1 sales NONE ENTERQUEUE",
                        "11 sales NONE EXITWITHKEY ,,,10",
                        "12 support NONE ENTERQUEUE",
                        "32 support NONE EXITWITHTIMEOUT ,,20",
                        "33 sales NONE ENTERQUEUE",
                        "35 sales NONE EXITEMPTY ,,2",
                        "36 support NONE ENTERQUEUE",
                        "40 support bert RINGCANCELED 3000",
                        "40 support NONE ABANDON ,,4");
        assertThat(rows(VENDORS))
                .containsExactly(
                        "inbound sales 0 0 1 exit_key 10",
                        "inbound support 0 0 1 no_agent_notified 20",
                        "inbound sales 0 0 1 exit_empty 2",
                        "inbound support 0 1 0 - 4");
    }

    @Test
    void aCallThatAnAgentPassesOnHimselfNamesTheOther() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.connection(4, 1, anna),
                call.passOn(20, 1, anna, Release.ATTENDED_TRANSFER, bert),
                call.connection(20, 0, bert),
                call.end(50, Party.CALLER));

        assertThat(rows(LOG))
                .containsExactly(
                        "1 sales NONE ENTERQUEUE",
                        "4 sales anna CONNECT 3,,0",
                        "20 sales anna ATTENDEDTRANSFER bert,voice,3,16");
    }
}
