-- Hold time is known of calls. It is part of the conversation, so that nothing else changes.
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
    language sql stable parallel safe
as $$
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
        limit 1) n on true
$$;
