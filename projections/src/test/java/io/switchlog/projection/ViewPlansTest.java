package io.switchlog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of a view over fifty days is found through indexes: what grows is never read whole. */
class ViewPlansTest {
    private static final Database DATABASE = Database.fresh();

    /** Fifty days of two thousand chats each, three in four of them accepted, and agents who pause ten times a day. */
    @BeforeAll
    static void fiftyDays() {
        DATABASE.run("""
                insert into report.report_chat_queue (
                    id, interaction_id, step_no, route_no, queue_id, queue_name, account_id, account_name, strategy,
                    user_id, user_name, reason, cause, joined_at, accepted_at, abandoned_at, ended_at, ring_ms,
                    offer_count, offered_agents, expired_offers, rejected_offers, rescinded_offers, refused_admissions,
                    origin, source, first_event_seq, last_event_seq, recorded_at)
                select md5('row ' || n)::uuid, md5('chat ' || n)::uuid, 1, 1, md5('queue ' || n % 5)::uuid, 'q' || n % 5,
                       md5('site')::uuid, 'site', 'rrmemory',
                       case when n % 4 > 0 then md5('agent ' || n % 50)::uuid end,
                       case when n % 4 > 0 then 'Agent ' || n % 50 end,
                       case when n % 4 > 0 then 'accepted' else 'abandoned' end,
                       case when n % 4 > 0 then 'manual' else 'waiting' end,
                       began.at,
                       case when n % 4 > 0 then began.at + interval '20 s' end,
                       case when n % 4 = 0 then began.at + interval '20 s' end,
                       began.at + interval '20 s', 5000, 1, 1, 0, 0, 0, 0, 'new', 'native', n * 5, n * 5 + 2, began.at
                from generate_series(1, 100000) n
                cross join lateral (select timestamptz '2026-01-01 00:00Z' + n * interval '43.2 s') began (at)""");
        DATABASE.run("""
                insert into history.engagement (interaction_id, agent_id, channel, queue_id, step_no, accepted_at,
                    closed_at, accepted_position, closed_position, began_by, ended_by)
                select interaction_id, user_id, 'chat', queue_id, step_no, accepted_at, accepted_at + interval '5 min',
                       last_event_seq, last_event_seq + 2, 'accepted',
                       case when first_event_seq % 100 = 5 then 'transferred' else 'closed' end
                from report.report_chat_queue where user_id is not null""");
        DATABASE.run("""
                insert into history.offer (interaction_id, step_no, agent_id, offered_position, queue_id, channel,
                    strategy, rank, offered_at, expires_at, ended_at, outcome, cause, ended_position, last_position)
                select interaction_id, step_no, md5('agent ' || o)::uuid, first_event_seq + 1, queue_id, 'chat', strategy, 1,
                       joined_at, joined_at + interval '15 s', joined_at + interval '15 s',
                       case when o = 1 then 'expired' else 'rescinded' end,
                       case when o = 1 then null else 'accepted_by_another' end, first_event_seq + 1, first_event_seq + 1
                from report.report_chat_queue, generate_series(1, 2) o""");
        DATABASE.run("""
                insert into history.interaction_state (interaction_id, from_position, channel, account_id, status, step_no,
                    route_no, queue_id, queue_name, agent_id, accepted_at, ended_by, from_at, to_at, to_position, last_position)
                select interaction_id, accepted_position, 'chat', md5('site')::uuid, 'accepted', 1, 1, queue_id, 'q',
                       agent_id, accepted_at, ended_by, accepted_at, closed_at, closed_position, closed_position
                from history.engagement""");
        DATABASE.run("""
                insert into history.agent_profile (agent_id, username, full_name, typology, login_in_pause, from_at, from_position)
                select md5('agent ' || a)::uuid, 'agent' || a, 'Agent ' || a, 'WEBRTC', false, '2026-01-01 00:00Z', 1
                from generate_series(0, 49) a""");
        DATABASE.run("""
                insert into history.queue_profile (queue_id, name, channel, strategy, agent_timeout_seconds, weight,
                    wrap_up_seconds, renotify_seconds, missed_offer_action, missed_offer_after, requeue_on_logged_out,
                    requeue_on_disconnected, requeue_on_paused, from_at, from_position)
                select md5('queue ' || q)::uuid, 'q' || q, 'chat', 'rrmemory', 15, 0, 0, 0, 'none', 1, false, false, false,
                       '2026-01-01 00:00Z', 1
                from generate_series(0, 4) q""");
        DATABASE.run("""
                insert into history.membership (queue_id, agent_id, penalty, since, from_at, from_position)
                select md5('queue ' || a % 5)::uuid, md5('agent ' || a)::uuid, 0, '2026-01-01 00:00Z', '2026-01-01 00:00Z', 2
                from generate_series(0, 49) a""");
        DATABASE.run("""
                insert into history.agent_state (agent_id, channel, state, reason, session_id, from_at, to_at,
                    from_position, to_position, not_responding, session_began_at, last_position)
                select md5('agent ' || a)::uuid, c, case n % 2 when 0 then 'available' else 'paused' end,
                       case n % 2 when 1 then 'lunch' end, md5('session ' || n / 20)::uuid,
                       timestamptz '2026-01-01 00:00Z' + n * interval '72 min',
                       timestamptz '2026-01-01 00:00Z' + (n + 1) * interval '72 min',
                       n * 500, (n + 1) * 500, false,
                       timestamptz '2026-01-01 00:00Z' + n / 20 * interval '1 day', n * 500
                from generate_series(0, 49) a, generate_series(1, 1000) n,
                     unnest(array['chat', 'email']) c""");
        DATABASE.run("""
                insert into report.report_agent (id, agent_id, agent_name, session_id, axis, state, pause_reason, entered_at,
                    left_at, origin, ended_by, open_interactions, first_event_seq, last_event_seq, recorded_at)
                select gen_random_uuid(), agent_id, 'Agent', session_id, 'unified', upper(state), reason, from_at, to_at,
                       'agent', 'agent', 0, from_position, to_position, from_at
                from history.agent_state where channel = 'chat'""");
        DATABASE.run("analyze");
    }

    @ParameterizedTest
    @CsvSource({
        "report_queue, queuecallerjoinAt, 2000",
        "report_member, enterAt, 1100",
        "queue_log, time, 9500",
        "report_all_queue, joined_at, 2000"
    })
    void aDayIsFoundThroughIndexes(String view, String time, int rows) {
        String day =
                " from report.%s where %s >= timestamptz '2026-02-01 00:00Z' and %s < timestamptz '2026-02-02 00:00Z'"
                        .formatted(view, time, time);

        List<String> plan = DATABASE.rows("explain select *" + day);

        assertThat(plan)
                .noneMatch(
                        line -> line.matches(
                                ".*Seq Scan on (report_chat_queue|engagement|offer|agent_state|interaction_state|report_agent).*"));
        assertThat(DATABASE.rows("select count(*)" + day)).containsExactly(Integer.toString(rows));
    }
}
