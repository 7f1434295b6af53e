create table directory.interaction (
    interaction_id    uuid        not null primary key,
    account_id        uuid        not null,
    account_name      text        not null,
    channel           text        not null,
    status            text        not null
        check (status in ('waiting', 'offered', 'accepted', 'closed', 'abandoned', 'timed_out')),
    step_no           integer     not null,
    queue_id          uuid,
    queue_name        text,
    directed_agent_id uuid,
    live_offers       integer     not null check (live_offers >= 0),
    agent_id          uuid,
    contact_subject   uuid        not null,
    contact_name      text,
    contact_phone     text,
    contact_email     text,
    subject           text,
    priority          integer     not null,
    received_at       timestamptz not null,
    timeout_at        timestamptz,
    accepted_at       timestamptz,
    ended_at          timestamptz,
    disposition       text,
    last_position     bigint      not null,
    check ((status = 'offered') = (live_offers > 0 and status in ('waiting', 'offered'))),
    check ((status in ('closed', 'abandoned', 'timed_out')) = (ended_at is not null)),
    check ((status in ('accepted', 'closed')) = (agent_id is not null and accepted_at is not null))
) with (fillfactor = 80);
create index on directory.interaction (received_at);
create index on directory.interaction (account_id, received_at);
create index on directory.interaction (queue_id, received_at);
create index on directory.interaction (agent_id, received_at) where agent_id is not null;
create index on directory.interaction (status, received_at) where status in ('waiting', 'offered', 'accepted');
comment on table directory.interaction is 'Every interaction as it stands now';
comment on column directory.interaction.interaction_id is 'Identifies the interaction for ever';
comment on column directory.interaction.account_id is 'The account it reached';
comment on column directory.interaction.account_name is 'Name of the account when it arrived';
comment on column directory.interaction.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column directory.interaction.status is 'waiting; offered: waiting, and at least one agent is being notified; accepted: an agent has it; closed: the agent is done; abandoned: the contact left before; timed_out: its route ended unanswered';
comment on column directory.interaction.step_no is 'The current or last executed step, counted from 1; 0 before the first';
comment on column directory.interaction.queue_id is 'Queue of that step, null in a step that names an agent';
comment on column directory.interaction.queue_name is 'Name of that queue when the step began';
comment on column directory.interaction.directed_agent_id is 'The agent whom that step names, null in a queue step';
comment on column directory.interaction.live_offers is 'How many agents are being notified';
comment on column directory.interaction.agent_id is 'Who accepted it';
comment on column directory.interaction.contact_subject is 'The person at the other end, the same for all that this person sends';
comment on column directory.interaction.contact_name is 'Name of that person, if given';
comment on column directory.interaction.contact_phone is 'Telephone number, if given';
comment on column directory.interaction.contact_email is 'Mail address, if given';
comment on column directory.interaction.subject is 'What the contact wrote above the text';
comment on column directory.interaction.priority is 'Higher goes first';
comment on column directory.interaction.received_at is 'When it arrived';
comment on column directory.interaction.timeout_at is 'When the current or last step ends if nobody accepts';
comment on column directory.interaction.accepted_at is 'When an agent accepted it';
comment on column directory.interaction.ended_at is 'When it was closed, abandoned or timed out for good';
comment on column directory.interaction.disposition is 'How the agent filed it at the close, if he did';
comment on column directory.interaction.last_position is 'Position of the last event about this row';
