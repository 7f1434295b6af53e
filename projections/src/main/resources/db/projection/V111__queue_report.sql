-- One definition for all channels: report.report_chat_queue, report.report_email_queue, ...
-- A later channel is added by the same template.
do $$
declare
    channels constant text[] := array['chat', 'email', 'sms', 'openchannel', 'fax', 'whatsapp'];
    c text;
begin
    foreach c in array channels loop
        execute replace($ddl$
            create table report.report_CHANNEL_queue (
                id                 uuid        not null primary key,
                interaction_id     uuid        not null,
                step_no            integer     not null check (step_no >= 1),
                route_no           integer     not null,
                queue_id           uuid        not null,
                queue_name         text        not null,
                account_id         uuid,
                account_name       text,
                strategy           text        not null,
                user_id            uuid,
                user_name          text,
                user_typology      text,
                team_name          text,
                reason             text        check (reason in ('accepted', 'timeout', 'abandoned')),
                cause              text,
                joined_at          timestamptz not null,
                deadline_at        timestamptz,
                first_offered_at   timestamptz,
                accepted_at        timestamptz,
                timed_out_at       timestamptz,
                abandoned_at       timestamptz,
                ended_at           timestamptz,
                wait_ms            bigint generated always as
                    (floor(extract(epoch from ended_at - joined_at) * 1000)::bigint) stored,
                answer_ms          bigint generated always as
                    (floor(extract(epoch from accepted_at - joined_at) * 1000)::bigint) stored,
                ring_ms            bigint,
                offer_count        integer     not null,
                offered_agents     integer     not null,
                expired_offers     integer     not null,
                rejected_offers    integer     not null,
                rescinded_offers   integer     not null,
                refused_admissions integer     not null,
                within_hours       boolean,
                origin             text        not null,
                source             text        not null,
                first_event_seq    bigint      not null,
                last_event_seq     bigint      not null,
                recorded_at        timestamptz not null,
                constraint report_CHANNEL_queue_accepted_by_user
                    check ((reason is not distinct from 'accepted') = (user_id is not null and accepted_at is not null)),
                constraint report_CHANNEL_queue_user_only_if_accepted
                    check ((user_id is null) = (accepted_at is null)),
                constraint report_CHANNEL_queue_one_ending
                    check (num_nonnulls(accepted_at, timed_out_at, abandoned_at) = num_nonnulls(reason)
                       and ended_at is not distinct from coalesce(accepted_at, timed_out_at, abandoned_at)),
                constraint report_CHANNEL_queue_ends_after_it_began
                    check (ended_at >= joined_at)
            ) with (fillfactor = 80);
            create unique index on report.report_CHANNEL_queue (interaction_id, step_no);
            create index on report.report_CHANNEL_queue (joined_at);
            create index on report.report_CHANNEL_queue (queue_id, joined_at);
            create index on report.report_CHANNEL_queue (user_id, accepted_at) where user_id is not null;
            create index on report.report_CHANNEL_queue (reason, joined_at);

            comment on table report.report_CHANNEL_queue is 'Channel CHANNEL: one row per interaction and executed queue step; a step that names an agent makes none';
            comment on column report.report_CHANNEL_queue.id is 'UUID version 5 of the step number in the name space of the interaction id: the same after every rebuild';
            comment on column report.report_CHANNEL_queue.interaction_id is 'The conversation';
            comment on column report.report_CHANNEL_queue.step_no is 'Order of the executed steps of the interaction, from 1; steps that name an agent count too';
            comment on column report.report_CHANNEL_queue.route_no is '1 for the first pass through a route; grows when the interaction is routed anew';
            comment on column report.report_CHANNEL_queue.queue_id is 'The queue';
            comment on column report.report_CHANNEL_queue.queue_name is 'Name of the queue when the step began';
            comment on column report.report_CHANNEL_queue.account_id is 'The account that the contact reached';
            comment on column report.report_CHANNEL_queue.account_name is 'Name of the account when the step began';
            comment on column report.report_CHANNEL_queue.strategy is 'How agents were picked: rrmemory, beepall';
            comment on column report.report_CHANNEL_queue.user_id is 'The agent who accepted; null unless accepted';
            comment on column report.report_CHANNEL_queue.user_name is 'Name of that agent at the acceptance; [erased] if the agent''s data were erased';
            comment on column report.report_CHANNEL_queue.user_typology is 'WEBRTC, PHONEBAR, EXTERNAL or MOBILE, at the acceptance';
            comment on column report.report_CHANNEL_queue.team_name is 'Reserved: team of that agent at the acceptance';
            comment on column report.report_CHANNEL_queue.reason is 'How the step ended: accepted, timeout or abandoned; null while waiting';
            comment on column report.report_CHANNEL_queue.cause is 'accepted: manual, auto. timeout: no_answer, no_agent_notified, tab_limit, capacity, paused, not_logged_in, no_members. abandoned: waiting, while_offered';
            comment on column report.report_CHANNEL_queue.joined_at is 'When the step began';
            comment on column report.report_CHANNEL_queue.deadline_at is 'When it ends if nobody accepts';
            comment on column report.report_CHANNEL_queue.first_offered_at is 'When the first agent was notified';
            comment on column report.report_CHANNEL_queue.accepted_at is 'When an agent accepted';
            comment on column report.report_CHANNEL_queue.timed_out_at is 'When the step timed out';
            comment on column report.report_CHANNEL_queue.abandoned_at is 'When the contact left';
            comment on column report.report_CHANNEL_queue.ended_at is 'The one of the three that is set';
            comment on column report.report_CHANNEL_queue.wait_ms is 'ended_at minus joined_at in milliseconds';
            comment on column report.report_CHANNEL_queue.answer_ms is 'accepted_at minus joined_at in milliseconds';
            comment on column report.report_CHANNEL_queue.ring_ms is 'Milliseconds from the accepted offer to the acceptance';
            comment on column report.report_CHANNEL_queue.offer_count is 'Offers made in the step';
            comment on column report.report_CHANNEL_queue.offered_agents is 'Different agents to whom they were made';
            comment on column report.report_CHANNEL_queue.expired_offers is 'Offers to which the agent did not react';
            comment on column report.report_CHANNEL_queue.rejected_offers is 'Offers that the agent declined';
            comment on column report.report_CHANNEL_queue.rescinded_offers is 'Offers taken back, which do not count against the agent';
            comment on column report.report_CHANNEL_queue.refused_admissions is 'Different agents who were considered in the step and not admitted (not logged in, paused, tab limit, capacity)';
            comment on column report.report_CHANNEL_queue.within_hours is 'Reserved: whether the step began within office hours';
            comment on column report.report_CHANNEL_queue.origin is 'How the interaction came into the queue: new, reopened, transfer';
            comment on column report.report_CHANNEL_queue.source is 'Where the facts come from: native, ami, reconciled';
            comment on column report.report_CHANNEL_queue.first_event_seq is 'Position in the log of the step''s first event';
            comment on column report.report_CHANNEL_queue.last_event_seq is 'Position in the log of the step''s last event so far';
            comment on column report.report_CHANNEL_queue.recorded_at is 'When the step''s first event was recorded';

            -- While a step waits, its report counts different agents, so it has to know which they were.
            create table projection.waiting_CHANNEL_step (
                id             uuid   not null primary key,
                offered_agents uuid[] not null,
                refused_agents uuid[] not null,
                position       bigint not null
            );
            comment on table projection.waiting_CHANNEL_step is 'For each row of report_CHANNEL_queue that still waits: which agents it has counted. Not for reports.';
            comment on column projection.waiting_CHANNEL_step.id is 'id of the row in report.report_CHANNEL_queue';
            comment on column projection.waiting_CHANNEL_step.offered_agents is 'The agents behind offered_agents, sorted';
            comment on column projection.waiting_CHANNEL_step.refused_agents is 'The agents behind refused_admissions, sorted';
            comment on column projection.waiting_CHANNEL_step.position is 'Position of the last event about this row';
        $ddl$, 'CHANNEL', c);
    end loop;

    execute 'create view report.report_all_queue as '
        || (select string_agg(format('select %L::text as channel, r.* from report.report_%s_queue r', u.channel, u.channel),
                              ' union all ' order by u.nr)
            from unnest(channels) with ordinality as u (channel, nr));
    execute $sql$comment on view report.report_all_queue is 'The queue reports of all channels together'$sql$;
    execute $sql$comment on column report.report_all_queue.channel is 'chat, email, sms, openchannel, fax or whatsapp'$sql$;
    for c in
        select format('comment on column report.report_all_queue.%I is %L',
                      a.attname, col_description(a.attrelid, a.attnum))
        from pg_attribute a
        where a.attrelid = 'report.report_chat_queue'::regclass and a.attnum > 0 and not a.attisdropped
    loop
        execute c;
    end loop;
end
$$;
