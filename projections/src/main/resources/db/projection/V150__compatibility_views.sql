-- Views for those who come with queries of another system: the vendor's report_queue, report_member and
-- report_mail_queue, and Asterisk's queue_log. Names are folded to lower case by PostgreSQL, so queuecallerjoinAt may be
-- written as they write it. A time filter reaches the indexes of the tables beneath.
create index on history.offer (ended_at) where outcome in ('expired', 'rejected', 'rescinded');
create index on history.engagement (closed_at) where closed_at is not null;
do $$
declare
    c text;
begin
    foreach c in array array['chat', 'email', 'sms', 'openchannel', 'fax', 'whatsapp'] loop
        execute format('create index on report.report_%s_queue (ended_at) where ended_at is not null', c);
    end loop;
end
$$;

create index on report.report_agent (entered_at) where axis = 'unified';

-- The limits in these views keep the planner from reading whole tables for the rows of one day.
create view report.report_queue as
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
      and p.from_position <= r.last_event_seq and (p.to_position > r.last_event_seq or p.to_position is null);
comment on view report.report_queue is 'The queue reports of all channels in the shape of the vendor''s report_queue, for queries that were written for it: one row per interaction and executed queue step, with flags to sum. Filter on queuecallerjoinAt.';
comment on column report.report_queue.id is 'id of the row in report_<channel>_queue; the vendor''s is a number';
comment on column report.report_queue.uniqueid is 'The interaction; the vendor''s is the call''s Asterisk uniqueid';
comment on column report.report_queue.channel is 'chat, email, sms, openchannel, fax or whatsapp; the vendor''s table is of voice only and has no such column';
comment on column report.report_queue.queue is 'Name of the queue when the step began';
comment on column report.report_queue.type is 'Always inbound: there are no outbound campaigns';
comment on column report.report_queue.queuecallerjoin is 'Always 1: the step began';
comment on column report.report_queue.queuecallerjoinat is 'When the step began';
comment on column report.report_queue.queuecallerleave is '1 if the step ended in whatever way, 0 while it waits';
comment on column report.report_queue.queuecallerleaveat is 'When the step ended; of an accepted one, when the agent accepted it';
comment on column report.report_queue.queuecallercomplete is '1 if an agent accepted it, even while the conversation is open; otherwise 0';
comment on column report.report_queue.queuecallercompleteat is 'When that agent let go of it; null while the conversation is open. Minus queuecallerleaveAt it is the handling time';
comment on column report.report_queue.queuecallerabandon is '1 if the contact left before an agent accepted, otherwise 0';
comment on column report.report_queue.queuecallerabandonat is 'When the contact left';
comment on column report.report_queue.queuecallerexit is '1 if the step timed out, otherwise 0';
comment on column report.report_queue.queuecallerexitat is 'When it timed out';
comment on column report.report_queue.queuecallerexitreason is 'Why: no_answer, no_agent_notified, tab_limit, capacity, paused, not_logged_in or no_members';
comment on column report.report_queue.calleridnum is 'Always null: personal data do not enter reports';
comment on column report.report_queue.calleridname is 'Always null: personal data do not enter reports';
comment on column report.report_queue.position is 'Always null: those who wait are not numbered';
comment on column report.report_queue.originalposition is 'Always null: those who wait are not numbered';
comment on column report.report_queue.holdtime is 'Whole seconds from the beginning to the end of the step; null while it waits';
comment on column report.report_queue.talktime is 'Whole seconds during which the accepting agent had it; null while the conversation is open';
comment on column report.report_queue.membername is 'Login name of the accepting agent at that time; his id if his data were erased';
comment on column report.report_queue.userid is 'The accepting agent; null unless accepted. The vendor''s users are numbers';
comment on column report.report_queue.accountcode is 'Name of the account that the contact reached, when the step began';
comment on column report.report_queue.createdat is 'When the step began';
comment on column report.report_queue.updatedat is 'When the conversation or, before that, the step ended; until then when it began';

create view report.report_member as
select s.agent_id || '/' || s.channel || '/LOGIN/' || s.from_position       as id,
       s.channel,
       coalesce(nullif(p.username, '[erased]'), s.agent_id::text)           as membername,
       'LOGIN'::text                                                        as type,
       null::text                                                           as data1,
       s.from_at                                                            as enterat,
       n.from_at                                                            as exitat,
       floor(extract(epoch from n.from_at - s.from_at))::integer            as duration,
       s.agent_id                                                           as userid,
       s.from_at                                                            as createdat,
       coalesce(n.from_at, s.from_at)                                       as updatedat
from history.agent_state s
left join lateral (
    select b.session_id from history.agent_state b
    where b.agent_id = s.agent_id and b.channel = s.channel and b.from_position < s.from_position
    order by b.from_position desc limit 1) b on true
left join lateral (
    select f.from_at from history.agent_state f
    where f.agent_id = s.agent_id and f.channel = s.channel and f.from_position > s.from_position
      and f.session_id is distinct from s.session_id
    order by f.from_position limit 1) n on true
left join history.agent_profile p
       on p.agent_id = s.agent_id
      and p.from_position <= s.from_position and (p.to_position > s.from_position or p.to_position is null)
where s.session_id is not null and b.session_id is distinct from s.session_id
union all
select s.agent_id || '/' || s.channel || '/' || t.type || '/' || s.from_position,
       s.channel,
       coalesce(nullif(p.username, '[erased]'), s.agent_id::text),
       t.type,
       case s.state when 'paused' then s.reason when 'not_responding' then 'Auto-Pause' end,
       s.from_at,
       s.to_at,
       floor(extract(epoch from s.to_at - s.from_at))::integer,
       s.agent_id,
       s.from_at,
       coalesce(s.to_at, s.from_at)
from history.agent_state s
cross join lateral (select case s.state when 'wrap_up' then 'WRAPUP' else 'PAUSE' end) t (type)
left join history.agent_profile p
       on p.agent_id = s.agent_id
      and p.from_position <= s.from_position and (p.to_position > s.from_position or p.to_position is null)
where s.state in ('paused', 'not_responding', 'wrap_up');
comment on view report.report_member is 'Sessions and pauses of agents in the shape of the vendor''s report_member: one row per agent, channel and interval. Rows of type LOGIN contain those of the other types. Filter on enterAt. Never add up over channels.';
comment on column report.report_member.id is 'Identifies the row for ever; the vendor''s is a number';
comment on column report.report_member.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column report.report_member.membername is 'Login name of the agent when the interval began; his id if his data were erased';
comment on column report.report_member.type is 'LOGIN: a session; PAUSE: a pause; WRAPUP: a wrap-up, which the vendor''s table does not tell apart';
comment on column report.report_member.data1 is 'PAUSE: the reason, or Auto-Pause where the agent counts as away because he let too many offers expire; otherwise null';
comment on column report.report_member.enterat is 'When the interval began';
comment on column report.report_member.exitat is 'When it ended; null while it lasts';
comment on column report.report_member.duration is 'Whole seconds; null while it lasts';
comment on column report.report_member.userid is 'The agent; the vendor''s users are numbers';
comment on column report.report_member.createdat is 'When the interval began';
comment on column report.report_member.updatedat is 'When it ended; until then when it began';

create view report.report_mail_queue as
select r.id,
       r.interaction_id::text                                    as uniqueid,
       r.queue_name                                              as queue,
       r.account_name                                            as account,
       r.joined_at                                               as joinat,
       r.accepted_at                                             as acceptat,
       r.ended_at                                                as leaveat,
       r.timed_out_at                                            as exitat,
       r.abandoned_at                                            as abandonat,
       r.reason,
       r.cause,
       (r.wait_ms / 1000)::integer                               as holdtime,
       r.user_id                                                 as userid,
       coalesce(nullif(p.username, '[erased]'), r.user_id::text) as membername,
       r.interaction_id                                          as mailinteractionid,
       r.queue_id                                                as mailqueueid,
       r.account_id                                              as mailaccountid,
       r.joined_at                                               as createdat,
       coalesce(r.ended_at, r.joined_at)                         as updatedat
from report.report_email_queue r
left join history.agent_profile p
       on p.agent_id = r.user_id
      and p.from_position <= r.last_event_seq and (p.to_position > r.last_event_seq or p.to_position is null);
comment on view report.report_mail_queue is 'The queue report of the channel email under the vendor''s name report_mail_queue, whose columns are not public except reason and UserId; the others are named as the vendor names such columns elsewhere. Filter on joinAt.';
comment on column report.report_mail_queue.id is 'id of the row in report_email_queue; the vendor''s is a number';
comment on column report.report_mail_queue.uniqueid is 'The interaction, as text';
comment on column report.report_mail_queue.queue is 'Name of the queue when the step began';
comment on column report.report_mail_queue.account is 'Name of the mail account when the step began';
comment on column report.report_mail_queue.joinat is 'When the step began';
comment on column report.report_mail_queue.acceptat is 'When an agent accepted';
comment on column report.report_mail_queue.leaveat is 'When the step ended in whatever way';
comment on column report.report_mail_queue.exitat is 'When it timed out';
comment on column report.report_mail_queue.abandonat is 'When the contact left';
comment on column report.report_mail_queue.reason is 'accepted, timeout or abandoned; null while waiting';
comment on column report.report_mail_queue.cause is 'What the reason says more precisely, as in report_email_queue';
comment on column report.report_mail_queue.holdtime is 'Whole seconds from the beginning to the end of the step; null while it waits';
comment on column report.report_mail_queue.userid is 'The accepting agent; null unless accepted. The vendor''s users are numbers';
comment on column report.report_mail_queue.membername is 'Login name of that agent at that time; his id if his data were erased';
comment on column report.report_mail_queue.mailinteractionid is 'The interaction';
comment on column report.report_mail_queue.mailqueueid is 'The queue';
comment on column report.report_mail_queue.mailaccountid is 'The mail account';
comment on column report.report_mail_queue.createdat is 'When the step began';
comment on column report.report_mail_queue.updatedat is 'When the step ended; until then when it began';

create view report.queue_log as
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
where r.ended_at is not null
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
where e.closed_at is not null and e.began_by = 'accepted'
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
                  where n.queue_id = m.queue_id and n.agent_id = m.agent_id and n.from_position = m.to_position);
comment on view report.queue_log is 'What happened on all channels, in the words of Asterisk''s queue_log, for its readers. In order by time, position, rank, queuename. Filter on time. Steps that name an agent, and conversations that an agent got back by a reopening, are in no queue and not here.';
comment on column report.queue_log.time is 'When it was recorded';
comment on column report.queue_log.callid is 'The interaction; NONE or MANAGER for what agents do, as Asterisk writes';
comment on column report.queue_log.queuename is 'Name of the queue at that time; NONE where all are meant';
comment on column report.queue_log.agent is 'Login name of the agent at that time, his id if his data were erased; NONE where no agent takes part';
comment on column report.queue_log.event is 'ENTERQUEUE, CONNECT, ABANDON, EXITWITHTIMEOUT, COMPLETEAGENT, BLINDTRANSFER, RINGNOANSWER, RINGCANCELED, ADDMEMBER, REMOVEMEMBER, PENALTY, PAUSE, UNPAUSE, PAUSEALL or UNPAUSEALL';
comment on column report.queue_log.data1 is 'CONNECT, COMPLETEAGENT: seconds of waiting; BLINDTRANSFER: the queue or agent transferred to; RINGNOANSWER, RINGCANCELED: milliseconds of ringing; ADDMEMBER: PAUSED or empty; PENALTY: the penalty; PAUSE: the reason; PAUSEALL: the reason, empty where it differs from channel to channel; otherwise empty';
comment on column report.queue_log.data2 is 'COMPLETEAGENT: seconds of conversation; BLINDTRANSFER: the channel; otherwise empty: neither the contact''s number nor positions in the queue nor the agent''s Asterisk channel are known';
comment on column report.queue_log.data3 is 'CONNECT: seconds of ringing; ABANDON, EXITWITHTIMEOUT, BLINDTRANSFER: seconds of waiting; otherwise empty';
comment on column report.queue_log.data4 is 'BLINDTRANSFER: seconds of conversation; otherwise empty';
comment on column report.queue_log.data5 is 'Always empty: positions in the queue are not known';
comment on column report.queue_log.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp; null where all are meant; not in Asterisk''s table';
comment on column report.queue_log.position is 'Position in the log of the event behind it; not in Asterisk''s table';
comment on column report.queue_log.rank is 'Order of what one event of the log brought about in one queue, from 1; not in Asterisk''s table';
