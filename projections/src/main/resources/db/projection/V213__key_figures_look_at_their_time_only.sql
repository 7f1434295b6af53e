-- Of a day in the past, the conversations of all the time since were looked through for those of that day.
create or replace function report.kpi_queue(p_from timestamptz, p_to timestamptz, p_definition integer default null,
                                 p_as_of timestamptz default null, p_by text default 'queue')
    returns table (definition_id integer, channel text, queue_id uuid, queue_name text,
                   offered bigint, accepted bigint, abandoned bigint, timed_out bigint, waiting bigint,
                   short_abandons bigint, accepted_in_t bigint, abandoned_in_t bigint,
                   service_level_formula text, service_level double precision,
                   sum_answer_ms bigint, asa_ms double precision,
                   sum_abandon_ms bigint, average_abandon_ms double precision,
                   abandonment_rate double precision, abandonment_rate_without_short double precision,
                   timeout_rate double precision,
                   handled bigint, sum_talk_ms bigint, sum_hold_ms bigint, sum_wrap_ms bigint, sum_handle_ms bigint,
                   aht_ms double precision,
                   responded bigint, sum_first_response_ms bigint, average_first_response_ms double precision,
                   ended bigint, sum_wait_ms bigint, max_wait_ms bigint, p50_wait_ms bigint, p90_wait_ms bigint,
                   p95_wait_ms bigint, offered_within_hours bigint, offered_outside_hours bigint)
    language plpgsql stable parallel safe
as $$
#variable_conflict use_column
declare
    -- A conversation begins when its step is answered. A value, and not a subselect, is looked up by an index.
    until timestamptz := (
        select max(f.ended_at) from report.queue_fact(p_definition, p_as_of) f
        where f.joined_at >= p_from and f.joined_at < p_to and f.reason = 'accepted');
begin
    return query
    with fact as (
        select f.definition_id,
               case when p_by in ('queue', 'channel') then f.channel end as channel,
               case when p_by = 'queue' then f.queue_id end as queue_id,
               f.reason, f.in_t, f.short, f.wait_ms,
               d.zone is null or h.weekday is not null as open,
               s.talk_ms,
               case when v.held_since is null then v.held_ms end as hold_ms,
               case when s.wrap_up_at is null then 0
                    else floor(extract(epoch from s.wrapped_up_at - s.wrap_up_at) * 1000)::bigint end as wrap_ms,
               -- What an agent is not done with yet, at that time, counts neither above nor below.
               s.closed_at <= coalesce(p_as_of, 'infinity')
                   and (s.wrap_up_at is null or s.wrapped_up_at <= coalesce(p_as_of, 'infinity')) as handled,
               case when s.first_response_at <= coalesce(p_as_of, 'infinity')
                    then floor(extract(epoch from s.first_response_at - f.joined_at) * 1000)::bigint end as first_response_ms
        from report.queue_fact(p_definition, p_as_of) f
        join report.kpi_definition d on d.definition_id = f.definition_id
        left join report.kpi_office_hours h
               on h.definition_id = f.definition_id
              and h.weekday = extract(isodow from f.joined_at at time zone d.zone)
              and extract(hour from f.joined_at at time zone d.zone) * 60
                  + extract(minute from f.joined_at at time zone d.zone) >= h.from_minute
              and extract(hour from f.joined_at at time zone d.zone) * 60
                  + extract(minute from f.joined_at at time zone d.zone) < h.to_minute
        left join report.session_fact s
               on s.interaction_id = f.interaction_id and s.agent_id = f.user_id and s.step_no = f.step_no
              and s.began_by = 'accepted' and s.accepted_at >= p_from
              and s.accepted_at <= until
        left join report.voice_session v
               on f.channel = 'voice' and v.interaction_id = f.interaction_id and v.step_no = f.step_no
        where f.joined_at >= p_from and f.joined_at < p_to),
    summed as (
        select f.definition_id, f.channel, f.queue_id,
               count(*) as offered,
               count(*) filter (where f.reason = 'accepted') as accepted,
               count(*) filter (where f.reason = 'abandoned') as abandoned,
               count(*) filter (where f.reason = 'timeout') as timed_out,
               count(*) filter (where f.reason is null) as waiting,
               count(*) filter (where f.reason = 'abandoned' and f.short) as short_abandons,
               count(*) filter (where f.reason = 'accepted' and f.in_t) as accepted_in_t,
               count(*) filter (where f.reason = 'abandoned' and f.in_t) as abandoned_in_t,
               coalesce(sum(f.wait_ms) filter (where f.reason = 'accepted'), 0)::bigint as sum_answer_ms,
               coalesce(sum(f.wait_ms) filter (where f.reason = 'abandoned'), 0)::bigint as sum_abandon_ms,
               count(*) filter (where f.handled) as handled,
               coalesce(sum(f.talk_ms) filter (where f.handled), 0)::bigint as sum_talk_ms,
               (sum(f.hold_ms) filter (where f.handled))::bigint as sum_hold_ms,
               coalesce(sum(f.wrap_ms) filter (where f.handled), 0)::bigint as sum_wrap_ms,
               coalesce(sum(f.talk_ms + f.wrap_ms) filter (where f.handled), 0)::bigint as sum_handle_ms,
               count(f.first_response_ms) as responded,
               coalesce(sum(f.first_response_ms), 0)::bigint as sum_first_response_ms,
               count(f.wait_ms) as ended,
               coalesce(sum(f.wait_ms), 0)::bigint as sum_wait_ms,
               max(f.wait_ms) as max_wait_ms,
               percentile_disc(array[0.5, 0.9, 0.95]) within group (order by f.wait_ms) as waits,
               count(*) filter (where f.open) as offered_within_hours,
               count(*) filter (where not f.open) as offered_outside_hours
        from fact f
        group by 1, 2, 3)
    select s.definition_id, s.channel, s.queue_id, n.queue_name,
           s.offered, s.accepted, s.abandoned, s.timed_out, s.waiting, s.short_abandons, s.accepted_in_t, s.abandoned_in_t,
           d.service_level,
           report.service_level(d.service_level, s.offered, s.accepted, s.abandoned, s.accepted_in_t, s.abandoned_in_t),
           s.sum_answer_ms, s.sum_answer_ms::double precision / nullif(s.accepted, 0),
           s.sum_abandon_ms, s.sum_abandon_ms::double precision / nullif(s.abandoned, 0),
           s.abandoned::double precision / nullif(s.offered, 0),
           (s.abandoned - s.short_abandons)::double precision / nullif(s.offered - s.short_abandons, 0),
           s.timed_out::double precision / nullif(s.offered, 0),
           s.handled, s.sum_talk_ms, s.sum_hold_ms, s.sum_wrap_ms, s.sum_handle_ms,
           s.sum_handle_ms::double precision / nullif(s.handled, 0),
           s.responded, s.sum_first_response_ms, s.sum_first_response_ms::double precision / nullif(s.responded, 0),
           s.ended, s.sum_wait_ms, s.max_wait_ms, s.waits[1], s.waits[2], s.waits[3],
           s.offered_within_hours, s.offered_outside_hours
    from summed s
    join report.kpi_definition d on d.definition_id = s.definition_id
    left join lateral (
        select r.queue_name from report.report_all_queue r
        where r.queue_id = s.queue_id and r.channel = s.channel
          and r.joined_at < p_to and r.joined_at <= coalesce(p_as_of, 'infinity')
        order by r.joined_at desc
        limit 1) n on true;
end
$$;

-- For each shift, all that the agent has ever had open was looked through.
create or replace function report.summary_agent(p_from timestamptz, p_to timestamptz, p_as_of timestamptz default null,
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
        select row_number() over () as room_no, c.agent_id, c.channel, c.capacity,
               greatest(c.from_at, s.begins) as begins, least(c.to_at, s.ends) as ends
        from history.agent_capacity c
        join shift s on s.agent_id = c.agent_id and c.from_at < s.ends and (c.to_at > s.begins or c.to_at is null)
        where c.capacity > 0),
    engaged as materialized (
        select e.agent_id, e.channel, e.accepted_at, e.closed_at
        from history.engagement e
        where tstzrange(e.accepted_at, e.closed_at, '[]') && tstzrange(p_from, p_to, '[]')),
    used as (
        select r.room_no,
               sum(floor(extract(epoch from least(e.closed_at, r.ends)) * 1000)
                   - floor(extract(epoch from greatest(e.accepted_at, r.begins)) * 1000)) as open_ms
        from room r
        join engaged e on e.agent_id = r.agent_id and e.channel = r.channel
                      and e.accepted_at < r.ends and (e.closed_at > r.begins or e.closed_at is null)
        group by 1),
    slot as (
        select r.agent_id, case p_by when 'channel' then r.channel end as channel,
               sum(r.capacity * (floor(extract(epoch from r.ends) * 1000) - floor(extract(epoch from r.begins) * 1000)))::bigint
                   as capacity_ms,
               coalesce(sum(u.open_ms), 0)::bigint as open_ms
        from room r
        left join used u on u.room_no = r.room_no
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
