-- What reporting tools join their figures with, to give ids a name. One row for ever per thing, also after its end.
create table report.dim_agent (
    agent_id   uuid        not null primary key,
    name       text        not null,
    alias      text,
    typology   text        not null,
    team_name  text,
    deleted    boolean     not null,
    created_at timestamptz not null,
    position   bigint      not null
);
comment on table report.dim_agent is 'The agents there are, as of now; for joining with agent_id or user_id. Names whose key was destroyed read [erased] after a rebuild.';
comment on column report.dim_agent.agent_id is 'Identifies the agent for ever';
comment on column report.dim_agent.name is 'Full name as of now';
comment on column report.dim_agent.alias is 'Name shown instead of the login name, if any';
comment on column report.dim_agent.typology is 'WEBRTC, PHONEBAR, EXTERNAL or MOBILE, as of now';
comment on column report.dim_agent.team_name is 'Reserved: team as of now';
comment on column report.dim_agent.deleted is 'Whether the agent was deleted; always false in this version, which deletes none';
comment on column report.dim_agent.created_at is 'When the agent was created';
comment on column report.dim_agent.position is 'Position of the last event about this row';

create table report.dim_queue (
    queue_id   uuid        not null primary key,
    name       text        not null,
    channel    text        not null,
    strategy   text        not null,
    deleted    boolean     not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    position   bigint      not null,
    check (deleted = (deleted_at is not null))
);
comment on table report.dim_queue is 'The queues there are and were, as of now; for joining with queue_id. Deleted ones stay, marked.';
comment on column report.dim_queue.queue_id is 'Identifies the queue for ever';
comment on column report.dim_queue.name is 'Name as of now; a deleted queue keeps its last';
comment on column report.dim_queue.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column report.dim_queue.strategy is 'How agents are picked: rrmemory, beepall, leastrecent, fewestcalls, random, linear or weighted';
comment on column report.dim_queue.deleted is 'Whether the queue was deleted';
comment on column report.dim_queue.created_at is 'When the queue was created';
comment on column report.dim_queue.deleted_at is 'When it was deleted';
comment on column report.dim_queue.position is 'Position of the last event about this row';

create table report.dim_account (
    account_id uuid        not null primary key,
    name       text        not null,
    channel    text        not null,
    deleted    boolean     not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    position   bigint      not null,
    check (deleted = (deleted_at is not null))
);
comment on table report.dim_account is 'The accounts that contacts reach or reached, as of now; for joining with account_id. Deleted ones stay, marked.';
comment on column report.dim_account.account_id is 'Identifies the account for ever';
comment on column report.dim_account.name is 'Name as of now; a deleted account keeps its last';
comment on column report.dim_account.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column report.dim_account.deleted is 'Whether the account was deleted';
comment on column report.dim_account.created_at is 'When the account was created';
comment on column report.dim_account.deleted_at is 'When it was deleted';
comment on column report.dim_account.position is 'Position of the last event about this row';
