package io.switchlog.query.check;

import java.util.List;

/** Of the intervals of the history: what was at any time is read off them. */
final class HistoryInvariants {
    private static final String OFFERS = "history.offer";
    private static final String ENGAGEMENTS = "history.engagement";
    private static final String INTERACTIONS = "history.interaction_state";

    /** Other streams' ids are no UUIDs, so only these may be taken for such: conditions are asked in any order. */
    private static final String TOUCHED = """
            with touched as materialized (
                select distinct stream_id from log.event
                where position > :from and position <= :to and stream_type = 'interaction'
            )
            """;

    private static final String AGENT_STATE = """
            select b.agent_id || ' ' || b.channel as key, b.from_position as position,
                   case when e.stream_id is distinct from cast(b.agent_id as text) then 'begins with no event of the agent''s'
                        when e.name = 'agent.created' and p.from_position is not null then 'overlaps the interval before it'
                        when e.name <> 'agent.created' and p.to_position is null then 'has no end of an interval before it'
                        when e.name <> 'agent.created' and p.to_position > b.from_position
                             then 'overlaps the interval before it'
                        when e.name <> 'agent.created' and (p.to_position, p.to_at) is distinct from (b.from_position, b.from_at)
                             then 'has a gap before it'
                        else 'ends and is not followed' end as detail
            from history.agent_state b
            left join lateral (
                select x.from_position, x.to_position, x.to_at
                from history.agent_state x
                where x.agent_id = b.agent_id and x.channel = b.channel and x.from_position < b.from_position
                order by x.from_position desc
                limit 1) p on true
            left join history.agent_state n
                   on n.agent_id = b.agent_id and n.channel = b.channel and n.from_position = b.to_position
            left join log.event e on e.position = b.from_position
            where b.from_at >= :fromAt and b.from_at <= :toAt
              and tstzrange(b.from_at, b.to_at, '[]') && tstzrange(:fromAt, :toAt, '[]')
              and (e.stream_id is distinct from cast(b.agent_id as text)
                   or e.recorded_at <> b.from_at
                   or (e.name = 'agent.created' and p.from_position is not null)
                   or (e.name <> 'agent.created'
                       and (p.to_position, p.to_at) is distinct from (b.from_position, b.from_at))
                   or (b.to_position is not null and n.from_at is distinct from b.to_at))
            union all
            select e.stream_id, e.position, 'the agent has ' || s.channels || ' of 7 channels when created'
            from log.event e
            cross join lateral (
                select count(*) as channels from history.agent_state x
                where x.agent_id = cast(e.stream_id as uuid) and x.from_position = e.position
                  and x.channel in ('voice', 'chat', 'email', 'sms', 'openchannel', 'fax', 'whatsapp')) s
            where e.position > :from and e.position <= :to and e.name = 'agent.created' and s.channels <> 7
            """;

    /** Few rows per agent, queue or account; those of whoever was changed in the stretch are looked at whole. */
    private static final String PROFILES = """
            with touched as materialized (
                select distinct stream_type, stream_id from log.event
                where position > :from and position <= :to
                  and (stream_type in ('queue', 'account', 'settings')
                       or name in ('agent.created', 'agent.capacity-changed'))
            ), line as (
                select 'capacity of agent ' || h.agent_id || ' on ' || h.channel as key, h.from_position, h.to_position,
                       lead(h.from_position) over (partition by h.agent_id, h.channel order by h.from_position) as following,
                       false as gaps
                from touched t
                join history.agent_capacity h on t.stream_type = 'agent' and cast(h.agent_id as text) = t.stream_id
                union all
                select 'agent ' || h.agent_id, h.from_position, h.to_position,
                       lead(h.from_position) over (partition by h.agent_id order by h.from_position), false
                from touched t
                join history.agent_profile h on t.stream_type = 'agent' and cast(h.agent_id as text) = t.stream_id
                union all
                select 'queue ' || h.queue_id, h.from_position, h.to_position,
                       lead(h.from_position) over (partition by h.queue_id order by h.from_position), false
                from touched t
                join history.queue_profile h on t.stream_type = 'queue' and cast(h.queue_id as text) = t.stream_id
                union all
                select 'account ' || h.account_id, h.from_position, h.to_position,
                       lead(h.from_position) over (partition by h.account_id order by h.from_position), false
                from touched t
                join history.account_profile h on t.stream_type = 'account' and cast(h.account_id as text) = t.stream_id
                union all
                select 'member ' || h.agent_id || ' of queue ' || h.queue_id, h.from_position, h.to_position,
                       lead(h.from_position) over (partition by h.queue_id, h.agent_id order by h.from_position), true
                from touched t
                join history.membership h on t.stream_type = 'queue' and cast(h.queue_id as text) = t.stream_id
                union all
                select 'settings', h.from_position, h.to_position, lead(h.from_position) over (order by h.from_position),
                       false
                from history.centre_settings h
                where exists (select from touched t where t.stream_type = 'settings')
            )
            select key, from_position as position,
                   case when to_position < following then 'has a gap behind it' else 'overlaps what follows' end as detail
            from line
            where following is not null
              and (to_position is null or to_position > following or (to_position < following and not gaps))
            """;

    private static final String INTERACTION_STATE = TOUCHED + """
            , line as (
                select h.interaction_id, h.from_position, h.to_position, h.next_position,
                       lead(h.from_position) over (partition by h.interaction_id order by h.from_position) as following
                from touched t
                join history.interaction_state h on h.interaction_id = cast(t.stream_id as uuid)
            )
            select cast(interaction_id as text) as key, from_position as position,
                   case when to_position is null or to_position > following then 'overlaps what follows'
                        when following is null then 'is not followed by the interval at ' || next_position
                        else 'has a gap behind it' end as detail
            from line
            where next_position is distinct from following or (following is not null and to_position is null)
            union all
            select e.stream_id, e.position, 'its first interval is missing'
            from touched t
            join log.event e on e.stream_id = t.stream_id and e.sequence = 0
            where not exists (select from history.interaction_state h
                              where h.interaction_id = cast(t.stream_id as uuid) and h.from_position = e.position)
            """;

    private static final String ENGAGEMENT = TOUCHED + """
            , line as (
                select h.interaction_id, h.agent_id, h.accepted_position, h.closed_position,
                       lead(h.accepted_position) over (partition by h.interaction_id order by h.accepted_position)
                           as following
                from touched t
                join history.engagement h on h.interaction_id = cast(t.stream_id as uuid)
            )
            select interaction_id || ' with ' || agent_id as key, accepted_position as position,
                   'another agent has it too' as detail
            from line
            where following is not null and (closed_position is null or closed_position > following)
            union all
            select l.interaction_id || ' with ' || l.agent_id, l.accepted_position, 'the interaction was not accepted then'
            from line l
            left join history.interaction_state s
                   on s.interaction_id = l.interaction_id and s.from_position = l.accepted_position
            where (s.agent_id, s.to_position) is distinct from (l.agent_id, l.closed_position)
            union all
            select s.interaction_id || ' with ' || s.agent_id, s.from_position, 'there is no engagement'
            from touched t
            join history.interaction_state s
              on s.interaction_id = cast(t.stream_id as uuid) and s.status = 'accepted'
            where not exists (select from history.engagement h
                              where h.interaction_id = s.interaction_id and h.agent_id = s.agent_id
                                and h.accepted_position = s.from_position)
            """;

    private static final String OFFER = TOUCHED + """
            , made as materialized (
                select cast(e.stream_id as uuid) as interaction_id, e.position, e.recorded_at,
                       cast(e.payload ->> 'stepNo' as integer) as step_no,
                       cast(e.payload ->> 'agentId' as uuid) as agent_id
                from touched t
                join log.event e on e.stream_id = t.stream_id
                where e.name = 'interaction.offered' and e.position <= :head
            )
            select m.interaction_id || ' step ' || m.step_no || ' to ' || m.agent_id as key, m.position,
                   case when o.agent_id is null then 'there is no row' else 'the row is not that of its event' end as detail
            from made m
            left join history.offer o
                   on o.interaction_id = m.interaction_id and o.step_no = m.step_no and o.agent_id = m.agent_id
                  and o.offered_position = m.position
            where o.offered_at is distinct from m.recorded_at
            union all
            select o.interaction_id || ' step ' || o.step_no || ' to ' || o.agent_id, o.offered_position, 'a row of no event'
            from history.offer o
            left join log.event e on e.position = o.offered_position
            where o.offered_at >= :fromAt and o.offered_at <= :toAt
              and tstzrange(o.offered_at, o.ended_at, '[]') && tstzrange(:fromAt, :toAt, '[]')
              and (e.name, e.stream_id, case when e.name = 'interaction.offered' then e.payload ->> 'agentId' end)
                  is distinct from ('interaction.offered', cast(o.interaction_id as text), cast(o.agent_id as text))
            """;

    private static final String LIVE_OFFERS = """
            with live as (
                select interaction_id, step_no, count(*) as offers, min(offered_position) as position
                from history.offer
                where ended_at is null
                group by interaction_id, step_no
            )
            select l.interaction_id || ' step ' || l.step_no as key, l.position, 'offered, and does not wait there' as detail
            from live l
            left join history.interaction_state s
                   on s.interaction_id = l.interaction_id and s.to_at is null and s.status = 'waiting'
                  and s.step_no = l.step_no
            where s.interaction_id is null
            union all
            select cast(i.interaction_id as text), i.last_position,
                   'the directory counts ' || i.live_offers || ' live offers, the history ' || coalesce(l.offers, 0)
            from directory.interaction i
            left join live l on l.interaction_id = i.interaction_id and l.step_no = i.step_no
            where i.status in ('waiting', 'offered', 'accepted') and i.live_offers <> coalesce(l.offers, 0)
            """;

    private static final String DIRECTORY = """
            with now (kind, id, says) as (
                select 'agent', cast(agent_id as text), row (username, full_name, alias, typology, internal)::text
                from directory.agent
                union all
                select 'queue', cast(queue_id as text), row (name, channel, strategy, weight)::text
                from directory.queue
                where not deleted
                union all
                select 'account', cast(account_id as text), row (name, channel, route)::text
                from directory.account
                where not deleted
                union all
                select 'member', agent_id || ' of queue ' || queue_id, row (penalty, since)::text
                from directory.queue_member
                union all
                select 'dimension of agent', cast(a.agent_id as text),
                       row (a.full_name, a.alias, a.typology, t.agent_id is not null)::text
                from directory.agent a
                left join history.agent_trash t on t.agent_id = a.agent_id and t.to_at is null
                union all
                select 'dimension of queue', cast(queue_id as text), row (name, channel, strategy, deleted)::text
                from directory.queue
                union all
                select 'dimension of account', cast(account_id as text), row (name, channel, deleted)::text
                from directory.account
            ), open (kind, id, says) as (
                select 'agent', cast(agent_id as text), row (username, full_name, alias, typology, internal)::text
                from history.agent_profile
                where to_at is null
                union all
                select 'queue', cast(queue_id as text), row (name, channel, strategy, weight)::text
                from history.queue_profile
                where to_at is null
                union all
                select 'account', cast(account_id as text), row (name, channel, route)::text
                from history.account_profile
                where to_at is null
                union all
                select 'member', agent_id || ' of queue ' || queue_id, row (penalty, since)::text
                from history.membership
                where to_at is null
                union all
                select 'dimension of agent', cast(agent_id as text), row (name, alias, typology, deleted)::text
                from report.dim_agent
                union all
                select 'dimension of queue', cast(queue_id as text), row (name, channel, strategy, deleted)::text
                from report.dim_queue
                union all
                select 'dimension of account', cast(account_id as text), row (name, channel, deleted)::text
                from report.dim_account
            )
            select kind || ' ' || id as key, 0 as position,
                   case when o.says is null then 'not in the history'
                        when n.says is null then 'not in the directory'
                        else 'not the same in the directory and in the history' end as detail
            from now n
            full join open o using (kind, id)
            where n.says is distinct from o.says
            """;

    private static final String AGENT_REPORT = """
            select concat_ws(' ', b.agent_id, b.axis, b.channel) as key, b.first_event_seq as position,
                   case when p.id is null then 'there is nothing before it'
                        when p.left_at is null or p.left_at > b.entered_at then 'overlaps the interval before it'
                        when p.left_at < b.entered_at then 'has a gap before it'
                        else 'ends and is not followed' end as detail
            from report.report_agent b
            left join lateral (
                select x.id, x.left_at
                from report.report_agent x
                where x.agent_id = b.agent_id and x.axis = b.axis and x.channel is not distinct from b.channel
                  and (x.entered_at, x.first_event_seq) < (b.entered_at, b.first_event_seq)
                  and x.entered_at <= b.entered_at
                order by x.entered_at desc, x.first_event_seq desc
                limit 1) p on true
            where b.entered_at >= :fromAt and b.entered_at <= :toAt
              and tstzrange(b.entered_at, b.left_at) && tstzrange(:fromAt, :toAt, '[]')
              and (p.left_at is distinct from b.entered_at
                   and not (p.id is null
                            and b.entered_at = (select e.recorded_at from log.event e
                                                where e.stream_id = cast(b.agent_id as text) and e.sequence = 0))
                   or b.left_at is not null
                      and not exists (select from report.report_agent n
                                      where n.agent_id = b.agent_id and n.axis = b.axis
                                        and n.channel is not distinct from b.channel and n.entered_at = b.left_at
                                        and n.first_event_seq > b.first_event_seq))
            """;

    private static final String SESSIONS = """
            select 'session ' || (o.payload ->> 'sessionId') || ' of agent ' || o.stream_id as key, o.position,
                   format('lasted %s, its intervals %s', o.recorded_at - i.recorded_at, s.lasted) as detail
            from log.event o
            cross join lateral (
                select x.recorded_at from log.event x
                where x.stream_id = o.stream_id and x.sequence < o.sequence and x.name = 'agent.logged-in'
                order by x.sequence desc
                limit 1) i
            cross join lateral (
                select coalesce(sum(r.left_at - r.entered_at), interval '0') as lasted
                from report.report_agent r
                where r.agent_id = cast(o.stream_id as uuid) and r.axis = 'unified'
                  and r.entered_at >= i.recorded_at and r.entered_at <= o.recorded_at
                  and r.session_id = cast(o.payload ->> 'sessionId' as uuid)) s
            where o.position > :from and o.position <= :to and o.name = 'agent.logged-out'
              and s.lasted <> o.recorded_at - i.recorded_at
            """;

    /** A switchboard may have queues and agents of its own, so calls are left out. */
    private static final String DIMENSIONS = TOUCHED + """
            , used as materialized (
                select r.queue_id, r.account_id, r.user_id as agent_id, r.first_event_seq as position
                from touched t
                join report.report_all_queue r on r.interaction_id = cast(t.stream_id as uuid)
                where r.channel <> 'voice'
                union all
                select o.queue_id, null, o.agent_id, o.offered_position
                from touched t
                join history.offer o on o.interaction_id = cast(t.stream_id as uuid)
                where o.channel <> 'voice'
                union all
                select g.queue_id, null, g.agent_id, g.accepted_position
                from touched t
                join history.engagement g on g.interaction_id = cast(t.stream_id as uuid)
                where g.channel <> 'voice'
                union all
                select null, null, cast(e.stream_id as uuid), e.position
                from log.event e
                where e.position > :from and e.position <= :to and e.stream_type = 'agent'
            )
            select 'queue ' || queue_id as key, min(position) as position, 'is not in report.dim_queue' as detail
            from used u
            where queue_id is not null and not exists (select from report.dim_queue d where d.queue_id = u.queue_id)
            group by queue_id
            union all
            select 'account ' || account_id, min(position), 'is not in report.dim_account'
            from used u
            where account_id is not null
              and not exists (select from report.dim_account d where d.account_id = u.account_id)
            group by account_id
            union all
            select 'agent ' || agent_id, min(position), 'is not in report.dim_agent'
            from used u
            where agent_id is not null and not exists (select from report.dim_agent d where d.agent_id = u.agent_id)
            group by agent_id
            """;

    private HistoryInvariants() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.ofStretch(
                        "agent-state",
                        "The states of an agent on a channel follow each other without gap and overlap.",
                        List.of("history.agent_state"),
                        AGENT_STATE),
                Invariant.ofStretch(
                        "agent-report",
                        "The intervals of the agent report follow each other without gap and overlap, on each axis.",
                        List.of("report.report_agent"),
                        AGENT_REPORT),
                Invariant.ofStretch(
                        "sessions",
                        "The intervals of a session last as long as from login to logout, to the microsecond.",
                        List.of("report.report_agent"),
                        SESSIONS),
                Invariant.ofStretch(
                        "profiles",
                        "Names, settings, capacities and memberships follow each other without gap and overlap.",
                        List.of(
                                "history.agent_capacity",
                                "history.agent_profile",
                                "history.queue_profile",
                                "history.account_profile",
                                "history.membership",
                                "history.centre_settings"),
                        PROFILES),
                Invariant.ofStretch(
                        "interaction-state",
                        "The states of an interaction follow each other, and only the last may be open.",
                        List.of(INTERACTIONS),
                        INTERACTION_STATE),
                Invariant.ofStretch(
                        "engagements",
                        "An interaction is with one agent at a time, while it is accepted.",
                        List.of(ENGAGEMENTS, INTERACTIONS),
                        ENGAGEMENT),
                Invariant.ofStretch(
                        "offers",
                        "Every offer of the log has its row, and every row its offer.",
                        List.of(OFFERS),
                        OFFER),
                Invariant.ofPresent(
                        "live-offers",
                        "Nothing is offered that does not wait.",
                        List.of(OFFERS, INTERACTIONS, "directory.interaction"),
                        LIVE_OFFERS),
                Invariant.ofPresent(
                        "directory",
                        "What agents, queues, accounts and memberships are now is the same in the directory, the history and the dimensions.",
                        List.of(
                                "directory.agent",
                                "directory.queue",
                                "directory.account",
                                "directory.queue_member",
                                "history.agent_profile",
                                "history.agent_trash",
                                "history.queue_profile",
                                "history.account_profile",
                                "history.membership",
                                "report.dim_agent",
                                "report.dim_queue",
                                "report.dim_account"),
                        DIRECTORY),
                Invariant.ofStretch(
                        "dimensions",
                        "Every agent, queue and account that a figure is about has its name in a dimension.",
                        List.of(
                                "report.report_all_queue",
                                OFFERS,
                                ENGAGEMENTS,
                                "report.dim_agent",
                                "report.dim_queue",
                                "report.dim_account"),
                        DIMENSIONS));
    }
}
