create table directory.account (
    account_id uuid        not null primary key,
    name       text        not null,
    channel    text        not null,
    route      jsonb       not null,
    deleted    boolean     not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    position   bigint      not null,
    check (deleted = (deleted_at is not null))
);
comment on table directory.account is 'The addresses that contacts reach; deleted ones stay, marked';
comment on column directory.account.account_id is 'Identifies the account for ever';
comment on column directory.account.name is 'Name as of now';
comment on column directory.account.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column directory.account.route is 'Array of steps in order, each {"queueId" or "agentId", "timeoutSeconds"}';
comment on column directory.account.deleted is 'Whether the account was deleted';
comment on column directory.account.created_at is 'When the account was created';
comment on column directory.account.deleted_at is 'When it was deleted';
comment on column directory.account.position is 'Position of the last event about this row';

create table directory.account_agent (
    account_id uuid        not null,
    agent_id   uuid        not null,
    since      timestamptz not null,
    position   bigint      not null,
    primary key (account_id, agent_id)
);
create index on directory.account_agent (agent_id);
comment on table directory.account_agent is 'Which agents may see the interactions of which accounts now';
comment on column directory.account_agent.account_id is 'The account';
comment on column directory.account_agent.agent_id is 'The agent';
comment on column directory.account_agent.since is 'When the agent was added';
comment on column directory.account_agent.position is 'Position of the last event about this row';
