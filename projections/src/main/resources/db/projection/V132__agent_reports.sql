-- What agents did with their time. Times are cut to whole milliseconds at both ends, so that slices add up to the whole.

create function report.agent_span(p_from timestamptz, p_to timestamptz, p_as_of timestamptz)
    returns table (agent_id uuid, agent_name text, session_id uuid, axis text, channel text, state text, pause_reason text,
                   productive boolean, begins timestamptz, ends timestamptz, ms bigint)
    language sql stable parallel safe
as $$
    select r.agent_id, r.agent_name, r.session_id, r.axis, r.channel, r.state, r.pause_reason, r.productive,
           greatest(r.entered_at, p_from), least(r.left_at, p_to, coalesce(p_as_of, now())),
           (floor(extract(epoch from least(r.left_at, p_to, coalesce(p_as_of, now()))) * 1000)
            - floor(extract(epoch from greatest(r.entered_at, p_from)) * 1000))::bigint
    from report.report_agent r
    where tstzrange(r.entered_at, r.left_at) && tstzrange(p_from, p_to)
      and greatest(r.entered_at, p_from) < least(r.left_at, p_to, coalesce(p_as_of, now()))
$$;
comment on function report.agent_span(timestamptz, timestamptz, timestamptz) is 'States of agents, cut to what lies from one time until before another and had passed at a third (null: now), with milliseconds';

create function report.interval_agent(
        p_from timestamptz, p_to timestamptz, p_step interval default '15 minutes', p_zone text default 'UTC',
        p_as_of timestamptz default null)
    returns table (interval_start timestamptz, agent_id uuid, axis text, channel text, state text, pause_reason text, ms bigint)
    language sql stable parallel safe
as $$
    select g.interval_start, s.agent_id, s.axis, s.channel, s.state, s.pause_reason,
           sum(floor(extract(epoch from least(s.ends, date_add(g.interval_start, p_step, p_zone))) * 1000)
               - floor(extract(epoch from greatest(s.begins, g.interval_start)) * 1000))::bigint
    from report.agent_span(p_from, p_to, p_as_of) s
    cross join lateral generate_series(report.bucket(s.begins, p_step, p_zone), s.ends - interval '1 microsecond',
                                       p_step, p_zone) as g (interval_start)
    group by 1, 2, 3, 4, 5, 6
$$;
comment on function report.interval_agent(timestamptz, timestamptz, interval, text, timestamptz) is
    'How long each agent was in which state in each interval: states are cut at the intervals'' borders. p_step: a part of an hour that divides it, an hour, or a day. p_zone: by whose clocks intervals begin. p_as_of: as it was known then (null: now); what lasts ends there. Never add up over axes or channels.';

-- A filter on interval_start picks quarters of an hour first.
create view report.report_interval_agent as
select i.interval_start, s.agent_id, s.axis, s.channel, s.state, s.pause_reason, sum(s.ms)::bigint as ms
from (select date_bin('15 minutes', min(r.entered_at), timestamptz 'epoch') as first_start,
             greatest(max(r.entered_at), now()) as last_at
      from report.report_agent r) x
cross join lateral generate_series(x.first_start, x.last_at, interval '15 minutes') as i (interval_start)
cross join lateral report.agent_span(i.interval_start, i.interval_start + interval '15 minutes', null) s
group by 1, 2, 3, 4, 5, 6;
comment on view report.report_interval_agent is 'How long each agent was in which state in each quarter of an hour; report.interval_agent gives other intervals, local days and what was known at a time. Filter on interval_start and axis. Never add up over axes or channels.';
comment on column report.report_interval_agent.interval_start is 'When the quarter of an hour begins';
comment on column report.report_interval_agent.agent_id is 'The agent';
comment on column report.report_interval_agent.axis is 'unified: the agent as a whole; channel: the agent on one channel';
comment on column report.report_interval_agent.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp; null on axis unified';
comment on column report.report_interval_agent.state is 'As in report_agent';
comment on column report.report_interval_agent.pause_reason is 'Reason of the pause; null outside PAUSED';
comment on column report.report_interval_agent.ms is 'Milliseconds of the quarter in that state; a state that lasts counts until now';

create function report.summary_agent(p_from timestamptz, p_to timestamptz, p_as_of timestamptz default null,
                                     p_by text default 'agent')
    returns table (agent_id uuid, agent_name text, channel text, logged_in_ms bigint, available_ms bigint, offered_ms bigint,
                   busy_ms bigint, wrap_up_ms bigint, not_responding_ms bigint, paused_ms bigint,
                   productive_paused_ms bigint, occupancy double precision, paused_rate double precision,
                   offers bigint, accepted bigint, rejected bigint, expired bigint, rescinded bigint,
                   answer_rate double precision, handled bigint, sum_handle_ms bigint, aht_ms double precision,
                   aht_wall_clock_ms double precision, open_ms bigint, capacity_ms bigint,
                   slot_utilisation double precision)
    language sql stable parallel safe
as $$
    with span as (
        select s.* from report.agent_span(p_from, p_to, p_as_of) s),
    times as (
        select s.agent_id, (array_agg(s.agent_name order by s.begins desc))[1] as agent_name, s.channel,
               coalesce(sum(s.ms) filter (where s.state <> 'LOGGED_OUT'), 0)::bigint as logged_in_ms,
               coalesce(sum(s.ms) filter (where s.state = 'AVAILABLE'), 0)::bigint as available_ms,
               coalesce(sum(s.ms) filter (where s.state = 'OFFERED'), 0)::bigint as offered_ms,
               coalesce(sum(s.ms) filter (where s.state = 'BUSY'), 0)::bigint as busy_ms,
               coalesce(sum(s.ms) filter (where s.state = 'WRAP_UP'), 0)::bigint as wrap_up_ms,
               coalesce(sum(s.ms) filter (where s.state = 'NOT_RESPONDING'), 0)::bigint as not_responding_ms,
               coalesce(sum(s.ms) filter (where s.state = 'PAUSED'), 0)::bigint as paused_ms,
               coalesce(sum(s.ms) filter (where s.state = 'PAUSED' and s.productive), 0)::bigint as productive_paused_ms
        from span s
        where s.axis = case p_by when 'channel' then 'channel' else 'unified' end
        group by s.agent_id, s.channel),
    offer as (
        select o.agent_id, case p_by when 'channel' then o.channel end as channel, count(*) as offers,
               count(*) filter (where o.outcome = 'accepted' and o.ended_at <= coalesce(p_as_of, 'infinity')) as accepted,
               count(*) filter (where o.outcome = 'rejected' and o.ended_at <= coalesce(p_as_of, 'infinity')) as rejected,
               count(*) filter (where o.outcome = 'expired' and o.ended_at <= coalesce(p_as_of, 'infinity')) as expired,
               count(*) filter (where o.outcome = 'rescinded' and o.ended_at <= coalesce(p_as_of, 'infinity')) as rescinded
        from history.offer o
        where o.offered_at >= p_from and o.offered_at < p_to and o.offered_at <= coalesce(p_as_of, 'infinity')
        group by 1, 2),
    work as (
        select w.agent_id, case p_by when 'channel' then w.channel end as channel, count(*) as handled,
               sum(w.talk_ms + case when w.wrap_up_at is null then 0
                   else floor(extract(epoch from w.wrapped_up_at - w.wrap_up_at) * 1000) end)::bigint as sum_handle_ms
        from report.session_fact w
        where w.accepted_at >= p_from and w.accepted_at < p_to
          and w.closed_at <= coalesce(p_as_of, 'infinity')
          and (w.wrap_up_at is null or w.wrapped_up_at <= coalesce(p_as_of, 'infinity'))
        group by 1, 2),
    shift as (
        select s.agent_id, s.session_id, min(s.begins) as begins, max(s.ends) as ends
        from span s
        where s.axis = 'unified' and s.session_id is not null
        group by 1, 2),
    -- Where there is no limit, there are no slots that could be used.
    room as (
        select c.agent_id, c.channel, c.capacity, greatest(c.from_at, s.begins) as begins, least(c.to_at, s.ends) as ends
        from history.agent_capacity c
        join shift s on s.agent_id = c.agent_id and c.from_at < s.ends and (c.to_at > s.begins or c.to_at is null)
        where c.capacity > 0),
    slot as (
        select r.agent_id, case p_by when 'channel' then r.channel end as channel,
               sum(r.capacity * (floor(extract(epoch from r.ends) * 1000) - floor(extract(epoch from r.begins) * 1000)))::bigint
                   as capacity_ms,
               coalesce(sum(u.open_ms), 0)::bigint as open_ms
        from room r
        left join lateral (
            select sum(floor(extract(epoch from least(e.closed_at, r.ends)) * 1000)
                       - floor(extract(epoch from greatest(e.accepted_at, r.begins)) * 1000)) as open_ms
            from history.engagement e
            where e.agent_id = r.agent_id and e.channel = r.channel
              and e.accepted_at < r.ends and (e.closed_at > r.begins or e.closed_at is null)) u on true
        group by 1, 2)
    select t.agent_id, t.agent_name, t.channel, t.logged_in_ms, t.available_ms, t.offered_ms, t.busy_ms, t.wrap_up_ms,
           t.not_responding_ms, t.paused_ms, t.productive_paused_ms,
           t.busy_ms::double precision / nullif(t.busy_ms + t.available_ms, 0),
           t.paused_ms::double precision / nullif(t.logged_in_ms, 0),
           coalesce(o.offers, 0), coalesce(o.accepted, 0), coalesce(o.rejected, 0), coalesce(o.expired, 0),
           coalesce(o.rescinded, 0), o.accepted::double precision / nullif(o.offers - o.rescinded, 0),
           coalesce(w.handled, 0), coalesce(w.sum_handle_ms, 0), w.sum_handle_ms::double precision / w.handled,
           t.busy_ms::double precision / w.handled,
           s.open_ms, s.capacity_ms, s.open_ms::double precision / nullif(s.capacity_ms, 0)
    from times t
    left join offer o on o.agent_id = t.agent_id and o.channel is not distinct from t.channel
    left join work w on w.agent_id = t.agent_id and w.channel is not distinct from t.channel
    left join slot s on s.agent_id = t.agent_id and s.channel is not distinct from t.channel
$$;
comment on function report.summary_agent(timestamptz, timestamptz, timestamptz, text) is
    'Agents from one time until before another. p_as_of: as it was known then (null: now). p_by: agent (states of axis unified) or channel (states of axis channel). occupancy: busy / (busy + available). paused_rate: paused / logged in. answer_rate: accepted / (offers - rescinded). expired: offers that the agent did not answer. handled: those accepted in the time and handled to the end. aht_wall_clock_ms: busy_ms / handled. slot_utilisation: open_ms / capacity_ms, the time of open interactions and of slots while logged in, of channels with a limit only; null without any. Rates are from 0 to 1; what is divided by nothing is null.';

create function report.pause_agent(p_from timestamptz, p_to timestamptz, p_as_of timestamptz default null)
    returns table (agent_id uuid, agent_name text, pause_reason text, productive boolean, paused_ms bigint,
                   logged_in_ms bigint, paused_rate double precision)
    language sql stable parallel safe
as $$
    select s.agent_id, max(s.agent_name), s.pause_reason, s.productive, sum(s.ms)::bigint, l.ms,
           sum(s.ms)::double precision / nullif(l.ms, 0)
    from report.agent_span(p_from, p_to, p_as_of) s
    join (select i.agent_id, sum(i.ms)::bigint as ms
          from report.agent_span(p_from, p_to, p_as_of) i
          where i.axis = 'unified' and i.state <> 'LOGGED_OUT'
          group by 1) l on l.agent_id = s.agent_id
    where s.axis = 'unified' and s.state = 'PAUSED'
    group by s.agent_id, s.pause_reason, s.productive, l.ms
$$;
comment on function report.pause_agent(timestamptz, timestamptz, timestamptz) is 'How long each agent paused for which reason from one time until before another, and which part of the time logged in that is. p_as_of: as it was known then (null: now).';
