-- Calls: what switchboards report of them, by the time at which it happened (ADR 32).
create table directory.call (
    interaction_id uuid    not null primary key,
    pbx            text    not null,
    unique_id      text,
    linked_id      text,
    direction      text    check (direction in ('inbound', 'outbound', 'internal')),
    dialled        text,
    placed_by      uuid,
    began_at       timestamptz,
    answered_at    timestamptz,
    hung_up_at     timestamptz,
    hung_up_by     text,
    hangup_cause   integer,
    last_position  bigint  not null
) with (fillfactor = 80);
create index on directory.call (unique_id);
create index on directory.call (linked_id);
comment on table directory.call is 'How the switchboard knows each call';
comment on column directory.call.interaction_id is 'The interaction that the call is';
comment on column directory.call.pbx is 'Name of the switchboard';
comment on column directory.call.unique_id is 'Id of the call''s first channel there; null as long as its beginning is not reported';
comment on column directory.call.linked_id is 'The same for all channels that belong together';
comment on column directory.call.direction is 'inbound, outbound or internal';
comment on column directory.call.dialled is 'The number of the centre that was dialled; null for what an agent dialled, which is the contact''s';
comment on column directory.call.placed_by is 'The agent who called; null if the contact did';
comment on column directory.call.began_at is 'When it began, by the switchboard''s clock';
comment on column directory.call.answered_at is 'When the one whom an agent called answered, by the switchboard''s clock';
comment on column directory.call.hung_up_at is 'When it was over, by the switchboard''s clock';
comment on column directory.call.hung_up_by is 'caller, agent or switchboard';
comment on column directory.call.hangup_cause is 'Number by Q.850, null if it is not known';
comment on column directory.call.last_position is 'Position of the last event about this row';

-- The same columns as of the other channels' reports, in the same order, and the same rules.
create table report.voice_step (like report.report_chat_queue including all) with (fillfactor = 80);
create table projection.waiting_voice_step (like projection.waiting_chat_step including all);
comment on table report.voice_step is 'What report_voice_queue is made of, without what is known of the call and of its conversations';
comment on column report.voice_step.account_id is 'What stands for the number that was dialled';
comment on column report.voice_step.account_name is 'Its name, or the number itself';
comment on column report.voice_step.strategy is 'How the switchboard picks agents: rrmemory, beepall, leastrecent, fewestcalls, random, linear or weighted';
comment on column report.voice_step.cause is 'accepted: manual, auto. timeout: no_answer, no_agent_notified, exit_empty, exit_full, exit_key, withdrawn. abandoned: waiting, while_offered';
comment on column report.voice_step.joined_at is 'When the call joined the queue, by the switchboard''s clock';
comment on column report.voice_step.deadline_at is 'Always null: when a call leaves the queue is the switchboard''s affair';
comment on column report.voice_step.source is 'ami: as the switchboard told it; reconciled: found out afterwards, in whole or in part, from the switchboard''s own record';
comment on column report.voice_step.refused_admissions is 'Always 0: whom the switchboard passes over it does not tell';
comment on table projection.waiting_voice_step is 'For each row of voice_step that still waits: which agents it has counted. Not for reports.';
comment on column projection.waiting_voice_step.id is 'id of the row in report.voice_step';

create table report.voice_offer (
    like history.offer including comments including defaults,
    primary key (interaction_id, step_no, agent_id, offered_position),
    check ((ended_at is null) = (outcome is null)),
    check (ended_at >= offered_at)
) with (fillfactor = 80);
create unique index voice_offer_live on report.voice_offer (interaction_id, step_no, agent_id) where ended_at is null;
create index on report.voice_offer (agent_id, offered_at);
create index on report.voice_offer (offered_at);
create index on report.voice_offer (ended_at) where outcome in ('expired', 'rejected', 'rescinded');
comment on table report.voice_offer is 'What report_voice_offer is made of, without names';
comment on column report.voice_offer.offered_at is 'When the telephone began to ring, by the switchboard''s clock';
comment on column report.voice_offer.ended_at is 'When it stopped; null while it rings';
comment on column report.voice_offer.expires_at is 'When the switchboard lets it ring no longer';

create table report.voice_session (
    interaction_id   uuid        not null,
    step_no          integer     not null,
    agent_id         uuid        not null,
    agent_name       text        not null,
    queue_id         uuid,
    accepted_at      timestamptz not null,
    held_ms          bigint      not null check (held_ms >= 0),
    held_since       timestamptz,
    released_at      timestamptz check (released_at >= accepted_at),
    released_by      text,
    passed_to        uuid,
    last_held_since  timestamptz,
    release_position bigint,
    source           text        not null,
    first_event_seq  bigint      not null,
    last_event_seq   bigint      not null,
    primary key (interaction_id, step_no)
) with (fillfactor = 80);
create index on report.voice_session (agent_id, accepted_at);
create index on report.voice_session (accepted_at);
create index on report.voice_session (released_at) where released_at is not null;
comment on table report.voice_session is 'What report_voice_session is made of: which agent had which call, by the switchboard''s clock';
comment on column report.voice_session.interaction_id is 'The call';
comment on column report.voice_session.step_no is 'The step in which the agent answered';
comment on column report.voice_session.agent_id is 'The agent';
comment on column report.voice_session.agent_name is 'Name of the agent then; [erased] if the agent''s data were erased';
comment on column report.voice_session.queue_id is 'The queue; null for a call that came to or from the agent without one';
comment on column report.voice_session.accepted_at is 'When the agent answered';
comment on column report.voice_session.held_ms is 'Milliseconds for which the caller heard music, but for the time since held_since';
comment on column report.voice_session.held_since is 'Since when the caller hears music; null if the two talk or it is over';
comment on column report.voice_session.released_at is 'When the agent let go of the call; null while the agent has it';
comment on column report.voice_session.released_by is 'caller_hung_up, agent_hung_up, blind_transfer, attended_transfer or switchboard';
comment on column report.voice_session.passed_to is 'The agent to whom the call was passed on directly, or null';
comment on column report.voice_session.last_held_since is 'Since when the caller heard music when it ended; null if they talked';
comment on column report.voice_session.release_position is 'Position in the log of the first event that says that it is over';
comment on column report.voice_session.source is 'ami or reconciled, as in report_voice_queue';
comment on column report.voice_session.first_event_seq is 'Position in the log of the event that began it';
comment on column report.voice_session.last_event_seq is 'Position in the log of the last event about it so far';

create table report.report_voice_recording (
    id             uuid        not null generated always as (report.name_uuid(interaction_id, file)) stored primary key,
    interaction_id uuid        not null,
    file           text        not null,
    step_no        integer     not null,
    agent_id       uuid,
    started_at     timestamptz not null,
    pauses         integer     not null,
    paused         boolean     not null,
    stopped_at     timestamptz check (stopped_at >= started_at),
    last_event_seq bigint      not null,
    unique (interaction_id, file)
) with (fillfactor = 80);
create index on report.report_voice_recording (started_at);
comment on table report.report_voice_recording is 'Which files calls were recorded in';
comment on column report.report_voice_recording.id is 'UUID version 8 of the file in the name space of the interaction id: the same after every rebuild';
comment on column report.report_voice_recording.interaction_id is 'The call';
comment on column report.report_voice_recording.file is 'Name of the file on the switchboard';
comment on column report.report_voice_recording.step_no is 'The step that was under way, 0 if none had begun';
comment on column report.report_voice_recording.agent_id is 'Who had the call then; null if nobody had';
comment on column report.report_voice_recording.started_at is 'When it began, by the switchboard''s clock';
comment on column report.report_voice_recording.pauses is 'How often it was paused';
comment on column report.report_voice_recording.paused is 'Whether it is paused';
comment on column report.report_voice_recording.stopped_at is 'When it ended; null while it goes on';
comment on column report.report_voice_recording.last_event_seq is 'Position in the log of the last event about it so far';

-- Not enforced, as everywhere (ADR 25).
do $$
declare
    key record;
begin
    if current_setting('server_version_num')::integer < 180000 then
        return;
    end if;
    for key in
        select * from (values ('report.voice_step', 'queue_id', 'report.dim_queue', 'queue_id'),
                              ('report.voice_step', 'account_id', 'report.dim_account', 'account_id'),
                              ('report.voice_step', 'user_id', 'report.dim_agent', 'agent_id'),
                              ('report.voice_offer', 'agent_id', 'report.dim_agent', 'agent_id'),
                              ('report.voice_offer', 'queue_id', 'report.dim_queue', 'queue_id'),
                              ('report.voice_session', 'agent_id', 'report.dim_agent', 'agent_id'),
                              ('report.voice_session', 'queue_id', 'report.dim_queue', 'queue_id'))
            as k (from_table, from_column, to_table, to_column)
    loop
        execute format('alter table %s add foreign key (%I) references %s (%I) not enforced',
                       key.from_table, key.from_column, key.to_table, key.to_column);
    end loop;
end
$$;

create or replace view report.report_all_queue as
select 'chat'::text as channel, r.* from report.report_chat_queue r
union all select 'email'::text, r.* from report.report_email_queue r
union all select 'sms'::text, r.* from report.report_sms_queue r
union all select 'openchannel'::text, r.* from report.report_openchannel_queue r
union all select 'fax'::text, r.* from report.report_fax_queue r
union all select 'whatsapp'::text, r.* from report.report_whatsapp_queue r
union all select 'voice'::text, r.* from report.voice_step r;
comment on column report.report_all_queue.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';

create view report.report_voice_queue as
select r.*,
       c.pbx,
       c.unique_id,
       c.linked_id,
       c.direction,
       s.released_at,
       s.released_by,
       s.passed_to,
       case when s.held_since is null then s.held_ms end as hold_ms,
       floor(extract(epoch from s.released_at - s.accepted_at) * 1000)::bigint as talk_ms
from report.voice_step r
left join directory.call c on c.interaction_id = r.interaction_id
left join report.voice_session s on s.interaction_id = r.interaction_id and s.step_no = r.step_no;
comment on view report.report_voice_queue is 'Channel voice: one row per call and visit to a queue of the switchboard; all times by its clock';
do $$
declare
    c text;
begin
    for c in
        select format('comment on column report.report_voice_queue.%I is %L',
                      a.attname, col_description(a.attrelid, a.attnum))
        from pg_attribute a
        where a.attrelid = 'report.voice_step'::regclass and a.attnum > 0 and not a.attisdropped
    loop
        execute c;
    end loop;
end
$$;
comment on column report.report_voice_queue.pbx is 'Name of the switchboard';
comment on column report.report_voice_queue.unique_id is 'Id of the call''s first channel there, as in its queue_log; null if its beginning was never reported';
comment on column report.report_voice_queue.linked_id is 'The same for all channels that belong together';
comment on column report.report_voice_queue.direction is 'inbound, outbound or internal';
comment on column report.report_voice_queue.released_at is 'When the accepting agent let go of the call; null while the agent has it';
comment on column report.report_voice_queue.released_by is 'How: caller_hung_up, agent_hung_up, blind_transfer, attended_transfer or switchboard';
comment on column report.report_voice_queue.passed_to is 'The agent to whom the call was passed on directly, or null';
comment on column report.report_voice_queue.hold_ms is 'Milliseconds within talk_ms for which the caller heard music; what queue_log calls hold time is wait_ms';
comment on column report.report_voice_queue.talk_ms is 'Milliseconds from the answer to the release, hold_ms among them, as in queue_log; null until then';
