-- Calls in the views for those who come from other systems: by the switchboard's clock, under its own ids (ADR 32).
create or replace view report.report_queue as
select r.id,
       r.interaction_id::text                                           as uniqueid,
       r.channel,
       r.queue_name                                                     as queue,
       'inbound'::text                                                  as type,
       1::smallint                                                      as queuecallerjoin,
       r.joined_at                                                      as queuecallerjoinat,
       (r.ended_at is not null)::int::smallint                          as queuecallerleave,
       r.ended_at                                                       as queuecallerleaveat,
       (r.reason is not distinct from 'accepted')::int::smallint        as queuecallercomplete,
       e.closed_at                                                      as queuecallercompleteat,
       (r.reason is not distinct from 'abandoned')::int::smallint       as queuecallerabandon,
       r.abandoned_at                                                   as queuecallerabandonat,
       (r.reason is not distinct from 'timeout')::int::smallint         as queuecallerexit,
       r.timed_out_at                                                   as queuecallerexitat,
       case when r.reason = 'timeout' then r.cause end                  as queuecallerexitreason,
       null::text                                                       as calleridnum,
       null::text                                                       as calleridname,
       null::integer                                                    as position,
       null::integer                                                    as originalposition,
       (r.wait_ms / 1000)::integer                                      as holdtime,
       (e.duration_ms / 1000)::integer                                  as talktime,
       coalesce(nullif(p.username, '[erased]'), r.user_id::text)        as membername,
       r.user_id                                                        as userid,
       r.account_name                                                   as accountcode,
       r.joined_at                                                      as createdat,
       coalesce(e.closed_at, r.ended_at, r.joined_at)                   as updatedat
from report.report_all_queue r
left join lateral (
    select e.closed_at, e.duration_ms from history.engagement e
    where e.interaction_id = r.interaction_id and e.agent_id = r.user_id
      and e.step_no = r.step_no and e.began_by = 'accepted' limit 1) e on true
left join history.agent_profile p
       on p.agent_id = r.user_id
      and p.from_position <= r.last_event_seq and (p.to_position > r.last_event_seq or p.to_position is null)
where r.channel <> 'voice'
union all
select r.id,
       coalesce(c.unique_id, r.interaction_id::text),
       'voice',
       r.queue_name,
       coalesce(c.direction, 'inbound'),
       1::smallint,
       r.joined_at,
       (r.ended_at is not null)::int::smallint,
       r.ended_at,
       (r.reason is not distinct from 'accepted')::int::smallint,
       s.released_at,
       (r.reason is not distinct from 'abandoned')::int::smallint,
       r.abandoned_at,
       (r.reason is not distinct from 'timeout')::int::smallint,
       r.timed_out_at,
       case when r.reason = 'timeout' then r.cause end,
       null,
       null,
       null,
       null,
       (r.wait_ms / 1000)::integer,
       s.talk,
       coalesce(nullif(p.username, '[erased]'), r.user_id::text),
       r.user_id,
       r.account_name,
       r.joined_at,
       coalesce(s.released_at, r.ended_at, r.joined_at)
from report.voice_step r
left join lateral (
    select c.unique_id, c.direction from directory.call c where c.interaction_id = r.interaction_id limit 1) c on true
left join lateral (
    select s.released_at, floor(extract(epoch from s.released_at - s.accepted_at))::integer as talk
    from report.voice_session s
    where s.interaction_id = r.interaction_id and s.step_no = r.step_no limit 1) s on true
left join history.agent_profile p
       on p.agent_id = r.user_id
      and p.from_position <= r.last_event_seq and (p.to_position > r.last_event_seq or p.to_position is null);
comment on view report.report_queue is 'The queue reports of all channels in the shape of the vendor''s report_queue, for queries that were written for it: one row per interaction and executed queue step, with flags to sum. Filter on queuecallerjoinAt. Times of calls are by the switchboard''s clock.';
comment on column report.report_queue.uniqueid is 'Of a call, its uniqueid at the switchboard, as the vendor''s; otherwise, and if that was never reported, the interaction';
comment on column report.report_queue.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp; the vendor''s table is of voice only and has no such column';
comment on column report.report_queue.type is 'inbound; of calls, inbound, outbound or internal';
comment on column report.report_queue.queuecallerexitreason is 'Why: no_answer, no_agent_notified, tab_limit, capacity, paused, not_logged_in or no_members; of calls also exit_empty, exit_full, exit_key or withdrawn';

create or replace view report.queue_log as
-- Who comes.
select r.joined_at                  as time,
       r.interaction_id::text       as callid,
       r.queue_name                 as queuename,
       'NONE'::text                 as agent,
       'ENTERQUEUE'::text           as event,
       ''::text                     as data1,
       ''::text                     as data2,
       ''::text                     as data3,
       ''::text                     as data4,
       ''::text                     as data5,
       r.channel,
       r.first_event_seq            as position,
       1                            as rank
from report.report_all_queue r
where r.channel <> 'voice'
union all
-- How waiting ends.
select r.ended_at,
       r.interaction_id::text,
       r.queue_name,
       case r.reason when 'accepted' then coalesce(nullif(p.username, '[erased]'), r.user_id::text) else 'NONE' end,
       case r.reason when 'accepted' then 'CONNECT' when 'abandoned' then 'ABANDON' else 'EXITWITHTIMEOUT' end,
       case r.reason when 'accepted' then (r.answer_ms / 1000)::text else '' end,
       '',
       case r.reason when 'accepted' then coalesce((r.ring_ms / 1000)::text, '') else (r.wait_ms / 1000)::text end,
       '',
       '',
       r.channel,
       r.last_event_seq,
       1
from report.report_all_queue r
left join history.agent_profile p
       on p.agent_id = r.user_id
      and p.from_position <= r.last_event_seq and (p.to_position > r.last_event_seq or p.to_position is null)
where r.ended_at is not null and r.channel <> 'voice'
union all
-- How conversations end.
select e.closed_at,
       e.interaction_id::text,
       r.queue_name,
       coalesce(nullif(p.username, '[erased]'), e.agent_id::text),
       case e.ended_by when 'transferred' then 'BLINDTRANSFER' else 'COMPLETEAGENT' end,
       case e.ended_by when 'transferred' then coalesce(t.target, '') else (r.answer_ms / 1000)::text end,
       case e.ended_by when 'transferred' then e.channel else (e.duration_ms / 1000)::text end,
       case e.ended_by when 'transferred' then (r.answer_ms / 1000)::text else '' end,
       case e.ended_by when 'transferred' then (e.duration_ms / 1000)::text else '' end,
       '',
       e.channel,
       e.closed_position,
       1
from history.engagement e
cross join lateral (
    select r.queue_name, r.answer_ms from report.report_all_queue r
    where r.interaction_id = e.interaction_id and r.step_no = e.step_no and r.channel = e.channel limit 1) r
left join lateral (
    select coalesce(s.queue_name, d.username, s.directed_agent_id::text) as target
    from history.interaction_state s
    left join history.agent_profile d
           on d.agent_id = s.directed_agent_id
          and d.from_position <= s.from_position and (d.to_position > s.from_position or d.to_position is null)
    where e.ended_by = 'transferred' and s.interaction_id = e.interaction_id and s.from_position >= e.closed_position
      and s.step_began_at is not null
    order by s.from_position limit 1) t on true
left join history.agent_profile p
       on p.agent_id = e.agent_id
      and p.from_position <= e.closed_position and (p.to_position > e.closed_position or p.to_position is null)
where e.closed_at is not null and e.began_by = 'accepted' and e.channel <> 'voice'
union all
-- Offers that came to nothing.
select o.ended_at,
       o.interaction_id::text,
       r.queue_name,
       coalesce(nullif(p.username, '[erased]'), o.agent_id::text),
       case o.outcome when 'rescinded' then 'RINGCANCELED' else 'RINGNOANSWER' end,
       floor(extract(epoch from o.ended_at - o.offered_at) * 1000)::bigint::text,
       '',
       '',
       '',
       '',
       o.channel,
       o.ended_position,
       1
from history.offer o
cross join lateral (
    select r.queue_name from report.report_all_queue r
    where r.interaction_id = o.interaction_id and r.step_no = o.step_no and r.channel = o.channel limit 1) r
left join history.agent_profile p
       on p.agent_id = o.agent_id
      and p.from_position <= o.ended_position and (p.to_position > o.ended_position or p.to_position is null)
where o.outcome in ('expired', 'rejected', 'rescinded') and (o.outcome <> 'rescinded' or o.cause = 'abandoned')
  and o.channel <> 'voice'
union all
-- Agents who log in and out, pause and return: one row per queue that they serve on the channel.
select s.from_at,
       v.callid,
       q.name,
       coalesce(nullif(p.username, '[erased]'), s.agent_id::text),
       v.event,
       v.data1,
       '',
       '',
       '',
       '',
       s.channel,
       s.from_position,
       v.rank
from history.agent_state s
left join lateral (
    select b.state, b.reason, b.session_id from history.agent_state b
    where b.agent_id = s.agent_id and b.channel = s.channel and b.from_position < s.from_position
    order by b.from_position desc limit 1) b on true
cross join lateral (
    values (1, 'MANAGER', 'REMOVEMEMBER', '',
            b.session_id is not null and s.session_id is distinct from b.session_id),
           (2, 'MANAGER', 'ADDMEMBER', case when s.state in ('paused', 'not_responding') then 'PAUSED' else '' end,
            s.session_id is not null and s.session_id is distinct from b.session_id),
           (3, 'NONE', 'PAUSE', case s.state when 'paused' then s.reason else 'Auto-Pause' end,
            s.state in ('paused', 'not_responding')
                and (s.session_id, s.state, s.reason) is distinct from (b.session_id, b.state, b.reason)),
           (3, 'NONE', 'UNPAUSE', '',
            s.state in ('available', 'wrap_up') and b.state in ('paused', 'not_responding')
                and s.session_id = b.session_id)) v (rank, callid, event, data1, happened)
join history.membership m
  on m.agent_id = s.agent_id
 and m.from_position <= s.from_position and (m.to_position > s.from_position or m.to_position is null)
join history.queue_profile q
  on q.queue_id = m.queue_id and q.channel = s.channel
 and q.from_position <= s.from_position and (q.to_position > s.from_position or q.to_position is null)
left join history.agent_profile p
       on p.agent_id = s.agent_id
      and p.from_position <= s.from_position and (p.to_position > s.from_position or p.to_position is null)
where v.happened
union all
-- Agents who pause on every channel, and who then are not paused on every channel any more.
select a.entered_at,
       'NONE',
       'NONE',
       coalesce(nullif(p.username, '[erased]'), a.agent_id::text),
       case a.state when 'PAUSED' then 'PAUSEALL' else 'UNPAUSEALL' end,
       coalesce(a.pause_reason, ''),
       '',
       '',
       '',
       '',
       null,
       a.first_event_seq,
       2
from report.report_agent a
left join lateral (
    select b.state, b.session_id from report.report_agent b
    where b.agent_id = a.agent_id and b.axis = 'unified' and b.entered_at <= a.entered_at
      and b.first_event_seq < a.first_event_seq
    order by b.entered_at desc, b.first_event_seq desc limit 1) b on true
left join history.agent_profile p
       on p.agent_id = a.agent_id
      and p.from_position <= a.first_event_seq and (p.to_position > a.first_event_seq or p.to_position is null)
where a.axis = 'unified' and (a.state = 'PAUSED' or b.state = 'PAUSED' and a.session_id = b.session_id)
union all
-- Agents who are put into a queue while they are logged in.
select m.from_at,
       v.callid,
       q.name,
       coalesce(nullif(p.username, '[erased]'), m.agent_id::text),
       v.event,
       v.data1,
       '',
       '',
       '',
       '',
       q.channel,
       m.from_position,
       v.rank
from history.membership m
join history.queue_profile q
  on q.queue_id = m.queue_id
 and q.from_position <= m.from_position and (q.to_position > m.from_position or q.to_position is null)
join lateral (
    select s.state, s.reason, s.session_id from history.agent_state s
    where s.agent_id = m.agent_id and s.channel = q.channel and s.from_position <= m.from_position
    order by s.from_position desc limit 1) s on s.session_id is not null
cross join lateral (
    values (1, 'MANAGER', 'ADDMEMBER', case when s.state in ('paused', 'not_responding') then 'PAUSED' else '' end,
            m.since = m.from_at),
           (2, 'NONE', 'PAUSE', case s.state when 'paused' then s.reason else 'Auto-Pause' end,
            m.since = m.from_at and s.state in ('paused', 'not_responding')),
           (1, 'NONE', 'PENALTY', m.penalty::text, m.since < m.from_at)) v (rank, callid, event, data1, happened)
left join history.agent_profile p
       on p.agent_id = m.agent_id
      and p.from_position <= m.from_position and (p.to_position > m.from_position or p.to_position is null)
where v.happened
union all
-- Agents who are taken out of a queue while they are logged in.
select m.to_at,
       'MANAGER',
       q.name,
       coalesce(nullif(p.username, '[erased]'), m.agent_id::text),
       'REMOVEMEMBER',
       '',
       '',
       '',
       '',
       '',
       q.channel,
       m.to_position,
       1
from history.membership m
join history.queue_profile q
  on q.queue_id = m.queue_id
 and q.from_position <= m.from_position and (q.to_position > m.from_position or q.to_position is null)
join lateral (
    select s.session_id from history.agent_state s
    where s.agent_id = m.agent_id and s.channel = q.channel and s.from_position <= m.to_position
    order by s.from_position desc limit 1) s on s.session_id is not null
left join history.agent_profile p
       on p.agent_id = m.agent_id
      and p.from_position <= m.to_position and (p.to_position > m.to_position or p.to_position is null)
where m.to_at is not null
  and not exists (select from history.membership n
                  where n.queue_id = m.queue_id and n.agent_id = m.agent_id and n.from_position = m.to_position)
union all
-- Calls that join a queue of a switchboard.
select r.joined_at,
       coalesce(c.unique_id, r.interaction_id::text),
       r.queue_name,
       'NONE',
       'ENTERQUEUE',
       '',
       '',
       '',
       '',
       '',
       'voice',
       r.first_event_seq,
       1
from report.voice_step r
left join lateral (
    select c.unique_id from directory.call c where c.interaction_id = r.interaction_id limit 1) c on true
union all
-- How calls cease to wait.
select r.ended_at,
       coalesce(c.unique_id, r.interaction_id::text),
       r.queue_name,
       case r.reason when 'accepted' then coalesce(nullif(p.username, '[erased]'), r.user_id::text) else 'NONE' end,
       v.event,
       case v.event when 'CONNECT' then (r.answer_ms / 1000)::text else '' end,
       '',
       case v.event when 'CONNECT' then coalesce((r.ring_ms / 1000)::text, '')
                    when 'EXITWITHKEY' then '' else (r.wait_ms / 1000)::text end,
       case v.event when 'EXITWITHKEY' then (r.wait_ms / 1000)::text else '' end,
       '',
       'voice',
       r.last_event_seq,
       1
from report.voice_step r
cross join lateral (
    select case when r.reason = 'accepted' then 'CONNECT'
                when r.reason = 'abandoned' then 'ABANDON'
                when r.cause = 'exit_empty' then 'EXITEMPTY'
                when r.cause = 'exit_key' then 'EXITWITHKEY'
                when r.cause = 'withdrawn' then 'WITHDRAW'
                else 'EXITWITHTIMEOUT' end as event) v
left join lateral (
    select c.unique_id from directory.call c where c.interaction_id = r.interaction_id limit 1) c on true
left join history.agent_profile p
       on p.agent_id = r.user_id
      and p.from_position <= r.last_event_seq and (p.to_position > r.last_event_seq or p.to_position is null)
where r.ended_at is not null
union all
-- How conversations on the telephone end.
select s.released_at,
       coalesce(c.unique_id, s.interaction_id::text),
       r.queue_name,
       coalesce(nullif(p.username, '[erased]'), s.agent_id::text),
       v.event,
       case when v.passed then coalesce(t.target, '') else (r.answer_ms / 1000)::text end,
       case when v.passed then 'voice' else floor(extract(epoch from s.released_at - s.accepted_at))::bigint::text end,
       case when v.passed then (r.answer_ms / 1000)::text else '' end,
       case when v.passed then floor(extract(epoch from s.released_at - s.accepted_at))::bigint::text else '' end,
       '',
       'voice',
       s.release_position,
       1
from report.voice_session s
cross join lateral (
    select r.queue_name, r.answer_ms from report.voice_step r
    where r.interaction_id = s.interaction_id and r.step_no = s.step_no limit 1) r
cross join lateral (
    select case s.released_by when 'caller_hung_up' then 'COMPLETECALLER'
                              when 'blind_transfer' then 'BLINDTRANSFER'
                              when 'attended_transfer' then 'ATTENDEDTRANSFER'
                              else 'COMPLETEAGENT' end as event,
           s.released_by in ('blind_transfer', 'attended_transfer') as passed) v
left join lateral (
    select coalesce((select d.username from history.agent_profile d
                     where d.agent_id = s.passed_to and d.from_position <= s.release_position
                       and (d.to_position > s.release_position or d.to_position is null)),
                    s.passed_to::text,
                    (select n.queue_name from report.voice_step n
                     where n.interaction_id = s.interaction_id and n.step_no > s.step_no
                     order by n.step_no limit 1)) as target
    where v.passed) t on true
left join lateral (
    select c.unique_id from directory.call c where c.interaction_id = s.interaction_id limit 1) c on true
left join history.agent_profile p
       on p.agent_id = s.agent_id
      and p.from_position <= s.release_position and (p.to_position > s.release_position or p.to_position is null)
where s.released_at is not null
union all
-- Telephones that rang in vain.
select o.ended_at,
       coalesce(c.unique_id, o.interaction_id::text),
       r.queue_name,
       coalesce(nullif(p.username, '[erased]'), o.agent_id::text),
       case o.outcome when 'rescinded' then 'RINGCANCELED' else 'RINGNOANSWER' end,
       floor(extract(epoch from o.ended_at - o.offered_at) * 1000)::bigint::text,
       '',
       '',
       '',
       '',
       'voice',
       o.ended_position,
       1
from report.voice_offer o
cross join lateral (
    select r.queue_name from report.voice_step r
    where r.interaction_id = o.interaction_id and r.step_no = o.step_no limit 1) r
left join lateral (
    select c.unique_id from directory.call c where c.interaction_id = o.interaction_id limit 1) c on true
left join history.agent_profile p
       on p.agent_id = o.agent_id
      and p.from_position <= o.ended_position and (p.to_position > o.ended_position or p.to_position is null)
where o.outcome in ('expired', 'rejected', 'rescinded') and (o.outcome <> 'rescinded' or o.cause = 'abandoned');
comment on column report.queue_log.time is 'When it was recorded; of calls, when it happened, by the switchboard''s clock';
comment on column report.queue_log.callid is 'The interaction, of a call its uniqueid at the switchboard; NONE or MANAGER for what agents do, as Asterisk writes';
comment on column report.queue_log.event is 'ENTERQUEUE, CONNECT, ABANDON, EXITWITHTIMEOUT, COMPLETEAGENT, BLINDTRANSFER, RINGNOANSWER, RINGCANCELED, ADDMEMBER, REMOVEMEMBER, PENALTY, PAUSE, UNPAUSE, PAUSEALL or UNPAUSEALL; of calls also EXITEMPTY, EXITWITHKEY, WITHDRAW, COMPLETECALLER and ATTENDEDTRANSFER';
comment on column report.queue_log.data1 is 'CONNECT, COMPLETEAGENT, COMPLETECALLER: seconds of waiting; BLINDTRANSFER, ATTENDEDTRANSFER: the queue or agent transferred to; RINGNOANSWER, RINGCANCELED: milliseconds of ringing; ADDMEMBER: PAUSED or empty; PENALTY: the penalty; PAUSE: the reason; PAUSEALL: the reason, empty where it differs from channel to channel; otherwise empty';
comment on column report.queue_log.data2 is 'COMPLETEAGENT, COMPLETECALLER: seconds of conversation; BLINDTRANSFER, ATTENDEDTRANSFER: the channel; otherwise empty: neither the contact''s number nor positions in the queue nor the agent''s Asterisk channel are told';
comment on column report.queue_log.data3 is 'CONNECT: seconds of ringing; ABANDON, EXITWITHTIMEOUT, EXITEMPTY, WITHDRAW, BLINDTRANSFER, ATTENDEDTRANSFER: seconds of waiting; otherwise empty';
comment on column report.queue_log.data4 is 'BLINDTRANSFER, ATTENDEDTRANSFER: seconds of conversation; EXITWITHKEY: seconds of waiting; otherwise empty';
