package io.switchlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.check.CheckResult;
import io.switchlog.query.check.CheckResult.Status;
import io.switchlog.query.check.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is altered in a table is found, by the check that is for it and with its key, and no longer than it lasts. */
@Tag("R-03")
@Tag("R-04")
class TamperedTablesTest {
    private static final int SLICE = 400;
    private static final String STEP = "interaction_id || ' step ' || step_no";

    private static final String DROP_WHAT_PREVENTS_OVERLAPS = """
            do $$
            declare
                c record;
            begin
                for c in select conrelid::regclass as of_table, conname from pg_constraint where contype = 'x' loop
                    execute format('alter table %s drop constraint %I', c.of_table, c.conname);
                end loop;
            end
            $$""";

    private static RandomLog log;

    /**
     * Something that somebody does to a table.
     *
     * @param victim a query for its key, as the check is to name it, and whatever else the change needs
     * @param change with %s for the condition that finds the victim
     * @param repair the table that is built again to put it right, or null
     */
    private record Tampering(
            String check,
            String victim,
            String change,
            @Nullable String repair) {
        @Override
        public String toString() {
            return check + ": " + change;
        }
    }

    private static Tampering row(String check, String from, String key, String where, String change) {
        String table = from.contains(" ") ? from.substring(0, from.indexOf(' ')) : from;
        return new Tampering(check, "select " + key + " as key, ctid from " + from + " where " + where, change, table);
    }

    static List<Tampering> tamperings() {
        String chat = "report.report_chat_queue";
        String ended = "reason = 'abandoned'";
        return List.of(
                row("queue-rows", chat, STEP, "true", "delete from report.report_chat_queue where ctid = '%s'"),
                row(
                        "queue-rows",
                        chat,
                        "'0190aaaa-0000-7000-8000-000000000001 step ' || step_no",
                        ended,
                        "update report.report_chat_queue set interaction_id = '0190aaaa-0000-7000-8000-000000000001' where ctid = '%s'"),
                row(
                        "queue-rows",
                        chat,
                        STEP,
                        ended,
                        "update report.report_chat_queue set joined_at = joined_at - interval '50 years' where ctid = '%s'"),
                row(
                        "queue-endings",
                        chat,
                        STEP,
                        ended,
                        "update report.report_chat_queue set reason = 'timeout', timed_out_at = abandoned_at, abandoned_at = null where ctid = '%s'"),
                row(
                        "queue-balance",
                        chat,
                        "queue_id::text",
                        ended,
                        "update report.report_chat_queue set reason = null, abandoned_at = null, ended_at = null where ctid = '%s'"),
                row(
                        "waiting-now",
                        chat,
                        STEP,
                        ended,
                        "update report.report_chat_queue set reason = null, abandoned_at = null, ended_at = null where ctid = '%s'"),
                row(
                        "offer-counts",
                        chat,
                        STEP,
                        "true",
                        "update report.report_chat_queue set offer_count = offer_count + 1 where ctid = '%s'"),
                row(
                        "offers",
                        "history.offer",
                        STEP + " || ' to ' || agent_id",
                        "true",
                        "delete from history.offer where ctid = '%s'"),
                row(
                        "offers",
                        "history.offer",
                        "'0190aaaa-0000-7000-8000-000000000001 step ' || step_no || ' to ' || agent_id",
                        "true",
                        "update history.offer set interaction_id = '0190aaaa-0000-7000-8000-000000000001' where ctid = '%s'"),
                row(
                        "live-offers",
                        "history.offer",
                        STEP,
                        "outcome = 'accepted'",
                        "update history.offer set ended_at = null, outcome = null, cause = null, ended_position = null where ctid = '%s'"),
                row(
                        "accepted-rows",
                        "history.engagement",
                        STEP,
                        "queue_id is not null and began_by = 'accepted'",
                        "delete from history.engagement where ctid = '%s'"),
                row(
                        "engagements",
                        "history.engagement",
                        "interaction_id || ' with 0190aaaa-0000-7000-8000-000000000001'",
                        "true",
                        """
                        insert into history.engagement (interaction_id, agent_id, channel, queue_id, step_no, accepted_at,
                                                        accepted_position, began_by)
                        select interaction_id, '0190aaaa-0000-7000-8000-000000000001', channel, queue_id, step_no,
                               accepted_at, accepted_position - 1, began_by
                        from history.engagement where ctid = '%s'"""),
                row(
                        "engagements",
                        "history.engagement",
                        "interaction_id || ' with ' || agent_id",
                        "true",
                        "delete from history.engagement where ctid = '%s'"),
                row(
                        "agent-state",
                        "history.agent_state s",
                        "agent_id || ' ' || channel",
                        "to_position is not null and exists (select from history.agent_state p where p.agent_id = s.agent_id and p.to_position = s.from_position)",
                        "delete from history.agent_state where ctid = '%s'"),
                row(
                        "agent-state",
                        "history.agent_state",
                        "agent_id || ' ' || channel",
                        "to_position is not null",
                        "update history.agent_state set to_position = to_position + 3 where ctid = '%s'"),
                row(
                        "agent-state",
                        "history.agent_state",
                        "agent_id::text",
                        "channel = 'fax'",
                        "delete from history.agent_state where agent_id = (select agent_id from history.agent_state where ctid = '%s')"),
                row(
                        "agent-report",
                        "report.report_agent r",
                        "concat_ws(' ', agent_id, axis, channel)",
                        "left_at > entered_at and exists (select from report.report_agent p where p.agent_id = r.agent_id and p.axis = r.axis and p.channel is not distinct from r.channel and p.left_at = r.entered_at)",
                        "delete from report.report_agent where ctid = '%s'"),
                row(
                        "sessions",
                        "report.report_agent r",
                        "'session ' || session_id || ' of agent ' || agent_id",
                        "axis = 'unified' and left_at > entered_at and session_id is not null and exists (select from report.report_agent n where n.agent_id = r.agent_id and n.axis = 'unified' and n.session_id is null and n.entered_at >= r.left_at)",
                        "delete from report.report_agent where ctid = '%s'"),
                row(
                        "dimensions",
                        "report.dim_queue",
                        "'queue ' || queue_id",
                        "queue_id in (select queue_id from history.offer)",
                        "delete from report.dim_queue where ctid = '%s'"),
                row(
                        "interaction-state",
                        "history.interaction_state",
                        "interaction_id::text",
                        "next_position is not null",
                        "delete from history.interaction_state where ctid = '%s'"),
                row(
                        "interaction-state",
                        "history.interaction_state",
                        "interaction_id::text",
                        "next_position is not null",
                        "update history.interaction_state set to_position = null, to_at = null, ended_by = null, next_position = null where ctid = '%s'"),
                row(
                        "profiles",
                        "history.queue_profile",
                        "'queue ' || queue_id",
                        "to_position - from_position > 1",
                        "update history.queue_profile set to_position = to_position - 1 where ctid = '%s'"),
                row(
                        "directory",
                        "directory.queue",
                        "'queue ' || queue_id",
                        "not deleted",
                        "update directory.queue set name = 'Other' where ctid = '%s'"),
                row(
                        "directory",
                        "history.membership",
                        "'member ' || agent_id || ' of queue ' || queue_id",
                        "to_at is null",
                        "delete from history.membership where ctid = '%s'"),
                new Tampering(
                        "positions",
                        "select 'directory.app_user' as key, 0",
                        "update projection.position set position = position + 1000 where name = 'directory.app_user' and %s = 0",
                        null),
                new Tampering(
                        "log", "select 'position 300' as key, 300", "delete from log.event where position = %s", null));
    }

    @BeforeAll
    static void aLongDay() throws Exception {
        log = RandomLog.of(23, 2_000);
        try (Checked checked = Checked.empty("check_tampered_0", SLICE)) {
            checked.lay(log, 0, log.length());
            checked.project();
        }
        Checked.keep("check_tampered_0");
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void whatIsAlteredIsFoundAndNamed(Tampering tampering) throws Exception {
        try (Checked checked = Checked.copyOf("check_tampered_0", "check_tampered", SLICE)) {
            sweep(checked);
            assertThat(checked.complaints()).isEmpty();
            checked.superuser().execute(DROP_WHAT_PREVENTS_OVERLAPS);
            String key = tamper(checked, tampering);

            sweep(checked);

            CheckResult result = checked.result(tampering.check());
            assertThat(result.status()).as(checked.complaints().toString()).isEqualTo(Status.VIOLATED);
            assertThat(result.examples()).extracting(Violation::key).contains(key);
            assertThat(checked.meters()
                            .get("switchlog.check.violations")
                            .tag("check", tampering.check())
                            .gauge()
                            .value())
                    .isPositive();
            if (tampering.repair() != null) {
                checked.empty(Checked.withMemory(tampering.repair()));
                checked.selfCheck().round();
                checked.project();
                checked.selfCheck().round();
                assertThat(checked.complaints()).as("built again").isEmpty();
            }
        }
    }

    /** What the last events have touched is looked at in the next round, wherever the sweep is. */
    @Test
    void whatIsNewIsLookedAtFirst() throws Exception {
        try (Checked checked = Checked.empty("check_tampered_new", 60)) {
            checked.lay(log, 0, log.length());
            long before = RandomLog.last(checked.superuser(), "interaction.offered") - 30;
            checked.head(before);
            checked.project();
            checked.selfCheck().round();
            checked.head(log.length());
            checked.project();
            List<String> touched = checked.superuser()
                    .queryForList(
                            "select distinct interaction_id || ' step ' || step_no || ' to ' || agent_id from history.offer "
                                    + "where offered_position > " + before,
                            String.class);
            assertThat(touched).isNotEmpty();
            checked.superuser().update("delete from history.offer where offered_position > " + before);

            checked.selfCheck().round();

            assertThat(checked.result("offers").sweptUpTo()).isLessThan(before);
            assertThat(checked.result("offers").examples())
                    .extracting(Violation::key)
                    .isNotEmpty()
                    .isSubsetOf(touched);
        }
    }

    private static String tamper(Checked checked, Tampering tampering) {
        var victim = checked.superuser()
                .queryForMap("select key, cast(v.%s as text) as found from (%s) v order by key limit 1"
                        .formatted(tampering.repair() == null ? "\"?column?\"" : "ctid", tampering.victim()));
        int changed = checked.superuser().update(tampering.change().formatted(victim.get("found")));
        assertThat(changed).isPositive();
        return String.valueOf(victim.get("key"));
    }

    /** As many rounds as a look at all of history takes. */
    private static void sweep(Checked checked) {
        for (int i = 0; i <= log.length() / SLICE + 1; i++) {
            checked.selfCheck().round();
        }
    }
}
