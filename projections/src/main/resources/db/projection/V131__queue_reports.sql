-- What reports are made of beyond the facts: who was offered what, who had what for how long, and key figures by any of
-- the definitions that there are. Nothing here is stored (ADR 21).

create function report.name_uuid(p_namespace uuid, p_name text) returns uuid
    language sql immutable strict parallel safe
as $$
    select encode(set_byte(set_byte(h, 6, (get_byte(h, 6) & 15) | 128), 8, (get_byte(h, 8) & 63) | 128), 'hex')::uuid
    from (select substring(sha256(uuid_send(p_namespace) || convert_to(p_name, 'UTF8')) for 16)) as t (h)
$$;
comment on function report.name_uuid(uuid, text) is 'UUID version 8 of a name in a name space, from their SHA-256: the same whenever it is asked for';

create view report.report_all_offer as
select o.channel,
       report.name_uuid(o.interaction_id, 'offer ' || o.offered_position) as id,
       o.interaction_id,
       o.step_no,
       o.queue_id,
       q.name                                                            as queue_name,
       o.agent_id,
       p.full_name                                                       as agent_name,
       o.strategy,
       o.rank,
       o.offered_at,
       o.expires_at,
       o.auto_answer_at,
       o.ended_at,
       floor(extract(epoch from o.ended_at - o.offered_at) * 1000)::bigint as ring_ms,
       o.outcome,
       o.cause,
       o.renotified,
       o.offered_position                                                as first_event_seq,
       o.last_position                                                   as last_event_seq
from history.offer o
left join history.agent_profile p
       on p.agent_id = o.agent_id
      and p.from_position <= o.offered_position and (p.to_position > o.offered_position or p.to_position is null)
left join history.queue_profile q
       on q.queue_id = o.queue_id
      and q.from_position <= o.offered_position and (q.to_position > o.offered_position or q.to_position is null);
comment on view report.report_all_offer is 'Every notification of an agent about an interaction, on all channels. A reminder is no other offer.';
comment on column report.report_all_offer.channel is 'chat, email, sms, openchannel, fax or whatsapp';
comment on column report.report_all_offer.id is 'Identifies the offer; the same after every rebuild';
comment on column report.report_all_offer.interaction_id is 'The conversation';
comment on column report.report_all_offer.step_no is 'The step in which the agent was notified, as in report_<channel>_queue';
comment on column report.report_all_offer.queue_id is 'Queue of the step, null in a step that names the agent';
comment on column report.report_all_offer.queue_name is 'Name of that queue when the offer was made';
comment on column report.report_all_offer.agent_id is 'The agent';
comment on column report.report_all_offer.agent_name is 'Name of the agent when the offer was made; [erased] if the agent''s data were erased';
comment on column report.report_all_offer.strategy is 'By which rule the agent was picked, null in a step that names the agent';
comment on column report.report_all_offer.rank is '1 for the first choice';
comment on column report.report_all_offer.offered_at is 'When the agent was notified';
comment on column report.report_all_offer.expires_at is 'When the offer ends if the agent does not react';
comment on column report.report_all_offer.auto_answer_at is 'When it is accepted for the agent; null if that is left to the agent';
comment on column report.report_all_offer.ended_at is 'When it ended; null while it is live';
comment on column report.report_all_offer.ring_ms is 'ended_at minus offered_at in milliseconds; null while it is live';
comment on column report.report_all_offer.outcome is 'accepted, rejected, expired, or rescinded: taken back, which does not count against the agent; null while it is live';
comment on column report.report_all_offer.cause is 'accepted: manual or auto; rescinded: accepted_by_another, abandoned, step_timed_out, or the admission check that failed meanwhile';
comment on column report.report_all_offer.renotified is 'How often the agent was reminded of it';
comment on column report.report_all_offer.first_event_seq is 'Position in the log of the event that made it';
comment on column report.report_all_offer.last_event_seq is 'Position in the log of the last event about it so far';

-- Shows when agents wrote, never what: it reads messages with its owner's rights. The wrap-up begins with the command
-- that closes, two events after the close. A pause in it cuts its row in two, but changes nothing about its end.
create view report.session_fact as
select e.channel,
       e.interaction_id,
       e.step_no,
       e.queue_id,
       e.agent_id,
       e.began_by,
       e.accepted_at,
       e.closed_at,
       e.ended_by,
       e.disposition,
       e.duration_ms                                                         as talk_ms,
       w.from_at                                                             as wrap_up_at,
       case when w.from_at is not null then
            (select case when bool_and(t.to_at is not null) then max(t.to_at) end
             from history.agent_state t
             where t.agent_id = w.agent_id and t.channel = w.channel and t.wrap_up_ends_at = w.wrap_up_ends_at
               and t.from_at between w.from_at and w.wrap_up_ends_at and t.from_position >= w.from_position)
       end                                                                   as wrapped_up_at,
       m.at                                                                  as first_response_at,
       e.accepted_position,
       e.closed_position
from history.engagement e
left join history.agent_state w
       on w.agent_id = e.agent_id and w.channel = e.channel and w.from_position = e.closed_position + 2
      and w.wrap_up_ends_at is not null and e.ended_by = 'closed'
left join lateral (
    select x.at from directory.message x
    where x.interaction_id = e.interaction_id and x.from_side = 'agent' and x.at >= e.accepted_at
      and (e.closed_at is null or x.at <= e.closed_at)
    order by x.message_no
    limit 1) m on true;
comment on view report.session_fact is 'What report_<channel>_session is made of, without names';
comment on column report.session_fact.channel is 'chat, email, sms, openchannel, fax or whatsapp';
comment on column report.session_fact.interaction_id is 'The conversation';
comment on column report.session_fact.step_no is 'The step in which it was accepted';
comment on column report.session_fact.queue_id is 'Queue from which it was accepted, null from a step that names the agent';
comment on column report.session_fact.agent_id is 'The agent';
comment on column report.session_fact.began_by is 'accepted or reopened';
comment on column report.session_fact.accepted_at is 'When the agent accepted it or got it back by its reopening';
comment on column report.session_fact.closed_at is 'When the agent let go of it; null while it is open';
comment on column report.session_fact.ended_by is 'closed, transferred or requeued; null while it is open';
comment on column report.session_fact.disposition is 'How the agent filed it, if at all';
comment on column report.session_fact.talk_ms is 'closed_at minus accepted_at in milliseconds; null while it is open';
comment on column report.session_fact.wrap_up_at is 'When the wrap-up began that followed; null if none did';
comment on column report.session_fact.wrapped_up_at is 'When it ended; null if there is none or while it lasts';
comment on column report.session_fact.first_response_at is 'When the first message of an agent in it was recorded; null if there is none';
comment on column report.session_fact.accepted_position is 'Position in the log of the event that began it';
comment on column report.session_fact.closed_position is 'Position in the log of the event that ended it';

create view report.report_all_session as
select e.channel,
       report.name_uuid(e.interaction_id, 'session ' || e.accepted_position) as id,
       e.interaction_id,
       e.step_no,
       e.queue_id,
       q.name                                                                as queue_name,
       e.agent_id,
       p.full_name                                                           as agent_name,
       e.began_by,
       j.joined_at,
       e.accepted_at,
       e.closed_at,
       e.ended_by,
       e.disposition,
       e.talk_ms,
       null::bigint                                                          as hold_ms,
       case when e.closed_at is not null and e.wrap_up_at is null then 0
            else floor(extract(epoch from e.wrapped_up_at - e.wrap_up_at) * 1000)::bigint end as wrap_ms,
       e.talk_ms + case when e.wrap_up_at is null then 0
            else floor(extract(epoch from e.wrapped_up_at - e.wrap_up_at) * 1000)::bigint end as handle_ms,
       e.wrapped_up_at,
       e.first_response_at,
       floor(extract(epoch from e.first_response_at - coalesce(j.joined_at, e.accepted_at)) * 1000)::bigint
                                                                             as first_response_ms,
       e.accepted_position                                                   as first_event_seq,
       coalesce(e.closed_position, e.accepted_position)                      as last_event_seq
from report.session_fact e
left join lateral (
    select r.joined_at from report.report_all_queue r
    where e.began_by = 'accepted' and r.interaction_id = e.interaction_id and r.step_no = e.step_no
      and r.channel = e.channel
    limit 1) j on true
left join history.agent_profile p
       on p.agent_id = e.agent_id
      and p.from_position <= e.accepted_position and (p.to_position > e.accepted_position or p.to_position is null)
left join history.queue_profile q
       on q.queue_id = e.queue_id
      and q.from_position <= e.accepted_position and (q.to_position > e.accepted_position or q.to_position is null);
comment on view report.report_all_session is 'Which agent had which interaction, on all channels: one row from acceptance or reopening to close, transfer or requeueing';
comment on column report.report_all_session.channel is 'chat, email, sms, openchannel, fax or whatsapp';
comment on column report.report_all_session.id is 'Identifies the session; the same after every rebuild';
comment on column report.report_all_session.interaction_id is 'The conversation';
comment on column report.report_all_session.step_no is 'The step in which it was accepted, as in report_<channel>_queue';
comment on column report.report_all_session.queue_id is 'Queue from which it was accepted, null from a step that names the agent';
comment on column report.report_all_session.queue_name is 'Name of that queue at the acceptance';
comment on column report.report_all_session.agent_id is 'The agent';
comment on column report.report_all_session.agent_name is 'Name of the agent at the acceptance; [erased] if the agent''s data were erased';
comment on column report.report_all_session.began_by is 'accepted, or reopened: a message of the contact opened it again and the agent got it without an offer';
comment on column report.report_all_session.joined_at is 'When the queue step began from which it was accepted; null for one that names the agent and after a reopening';
comment on column report.report_all_session.accepted_at is 'When the agent accepted it or got it back by its reopening';
comment on column report.report_all_session.closed_at is 'When the agent let go of it; null while it is open';
comment on column report.report_all_session.ended_by is 'closed, transferred, or requeued: the agent was gone and it waits again; null while it is open';
comment on column report.report_all_session.disposition is 'How the agent filed it, if at all';
comment on column report.report_all_session.talk_ms is 'closed_at minus accepted_at in milliseconds; null while it is open';
comment on column report.report_all_session.hold_ms is 'Milliseconds on hold within talk_ms; null: no channel without telephony has it';
comment on column report.report_all_session.wrap_ms is 'Milliseconds of the wrap-up that followed, 0 if none did; null while it is open or wrapped up';
comment on column report.report_all_session.handle_ms is 'talk_ms plus wrap_ms; null while one of them is';
comment on column report.report_all_session.wrapped_up_at is 'When that wrap-up ended; null if there is none or while it lasts';
comment on column report.report_all_session.first_response_at is 'When the first message of an agent in it was recorded; null if there is none';
comment on column report.report_all_session.first_response_ms is 'first_response_at minus joined_at, or minus accepted_at where joined_at is null, in milliseconds';
comment on column report.report_all_session.first_event_seq is 'Position in the log of the event that began it';
comment on column report.report_all_session.last_event_seq is 'Position in the log of the event that ended it; of the one that began it while it is open';

-- One definition for all channels: report.report_chat_offer, report.report_chat_session, ...
do $$
declare
    c       text;
    kind    text;
    columns text;
    comment text;
begin
    foreach kind in array array['offer', 'session'] loop
        select string_agg(quote_ident(attname), ', ' order by attnum) into columns
        from pg_attribute
        where attrelid = format('report.report_all_%s', kind)::regclass and attnum > 0 and attname <> 'channel';
        foreach c in array array['chat', 'email', 'sms', 'openchannel', 'fax', 'whatsapp'] loop
            execute format('create view report.report_%1$s_%2$s as select %3$s from report.report_all_%2$s where channel = %1$L',
                           c, kind, columns);
            execute format('comment on view report.report_%1$s_%2$s is %3$L', c, kind,
                           format('Channel %s: ', c) || case kind
                               when 'offer' then 'every notification of an agent about an interaction'
                               else 'which agent had which interaction, from acceptance or reopening to close, transfer or requeueing' end);
            for comment in
                select format('comment on column report.report_%s_%s.%I is %L', c, kind, attname, col_description(attrelid, attnum))
                from pg_attribute
                where attrelid = format('report.report_all_%s', kind)::regclass and attnum > 0 and attname <> 'channel'
            loop
                execute comment;
            end loop;
        end loop;
    end loop;
end
$$;

-- The functions below name tables in strings, so that a rebuilt table is found, and are made so that the planner can put
-- them into the query that calls them.

create function report.within_hours(p_at timestamptz, p_definition integer) returns boolean
    language sql stable parallel safe
as $$
    select d.zone is null or exists (
        select from report.kpi_office_hours h
        where h.definition_id = d.definition_id
          and h.weekday = extract(isodow from p_at at time zone d.zone)
          and extract(hour from p_at at time zone d.zone) * 60 + extract(minute from p_at at time zone d.zone) >= h.from_minute
          and extract(hour from p_at at time zone d.zone) * 60 + extract(minute from p_at at time zone d.zone) < h.to_minute)
    from report.kpi_definition d
    where d.definition_id = p_definition
$$;
comment on function report.within_hours(timestamptz, integer) is 'Whether a time is within the office hours of a definition; null if there is no such definition';

create function report.definition_at(p_definition integer, p_as_of timestamptz) returns integer
    language sql stable parallel safe
as $$
    select coalesce(p_definition, (select max(d.definition_id) from report.kpi_definition d
                                   where d.from_at <= coalesce(p_as_of, 'infinity')))
$$;
comment on function report.definition_at(integer, timestamptz) is 'The definition asked for, or else the last one that there was at a time (null: now)';

create function report.bucket(p_at timestamptz, p_step interval, p_zone text) returns timestamptz
    language sql stable parallel safe
as $$
    select case when p_step >= interval '1 day' then date_trunc('day', p_at, p_zone)
                else p_at - ((p_at at time zone p_zone) - date_bin(p_step, p_at at time zone p_zone, timestamp '2000-01-01')) end
$$;
comment on function report.bucket(timestamptz, interval, text) is 'Beginning of the interval in which a time lies, by the clocks of a zone: local days may have 23 or 25 hours, and an hour that the clocks show twice is two intervals';

create function report.queue_fact(p_definition integer, p_as_of timestamptz)
    returns table (definition_id integer, channel text, interaction_id uuid, step_no integer, queue_id uuid, user_id uuid,
                   joined_at timestamptz, ended_at timestamptz, reason text, wait_ms bigint, in_t boolean, short boolean)
    language sql stable parallel safe
as $$
    select t.definition_id, r.channel, r.interaction_id, r.step_no, r.queue_id,
           case when r.ended_at <= coalesce(p_as_of, 'infinity') then r.user_id end,
           r.joined_at,
           case when r.ended_at <= coalesce(p_as_of, 'infinity') then r.ended_at end,
           case when r.ended_at <= coalesce(p_as_of, 'infinity') then r.reason end,
           case when r.ended_at <= coalesce(p_as_of, 'infinity') then r.wait_ms end,
           case when r.ended_at <= coalesce(p_as_of, 'infinity') then r.wait_ms <= t.threshold_seconds * 1000::bigint end,
           case when r.ended_at <= coalesce(p_as_of, 'infinity') then r.wait_ms < t.short_abandon_seconds * 1000::bigint end
    from report.report_all_queue r
    join report.kpi_target t on t.channel = r.channel
    where t.definition_id = report.definition_at(p_definition, p_as_of)
      and r.joined_at <= coalesce(p_as_of, 'infinity')
$$;
comment on function report.queue_fact(integer, timestamptz) is 'The queue reports of all channels as they were known at a time (null: now), measured by a definition (null: the last one). in_t: ended within the channel''s threshold; short: ended sooner than a short abandon may';

create function report.ended_fact(p_definition integer, p_as_of timestamptz)
    returns table (definition_id integer, channel text, queue_id uuid, ended_at timestamptz, reason text, wait_ms bigint,
                   in_t boolean, short boolean)
    language sql stable parallel safe
as $$
    select t.definition_id, r.channel, r.queue_id, r.ended_at, r.reason, r.wait_ms,
           r.wait_ms <= t.threshold_seconds * 1000::bigint, r.wait_ms < t.short_abandon_seconds * 1000::bigint
    from report.report_all_queue r
    join report.kpi_target t on t.channel = r.channel
    where t.definition_id = report.definition_at(p_definition, p_as_of)
      and r.ended_at <= coalesce(p_as_of, 'infinity')
$$;
comment on function report.ended_fact(integer, timestamptz) is 'The same of those steps only that had ended, so that they are found by their end';

create function report.service_level(p_formula text, p_offered bigint, p_accepted bigint, p_abandoned bigint,
                                     p_accepted_in_t bigint, p_abandoned_in_t bigint) returns double precision
    language sql immutable parallel safe
as $$
    select case p_formula
        when 'SL1' then p_accepted_in_t::double precision / nullif(p_offered, 0)
        when 'SL2' then p_accepted_in_t::double precision / nullif(p_accepted + p_abandoned, 0)
        when 'SL3' then p_accepted_in_t::double precision / nullif(p_offered - p_abandoned_in_t, 0)
        when 'SL4' then (p_accepted_in_t + p_abandoned_in_t)::double precision / nullif(p_accepted + p_abandoned, 0)
        when 'SL5' then p_accepted_in_t::double precision / nullif(p_accepted, 0)
    end
$$;
comment on function report.service_level(text, bigint, bigint, bigint, bigint, bigint) is 'Service level from 0 to 1 by one of the formulas SL1 to SL5; null if there is nothing to divide by';

-- Who waited when a range of time began, and nothing else of before that matters to what happens in it.
create function report.waiting_at(p_at timestamptz, p_as_of timestamptz)
    returns table (channel text, queue_id uuid, waiting bigint)
    language sql stable parallel safe
as $$
    select s.channel, s.queue_id, count(*)
    from history.interaction_state s
    where tstzrange(s.from_at, s.to_at, '[]') @> p_at
      and s.status = 'waiting' and s.queue_id is not null
      and s.from_at < p_at and (s.to_at >= p_at or s.to_at is null)
      and p_at <= coalesce(p_as_of, 'infinity')
    group by 1, 2
$$;
comment on function report.waiting_at(timestamptz, timestamptz) is 'How many waited in each queue just before a time, if that time is not after another (null: it is not)';

create function report.interval_queue(
        p_from timestamptz, p_to timestamptz, p_step interval default '15 minutes', p_zone text default 'UTC',
        p_family text default 'cohort', p_definition integer default null, p_as_of timestamptz default null)
    returns table (interval_start timestamptz, channel text, queue_id uuid, family text, offered bigint, accepted bigint,
                   abandoned bigint, timed_out bigint, waiting_end bigint, accepted_in_t bigint, short_abandons bigint,
                   sum_answer_ms bigint, sum_abandon_ms bigint, max_wait_ms bigint, definition_id integer,
                   abandoned_in_t bigint, service_level double precision)
    language sql stable parallel safe
as $$
    with happened as (
        -- Everything counts where it happened. Those who came before the range are counted in without being offered.
        select report.bucket(f.joined_at, p_step, p_zone) as interval_start, f.channel, f.queue_id,
               count(*) as offered, count(*) as delta, 0::bigint as accepted, 0::bigint as abandoned, 0::bigint as timed_out,
               0::bigint as accepted_in_t, 0::bigint as abandoned_in_t, 0::bigint as short_abandons,
               0::numeric as sum_answer_ms, 0::numeric as sum_abandon_ms, null::bigint as max_wait_ms
        from report.queue_fact(p_definition, p_as_of) f
        where p_family = 'event' and f.joined_at >= p_from and f.joined_at < p_to
        group by 1, 2, 3
        union all
        select report.bucket(f.ended_at, p_step, p_zone), f.channel, f.queue_id, 0, -count(*),
               count(*) filter (where f.reason = 'accepted'),
               count(*) filter (where f.reason = 'abandoned'),
               count(*) filter (where f.reason = 'timeout'),
               count(*) filter (where f.reason = 'accepted' and f.in_t),
               count(*) filter (where f.reason = 'abandoned' and f.in_t),
               count(*) filter (where f.reason = 'abandoned' and f.short),
               coalesce(sum(f.wait_ms) filter (where f.reason = 'accepted'), 0),
               coalesce(sum(f.wait_ms) filter (where f.reason = 'abandoned'), 0),
               max(f.wait_ms)
        from report.ended_fact(p_definition, p_as_of) f
        where p_family = 'event' and f.ended_at >= p_from and f.ended_at < p_to
        group by 1, 2, 3
        union all
        select report.bucket(p_from, p_step, p_zone), w.channel, w.queue_id, 0, w.waiting, 0, 0, 0, 0, 0, 0, 0, 0, null
        from report.waiting_at(p_from, p_as_of) w
        where p_family = 'event' and p_from < p_to),
    swept as (
        select h.interval_start, h.channel, h.queue_id, sum(h.offered)::bigint as offered, sum(h.accepted)::bigint as accepted,
               sum(h.abandoned)::bigint as abandoned, sum(h.timed_out)::bigint as timed_out,
               sum(sum(h.delta)) over queue::bigint as waiting_end,
               sum(h.accepted_in_t)::bigint as accepted_in_t, sum(h.abandoned_in_t)::bigint as abandoned_in_t,
               sum(h.short_abandons)::bigint as short_abandons, sum(h.sum_answer_ms)::bigint as sum_answer_ms,
               sum(h.sum_abandon_ms)::bigint as sum_abandon_ms, max(h.max_wait_ms) as max_wait_ms,
               coalesce(lead(h.interval_start) over queue, least(p_to, p_as_of)) as next_start
        from happened h
        group by 1, 2, 3
        window queue as (partition by h.channel, h.queue_id order by h.interval_start)),
    counted as (
        -- Everything about a step counts where the step began.
        select report.bucket(f.joined_at, p_step, p_zone) as interval_start, f.channel, f.queue_id,
               count(*) as offered,
               count(*) filter (where f.reason = 'accepted') as accepted,
               count(*) filter (where f.reason = 'abandoned') as abandoned,
               count(*) filter (where f.reason = 'timeout') as timed_out,
               count(*) filter (where f.reason is null) as waiting_end,
               count(*) filter (where f.reason = 'accepted' and f.in_t) as accepted_in_t,
               count(*) filter (where f.reason = 'abandoned' and f.in_t) as abandoned_in_t,
               count(*) filter (where f.reason = 'abandoned' and f.short) as short_abandons,
               coalesce(sum(f.wait_ms) filter (where f.reason = 'accepted'), 0)::bigint as sum_answer_ms,
               coalesce(sum(f.wait_ms) filter (where f.reason = 'abandoned'), 0)::bigint as sum_abandon_ms,
               max(f.wait_ms) as max_wait_ms
        from report.queue_fact(p_definition, p_as_of) f
        where p_family = 'cohort' and f.joined_at >= p_from and f.joined_at < p_to
        group by 1, 2, 3
        union all
        select s.interval_start, s.channel, s.queue_id, s.offered, s.accepted, s.abandoned, s.timed_out, s.waiting_end,
               s.accepted_in_t, s.abandoned_in_t, s.short_abandons, s.sum_answer_ms, s.sum_abandon_ms, s.max_wait_ms
        from swept s
        union all
        -- Intervals in which nothing happens but somebody waits.
        select g.interval_start, s.channel, s.queue_id, 0, 0, 0, 0, s.waiting_end, 0, 0, 0, 0, 0, null
        from swept s
        cross join lateral generate_series(date_add(s.interval_start, p_step, p_zone),
                                           s.next_start - interval '1 microsecond', p_step, p_zone) as g (interval_start)
        where s.waiting_end > 0 and s.next_start > date_add(s.interval_start, p_step, p_zone))
    select c.interval_start, c.channel, c.queue_id, p_family, c.offered, c.accepted, c.abandoned, c.timed_out, c.waiting_end,
           c.accepted_in_t, c.short_abandons, c.sum_answer_ms, c.sum_abandon_ms, c.max_wait_ms, d.definition_id,
           c.abandoned_in_t,
           report.service_level(d.service_level, c.offered, c.accepted, c.abandoned, c.accepted_in_t, c.abandoned_in_t)
    from counted c
    cross join report.kpi_definition d
    where d.definition_id = report.definition_at(p_definition, p_as_of)
$$;
comment on function report.interval_queue(timestamptz, timestamptz, interval, text, text, integer, timestamptz) is
    'Interval report of all queues from one time until before another. p_step: a part of an hour that divides it, an hour, or a day. p_zone: by whose clocks intervals begin. p_family: cohort (everything about a step counts where the step began, so that offered = accepted + abandoned + timed_out + waiting_end in each interval) or event (everything counts where it happened; waiting_end is who waited at the interval''s end). p_definition: by which definition (null: the last one). p_as_of: as it was known then (null: now).';

-- A filter on interval_start picks quarters of an hour first; each of them then reads its own steps only.
create view report.report_interval_queue as
select i.interval_start, f.channel, f.queue_id, f.family, f.offered, f.accepted, f.abandoned, f.timed_out, f.waiting_end,
       f.accepted_in_t, f.short_abandons, f.sum_answer_ms, f.sum_abandon_ms, f.max_wait_ms, d.definition_id
from (select date_bin('15 minutes', min(r.joined_at), timestamptz 'epoch') as first_start,
             greatest(max(r.joined_at), max(r.ended_at), now()) as last_at
      from report.report_all_queue r) x
cross join lateral generate_series(x.first_start, x.last_at, interval '15 minutes') as i (interval_start)
cross join report.kpi_definition d
cross join lateral (
    select c.channel, c.queue_id, 'cohort'::text as family, count(*) as offered,
           count(*) filter (where c.reason = 'accepted') as accepted,
           count(*) filter (where c.reason = 'abandoned') as abandoned,
           count(*) filter (where c.reason = 'timeout') as timed_out,
           count(*) filter (where c.reason is null) as waiting_end,
           count(*) filter (where c.reason = 'accepted' and c.wait_ms <= t.threshold_seconds * 1000::bigint) as accepted_in_t,
           count(*) filter (where c.reason = 'abandoned' and c.wait_ms < t.short_abandon_seconds * 1000::bigint) as short_abandons,
           coalesce(sum(c.wait_ms) filter (where c.reason = 'accepted'), 0)::bigint as sum_answer_ms,
           coalesce(sum(c.wait_ms) filter (where c.reason = 'abandoned'), 0)::bigint as sum_abandon_ms,
           max(c.wait_ms) as max_wait_ms
    from report.report_all_queue c
    join report.kpi_target t on t.channel = c.channel and t.definition_id = d.definition_id
    where c.joined_at >= i.interval_start and c.joined_at < i.interval_start + interval '15 minutes'
    group by 1, 2
    union all
    select h.channel, h.queue_id, 'event', sum(h.offered)::bigint, sum(h.accepted)::bigint, sum(h.abandoned)::bigint,
           sum(h.timed_out)::bigint, sum(h.waiting)::bigint, sum(h.accepted_in_t)::bigint, sum(h.short_abandons)::bigint,
           sum(h.sum_answer_ms)::bigint, sum(h.sum_abandon_ms)::bigint, max(h.max_wait_ms)
    from (
        select c.channel, c.queue_id, count(*) as offered, 0 as accepted, 0 as abandoned, 0 as timed_out, 0 as waiting,
               0 as accepted_in_t, 0 as short_abandons, 0::numeric as sum_answer_ms, 0::numeric as sum_abandon_ms,
               null::bigint as max_wait_ms
        from report.report_all_queue c
        where c.joined_at >= i.interval_start and c.joined_at < i.interval_start + interval '15 minutes'
        group by 1, 2
        union all
        select e.channel, e.queue_id, 0,
               count(*) filter (where e.reason = 'accepted'),
               count(*) filter (where e.reason = 'abandoned'),
               count(*) filter (where e.reason = 'timeout'),
               0,
               count(*) filter (where e.reason = 'accepted' and e.wait_ms <= t.threshold_seconds * 1000::bigint),
               count(*) filter (where e.reason = 'abandoned' and e.wait_ms < t.short_abandon_seconds * 1000::bigint),
               coalesce(sum(e.wait_ms) filter (where e.reason = 'accepted'), 0),
               coalesce(sum(e.wait_ms) filter (where e.reason = 'abandoned'), 0),
               max(e.wait_ms)
        from report.report_all_queue e
        join report.kpi_target t on t.channel = e.channel and t.definition_id = d.definition_id
        where e.ended_at >= i.interval_start and e.ended_at < i.interval_start + interval '15 minutes'
        group by 1, 2
        union all
        select w.channel, w.queue_id, 0, 0, 0, 0, w.waiting, 0, 0, 0, 0, null
        from report.waiting_at(i.interval_start + interval '15 minutes', null) w) h
    group by 1, 2) f;
comment on view report.report_interval_queue is 'Interval report in quarters of an hour, one row per queue, family and definition; report.interval_queue gives other intervals, local days and what was known at a time. Filter on interval_start, family and definition_id; never add up over the latter two.';
comment on column report.report_interval_queue.interval_start is 'When the quarter of an hour begins';
comment on column report.report_interval_queue.channel is 'chat, email, sms, openchannel, fax or whatsapp';
comment on column report.report_interval_queue.queue_id is 'The queue';
comment on column report.report_interval_queue.family is 'cohort: everything about a step counts where the step began, so that offered = accepted + abandoned + timed_out + waiting_end in each interval; event: everything counts where it happened';
comment on column report.report_interval_queue.offered is 'Steps that began';
comment on column report.report_interval_queue.accepted is 'Steps that ended with an agent';
comment on column report.report_interval_queue.abandoned is 'Steps that ended because the contact left';
comment on column report.report_interval_queue.timed_out is 'Steps that ended because their time was over';
comment on column report.report_interval_queue.waiting_end is 'cohort: those of the interval that still wait; event: those who waited at its end';
comment on column report.report_interval_queue.accepted_in_t is 'Accepted within the threshold that the definition has for the channel';
comment on column report.report_interval_queue.short_abandons is 'Abandoned sooner than what the definition calls short';
comment on column report.report_interval_queue.sum_answer_ms is 'Milliseconds that the accepted waited, together';
comment on column report.report_interval_queue.sum_abandon_ms is 'Milliseconds that the abandoned waited, together';
comment on column report.report_interval_queue.max_wait_ms is 'Longest wait of those that ended, in milliseconds';
comment on column report.report_interval_queue.definition_id is 'By which definition';

create function report.kpi_queue(p_from timestamptz, p_to timestamptz, p_definition integer default null,
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
               null::bigint as sum_hold_ms,
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
comment on function report.kpi_queue(timestamptz, timestamptz, integer, timestamptz, text) is
    'Key figures of the steps that began from one time until before another. p_definition: by which definition (null: the last one). p_as_of: as it was known then (null: now). p_by: queue, channel, or all for one row. Rates and service levels are from 0 to 1; what is divided by nothing is null; averages come with their sums and counts. aht_ms: over those accepted that are handled to the end; first response: from joining to the agent''s first message.';

-- Many groups fit into memory.
alter role report_reader set work_mem = '32MB';
alter role query_reader set work_mem = '32MB';
