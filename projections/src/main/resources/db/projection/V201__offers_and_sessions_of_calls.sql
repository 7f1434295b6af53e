-- Offers and conversations of calls, by the switchboard's clock, where those of the other channels are (ADR 32).
create or replace view report.report_all_offer as
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
from (select h.* from history.offer h where h.channel <> 'voice'
      union all
      select v.* from report.voice_offer v) o
left join history.agent_profile p
       on p.agent_id = o.agent_id
      and p.from_position <= o.offered_position and (p.to_position > o.offered_position or p.to_position is null)
left join history.queue_profile q
       on q.queue_id = o.queue_id
      and q.from_position <= o.offered_position and (q.to_position > o.offered_position or q.to_position is null);
comment on column report.report_all_offer.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';

-- The wrap-up begins with the report of the release: three events after it.
create or replace view report.session_fact as
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
    limit 1) m on true
where e.channel <> 'voice'
union all
select 'voice',
       s.interaction_id,
       s.step_no,
       s.queue_id,
       s.agent_id,
       'accepted',
       s.accepted_at,
       s.released_at,
       case when s.released_by in ('blind_transfer', 'attended_transfer') then 'transferred'
            when s.released_at is not null then 'closed' end,
       null,
       floor(extract(epoch from s.released_at - s.accepted_at) * 1000)::bigint,
       w.from_at,
       case when w.from_at is not null then
            (select case when bool_and(t.to_at is not null) then max(t.to_at) end
             from history.agent_state t
             where t.agent_id = w.agent_id and t.channel = w.channel and t.wrap_up_ends_at = w.wrap_up_ends_at
               and t.from_at between w.from_at and w.wrap_up_ends_at and t.from_position >= w.from_position)
       end,
       null,
       s.first_event_seq,
       s.release_position + 1
from report.voice_session s
left join history.agent_state w
       on w.agent_id = s.agent_id and w.channel = 'voice' and w.from_position = s.release_position + 3
      and w.wrap_up_ends_at is not null;
comment on column report.session_fact.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';

create or replace view report.report_all_session as
select e.channel,
       report.name_uuid(e.interaction_id, 'session ' || e.accepted_position) as id,
       e.interaction_id,
       e.step_no,
       e.queue_id,
       q.name                                                                as queue_name,
       e.agent_id,
       coalesce(p.full_name, v.agent_name)                                   as agent_name,
       e.began_by,
       j.joined_at,
       e.accepted_at,
       e.closed_at,
       e.ended_by,
       e.disposition,
       e.talk_ms,
       case when v.held_since is null then v.held_ms end                     as hold_ms,
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
      and q.from_position <= e.accepted_position and (q.to_position > e.accepted_position or q.to_position is null)
left join report.voice_session v
       on e.channel = 'voice' and v.interaction_id = e.interaction_id and v.step_no = e.step_no;
comment on column report.report_all_session.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column report.report_all_session.hold_ms is 'Milliseconds on hold within talk_ms; null for what is no call, and while the caller hears music';

do $$
declare
    kind    text;
    columns text;
    comment text;
begin
    foreach kind in array array['offer', 'session'] loop
        select string_agg('a.' || quote_ident(attname), ', ' order by attnum) into columns
        from pg_attribute
        where attrelid = format('report.report_all_%s', kind)::regclass and attnum > 0 and attname <> 'channel';
        execute format('create view report.report_voice_%1$s as select %2$s%3$s where a.channel = %4$L', kind, columns,
                       case kind
                           when 'offer' then ' from report.report_all_offer a'
                           else ', s.released_by, s.passed_to, s.source, f.recordings, f.files as recording_files
                                 from report.report_all_session a
                                 join report.voice_session s on s.interaction_id = a.interaction_id and s.step_no = a.step_no
                                 cross join lateral (
                                     select count(*) as recordings, string_agg(x.file, '' '' order by x.started_at, x.file) as files
                                     from report.report_voice_recording x
                                     where x.interaction_id = a.interaction_id and x.step_no = a.step_no) f' end, 'voice');
        for comment in
            select format('comment on column report.report_voice_%s.%I is %L', kind, attname, col_description(attrelid, attnum))
            from pg_attribute
            where attrelid = format('report.report_all_%s', kind)::regclass and attnum > 0 and attname <> 'channel'
        loop
            execute comment;
        end loop;
    end loop;
end
$$;
comment on view report.report_voice_offer is 'Channel voice: every ringing of an agent''s telephone, by the switchboard''s clock';
comment on view report.report_voice_session is 'Channel voice: which agent had which call, from the answer to the release, by the switchboard''s clock';
comment on column report.report_voice_session.released_by is 'caller_hung_up, agent_hung_up, blind_transfer, attended_transfer or switchboard';
comment on column report.report_voice_session.passed_to is 'The agent to whom the call was passed on directly, or null';
comment on column report.report_voice_session.source is 'ami, or reconciled: found out afterwards, in whole or in part';
comment on column report.report_voice_session.recordings is 'How many files it was recorded in';
comment on column report.report_voice_session.recording_files is 'Their names, with a space between; null if there are none';
