create table history.membership (
    queue_id      uuid        not null,
    agent_id      uuid        not null,
    penalty       integer     not null,
    since         timestamptz not null,
    from_at       timestamptz not null,
    to_at         timestamptz check (to_at >= from_at),
    from_position bigint      not null,
    to_position   bigint      check (to_position > from_position),
    primary key (queue_id, agent_id, from_position),
    check ((to_at is null) = (to_position is null)),
    check (since <= from_at)
);
create unique index membership_open on history.membership (queue_id, agent_id) where to_at is null;
create index on history.membership (agent_id, from_at);
comment on table history.membership is 'Which agent served which queue when, one row per interval with one penalty. Now: to_at is null.';
comment on column history.membership.queue_id is 'The queue';
comment on column history.membership.agent_id is 'The agent who served it';
comment on column history.membership.penalty is 'Lower goes first where the strategy regards it';
comment on column history.membership.since is 'When the agent was added; the same after a change of the penalty';
comment on column history.membership.from_at is 'When the agent was added or got this penalty';
comment on column history.membership.to_at is 'When the penalty changed, the agent was removed or the queue deleted; null while it lasts';
comment on column history.membership.from_position is 'Position of the event that began it';
comment on column history.membership.to_position is 'Position of the event that ended it';

create table history.agent_capacity (
    agent_id      uuid        not null,
    channel       text        not null,
    capacity      integer     not null,
    from_at       timestamptz not null,
    to_at         timestamptz check (to_at >= from_at),
    from_position bigint      not null,
    to_position   bigint      check (to_position > from_position),
    primary key (agent_id, channel, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index agent_capacity_open on history.agent_capacity (agent_id, channel) where to_at is null;
comment on table history.agent_capacity is 'How many interactions an agent could have open on a channel, one row per interval from the agent''s creation on, without gap or overlap. Now: to_at is null.';
comment on column history.agent_capacity.agent_id is 'The agent';
comment on column history.agent_capacity.channel is 'chat, email, sms, openchannel, fax or whatsapp';
comment on column history.agent_capacity.capacity is 'Most open interactions, 0 for no limit';
comment on column history.agent_capacity.from_at is 'When the agent was created or got this capacity';
comment on column history.agent_capacity.to_at is 'When it changed; null while it lasts';
comment on column history.agent_capacity.from_position is 'Position of the event that began it';
comment on column history.agent_capacity.to_position is 'Position of the event that ended it';
