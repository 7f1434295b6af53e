create table directory.message (
    interaction_id uuid        not null,
    message_no     integer     not null check (message_no >= 0),
    from_side      text        not null check (from_side in ('contact', 'agent')),
    agent_id       uuid        check ((agent_id is not null) = (from_side = 'agent')),
    body           text        not null,
    at             timestamptz not null,
    position       bigint      not null,
    primary key (interaction_id, message_no)
);
comment on table directory.message is 'What contact and agents wrote to each other. Personal data whose key was destroyed reads [erased] after a rebuild.';
comment on column directory.message.interaction_id is 'The interaction';
comment on column directory.message.message_no is '0 for what came with the arrival, if anything did; later messages of both sides from 1';
comment on column directory.message.from_side is 'contact or agent';
comment on column directory.message.agent_id is 'The agent who wrote it, null if the contact did';
comment on column directory.message.body is 'The text';
comment on column directory.message.at is 'When it was recorded';
comment on column directory.message.position is 'Position of the event';
