create table history.engagement (
    interaction_id    uuid        not null,
    agent_id          uuid        not null,
    channel           text        not null,
    queue_id          uuid,
    step_no           integer     not null,
    accepted_at       timestamptz not null,
    closed_at         timestamptz check (closed_at >= accepted_at),
    duration_ms       bigint generated always as (floor(extract(epoch from closed_at - accepted_at) * 1000)::bigint) stored,
    disposition       text,
    accepted_position bigint      not null,
    closed_position   bigint      check (closed_position > accepted_position),
    primary key (interaction_id, agent_id, accepted_position),
    check ((closed_at is null) = (closed_position is null))
);
create unique index engagement_open on history.engagement (interaction_id, agent_id) where closed_at is null;
create index engagement_open_of_agent on history.engagement (agent_id) where closed_at is null;
create index on history.engagement (agent_id, accepted_at);
create index on history.engagement (accepted_at);
comment on table history.engagement is 'Which agent had which interaction, from acceptance to close. Open now: closed_at is null.';
comment on column history.engagement.interaction_id is 'The interaction';
comment on column history.engagement.agent_id is 'The agent who accepted it';
comment on column history.engagement.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column history.engagement.queue_id is 'Queue from which it was accepted, null from a step that names the agent';
comment on column history.engagement.step_no is 'The step in which it was accepted';
comment on column history.engagement.accepted_at is 'When the agent accepted it';
comment on column history.engagement.closed_at is 'When the agent was done with it; null while it is open';
comment on column history.engagement.duration_ms is 'closed_at minus accepted_at in milliseconds; null while it is open';
comment on column history.engagement.disposition is 'How the agent filed it, if he did';
comment on column history.engagement.accepted_position is 'Position of the event that began it';
comment on column history.engagement.closed_position is 'Position of the event that ended it';
