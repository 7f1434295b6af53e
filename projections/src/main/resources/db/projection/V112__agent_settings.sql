alter table directory.agent add column advanced_search boolean not null default false;
comment on column directory.agent.advanced_search is 'Whether the agent may search all interactions of his accounts';

create table directory.agent_auto_answer (
    agent_id      uuid    not null,
    channel       text    not null,
    enabled       boolean not null,
    delay_seconds integer not null,
    position      bigint  not null,
    primary key (agent_id, channel)
);
comment on table directory.agent_auto_answer is 'On which channels offers are accepted for which agents; no row where that was never so';
comment on column directory.agent_auto_answer.agent_id is 'The agent';
comment on column directory.agent_auto_answer.channel is 'chat, email, sms, openchannel, fax or whatsapp';
comment on column directory.agent_auto_answer.enabled is 'Whether offers are accepted for the agent now';
comment on column directory.agent_auto_answer.delay_seconds is 'How long after an offer it is accepted; where it is disabled, as it was last';
comment on column directory.agent_auto_answer.position is 'Position of the last event about this row';

create table directory.agent_auto_answer_conflict (
    agent_id uuid        not null,
    channel  text        not null,
    queue_id uuid        not null,
    noted_at timestamptz not null,
    position bigint      not null,
    primary key (agent_id, channel, queue_id)
);
comment on table directory.agent_auto_answer_conflict is 'Where auto answer met a queue that notifies all at once; gone when auto answer is disabled on the channel';
comment on column directory.agent_auto_answer_conflict.agent_id is 'The agent with auto answer';
comment on column directory.agent_auto_answer_conflict.channel is 'chat, email, sms, openchannel, fax or whatsapp';
comment on column directory.agent_auto_answer_conflict.queue_id is 'The queue that notifies all at once';
comment on column directory.agent_auto_answer_conflict.noted_at is 'When that was noted last';
comment on column directory.agent_auto_answer_conflict.position is 'Position of the last event about this row';
