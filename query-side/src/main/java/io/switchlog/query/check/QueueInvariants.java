package io.switchlog.query.check;

import java.util.List;

/** Of the rows of {@code report_<channel>_queue}: every number in a report is a sum over these. */
final class QueueInvariants {
    private static final String ROWS = "report.report_all_queue";
    private static final String OFFERS = "history.offer";

    /** The steps in a queue of all interactions to which something happened in the stretch. */
    private static final String STEPS = """
            with touched as materialized (
                select distinct stream_id from log.event
                where position > :from and position <= :to and stream_type = 'interaction'
            ), step as materialized (
                select cast(e.stream_id as uuid) as interaction_id, e.stream_id, e.sequence, e.position, e.recorded_at,
                       coalesce(cast(e.metadata ->> 'occurredAt' as timestamptz), e.recorded_at) as occurred_at,
                       cast(e.payload ->> 'stepNo' as integer) as step_no,
                       cast(e.payload ->> 'queueId' as uuid) as queue_id,
                       e.payload ->> 'channel' as channel
                from touched t
                join log.event e on e.stream_id = t.stream_id
                where e.name = 'interaction.queued' and e.position <= :head
            )
            """;

    private static final String EVENTS_AND_ROWS = STEPS + """
            select s.interaction_id || ' step ' || s.step_no as key, s.position,
                   case when r.id is null then 'there is no row'
                        else 'the row is not that of its event' end as detail
            from step s
            left join report.report_all_queue r on r.interaction_id = s.interaction_id and r.step_no = s.step_no
            where r.id is null
               or (r.channel, r.first_event_seq, r.queue_id, r.joined_at)
                  is distinct from (s.channel, s.position, s.queue_id, s.occurred_at)
            union all
            select r.interaction_id || ' step ' || r.step_no, r.first_event_seq, 'a row of no event'
            from report.report_all_queue r
            left join log.event e on e.position = r.first_event_seq
            where r.joined_at >= :fromAt and r.joined_at <= :toAt
              and (e.name, e.stream_id, cast(case when e.name = 'interaction.queued' then e.payload ->> 'stepNo' end as integer))
                  is distinct from ('interaction.queued', cast(r.interaction_id as text), r.step_no)
            """;

    private static final String ENDINGS = STEPS + """
            select s.interaction_id || ' step ' || s.step_no as key, s.position,
                   format('the row says %s at %s, the log %s at %s', coalesce(r.reason, 'waiting'), r.ended_at,
                          coalesce(e.reason, 'waiting'), e.occurred_at) as detail
            from step s
            join report.report_all_queue r on r.interaction_id = s.interaction_id and r.step_no = s.step_no
            left join lateral (
                select case x.name when 'interaction.accepted' then 'accepted'
                                   when 'interaction.timed-out' then 'timeout' else 'abandoned' end as reason,
                       greatest(s.occurred_at, coalesce(cast(x.metadata ->> 'occurredAt' as timestamptz), x.recorded_at))
                           as occurred_at,
                       case when x.name = 'interaction.accepted' then cast(x.payload ->> 'agentId' as uuid) end as user_id
                from log.event x
                where x.stream_id = s.stream_id and x.sequence > s.sequence and x.position <= :head
                  and x.name in ('interaction.accepted', 'interaction.timed-out', 'interaction.abandoned')
                  and cast(x.payload ->> 'stepNo' as integer) = s.step_no
                order by x.sequence
                limit 1) e on true
            where (r.reason, r.ended_at, r.user_id) is distinct from (e.reason, e.occurred_at, e.user_id)
            """;

    private static final String BALANCE = STEPS + """
            select cast(s.queue_id as text) as key, max(s.position) as position,
                   format('offered %s, accepted %s, timeout %s, abandoned %s, waiting %s', count(*),
                          count(*) filter (where r.reason = 'accepted'), count(*) filter (where r.reason = 'timeout'),
                          count(*) filter (where r.reason = 'abandoned'), count(w.interaction_id)) as detail
            from step s
            left join report.report_all_queue r on r.interaction_id = s.interaction_id and r.step_no = s.step_no
            left join history.interaction_state w
                   on w.interaction_id = s.interaction_id and w.to_at is null and w.status = 'waiting'
                  and w.step_no = s.step_no and w.queue_id = s.queue_id
            group by s.queue_id
            having count(*) <> count(r.reason) + count(w.interaction_id)
            """;

    private static final String COUNTS = STEPS + """
            select s.interaction_id || ' step ' || s.step_no as key, s.position,
                   format('the row counts %s offers to %s agents (%s expired, %s rejected, %s rescinded, %s reminders), '
                          || 'there are %s to %s (%s, %s, %s, %s)',
                          r.offer_count, r.offered_agents, r.expired_offers, r.rejected_offers, r.rescinded_offers,
                          r.renotified, o.offers, o.agents, o.expired, o.rejected, o.rescinded, o.renotified) as detail
            from step s
            join report.report_all_queue r on r.interaction_id = s.interaction_id and r.step_no = s.step_no
            cross join lateral (
                select count(*) as offers, count(distinct x.agent_id) as agents,
                       count(*) filter (where x.outcome = 'expired') as expired,
                       count(*) filter (where x.outcome = 'rejected') as rejected,
                       count(*) filter (where x.outcome = 'rescinded') as rescinded,
                       coalesce(sum(x.renotified), 0) as renotified,
                       min(x.offered_at) as first_offered_at
                from history.offer x
                where x.interaction_id = s.interaction_id and x.step_no = s.step_no) o
            where (r.offer_count, r.offered_agents, r.expired_offers, r.rejected_offers, r.rescinded_offers, r.renotified,
                   case when s.channel <> 'voice' then r.first_offered_at end)
                  is distinct from (o.offers, o.agents, o.expired, o.rejected, o.rescinded, o.renotified,
                                    case when s.channel <> 'voice' then o.first_offered_at end)
            """;

    private static final String ACCEPTED = STEPS + """
            select s.interaction_id || ' step ' || s.step_no as key, s.position,
                   case when o.agent_id is null then 'accepted without an accepted offer'
                        else 'accepted without an engagement' end as detail
            from step s
            join report.report_all_queue r
              on r.interaction_id = s.interaction_id and r.step_no = s.step_no and r.reason = 'accepted'
            left join history.offer o
                   on o.interaction_id = s.interaction_id and o.step_no = s.step_no and o.agent_id = r.user_id
                  and o.outcome = 'accepted' and (o.ended_at = r.accepted_at or s.channel = 'voice')
            left join history.engagement g
                   on g.interaction_id = s.interaction_id and g.agent_id = r.user_id and g.step_no = s.step_no
                  and g.began_by = 'accepted'
                  and (g.accepted_at = r.accepted_at or s.channel = 'voice')
            where o.agent_id is null or g.agent_id is null
            """;

    private static final String WAITING = """
            with counted as (
                select interaction_id, step_no, queue_id from report.report_all_queue where reason is null
            ), waiting as (
                select interaction_id, step_no, queue_id from history.interaction_state
                where to_at is null and status = 'waiting' and queue_id is not null
            ), shown as (
                select interaction_id, step_no, queue_id from directory.interaction
                where status in ('waiting', 'offered', 'accepted') and status <> 'accepted' and queue_id is not null
            )
            select interaction_id || ' step ' || step_no as key, 0 as position,
                   'waits in the ' || string_agg(source, ', ' order by source) || ' only' as detail
            from (select *, 'report' as source from counted
                  union all
                  select *, 'history' from waiting
                  union all
                  select *, 'directory' from shown) everywhere
            group by interaction_id, step_no, queue_id
            having count(*) <> 3
            """;

    private QueueInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.ofStretch(
                        "queue-rows",
                        "Every step in a queue has exactly one report row, and every report row its step.",
                        List.of(ROWS),
                        EVENTS_AND_ROWS),
                Invariant.ofStretch(
                        "queue-endings",
                        "A report row says how its step ended, when, and with whom, as the log does.",
                        List.of(ROWS),
                        ENDINGS),
                Invariant.ofStretch(
                        "queue-balance",
                        "For every queue, offered = accepted + timeout + abandoned + waiting.",
                        List.of(ROWS, "history.interaction_state"),
                        BALANCE),
                Invariant.ofStretch(
                        "offer-counts", "A report row counts the offers of its step.", List.of(ROWS, OFFERS), COUNTS),
                Invariant.ofStretch(
                        "accepted-rows",
                        "Every accepted report row has its accepted offer and its engagement.",
                        List.of(ROWS, OFFERS, "history.engagement"),
                        ACCEPTED),
                Invariant.ofPresent(
                        "waiting-now",
                        "What waits now is the same in the report, in the history and in the directory.",
                        List.of(ROWS, "history.interaction_state", "directory.interaction"),
                        WAITING));
    }
}
