create table directory.queue (
    queue_id              uuid        not null primary key,
    name                  text        not null,
    channel               text        not null,
    strategy              text        not null,
    agent_timeout_seconds integer     not null,
    weight                integer     not null,
    deleted               boolean     not null,
    created_at            timestamptz not null,
    deleted_at            timestamptz,
    position              bigint      not null,
    check (deleted = (deleted_at is not null))
);
comment on table directory.queue is 'The queues there are and were; deleted ones stay, marked';
comment on column directory.queue.queue_id is 'Identifies the queue for ever';
comment on column directory.queue.name is 'Name as of now';
comment on column directory.queue.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column directory.queue.strategy is 'How agents are picked: rrmemory, beepall';
comment on column directory.queue.agent_timeout_seconds is 'How long one offer stands';
comment on column directory.queue.weight is '0 to 10: which queue goes first when an agent could serve several';
comment on column directory.queue.deleted is 'Whether the queue was deleted';
comment on column directory.queue.created_at is 'When the queue was created';
comment on column directory.queue.deleted_at is 'When it was deleted';
comment on column directory.queue.position is 'Position of the last event about this row';

create table directory.queue_member (
    queue_id uuid        not null,
    agent_id uuid        not null,
    penalty  integer     not null,
    since    timestamptz not null,
    position bigint      not null,
    primary key (queue_id, agent_id)
);
create index on directory.queue_member (agent_id);
comment on table directory.queue_member is 'Which agents serve which queues now';
comment on column directory.queue_member.queue_id is 'The queue';
comment on column directory.queue_member.agent_id is 'The agent who serves it';
comment on column directory.queue_member.penalty is 'Lower goes first where the strategy regards it';
comment on column directory.queue_member.since is 'When the agent was added';
comment on column directory.queue_member.position is 'Position of the last event about this row';
