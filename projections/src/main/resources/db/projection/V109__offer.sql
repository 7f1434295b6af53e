create table history.offer (
    interaction_id   uuid        not null,
    step_no          integer     not null,
    agent_id         uuid        not null,
    offered_position bigint      not null,
    queue_id         uuid,
    channel          text        not null,
    strategy         text,
    rank             integer     not null,
    offered_at       timestamptz not null,
    expires_at       timestamptz not null,
    ended_at         timestamptz check (ended_at >= offered_at),
    outcome          text        check (outcome in ('accepted', 'rejected', 'expired', 'rescinded')),
    cause            text,
    ended_position   bigint,
    primary key (interaction_id, step_no, agent_id, offered_position),
    check ((ended_at is null) = (outcome is null)),
    check ((ended_at is null) = (ended_position is null))
);
create unique index offer_live on history.offer (interaction_id, step_no, agent_id) where ended_at is null;
create index on history.offer (agent_id, offered_at);
create index on history.offer (offered_at);
comment on table history.offer is 'Every notification of an agent about an interaction. Live: ended_at is null.';
comment on column history.offer.interaction_id is 'The interaction';
comment on column history.offer.step_no is 'The step in which the agent was notified';
comment on column history.offer.agent_id is 'The agent';
comment on column history.offer.offered_position is 'Position of the event that made the offer';
comment on column history.offer.queue_id is 'Queue of the step, null in a step that names the agent';
comment on column history.offer.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column history.offer.strategy is 'By which rule the agent was picked, null in a step that names the agent';
comment on column history.offer.rank is '1 for the first choice';
comment on column history.offer.offered_at is 'When the agent was notified';
comment on column history.offer.expires_at is 'When the offer ends if the agent does not react';
comment on column history.offer.ended_at is 'When it ended; null while it is live';
comment on column history.offer.outcome is 'accepted, rejected, expired, or rescinded: taken back, which does not count against the agent';
comment on column history.offer.cause is 'accepted: manual or auto; rescinded: accepted_by_another, abandoned, step_timed_out, or the admission check that failed meanwhile';
comment on column history.offer.ended_position is 'Position of the event that ended it';
