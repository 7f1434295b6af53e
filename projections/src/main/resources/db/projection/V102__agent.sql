create table directory.agent (
    agent_id             uuid        not null primary key,
    username             text        not null,
    full_name            text        not null,
    alias                text,
    email                text,
    description          text,
    typology             text        not null,
    internal             text,
    login_in_pause       boolean     not null,
    capacity_chat        integer     not null,
    capacity_email       integer     not null,
    capacity_sms         integer     not null,
    capacity_openchannel integer     not null,
    capacity_fax         integer     not null,
    capacity_whatsapp    integer     not null,
    created_at           timestamptz not null,
    position             bigint      not null
);
create index on directory.agent (username);
comment on table directory.agent is 'The agents there are. Personal data whose key was destroyed reads [erased] after a rebuild.';
comment on column directory.agent.agent_id is 'Identifies the agent for ever';
comment on column directory.agent.username is 'Login name';
comment on column directory.agent.full_name is 'Full name';
comment on column directory.agent.alias is 'Name shown instead of the login name, if any';
comment on column directory.agent.email is 'Mail address, if any';
comment on column directory.agent.description is 'Free text, if any';
comment on column directory.agent.typology is 'WEBRTC, PHONEBAR, EXTERNAL or MOBILE';
comment on column directory.agent.internal is 'Extension, if any';
comment on column directory.agent.login_in_pause is 'Whether each login starts in pause on every channel';
comment on column directory.agent.capacity_chat is 'Most open chats, 0 for no limit';
comment on column directory.agent.capacity_email is 'Most open mails, 0 for no limit';
comment on column directory.agent.capacity_sms is 'Most open SMS conversations, 0 for no limit';
comment on column directory.agent.capacity_openchannel is 'Most open conversations of the open channel, 0 for no limit';
comment on column directory.agent.capacity_fax is 'Most open faxes, 0 for no limit';
comment on column directory.agent.capacity_whatsapp is 'Most open WhatsApp conversations, 0 for no limit';
comment on column directory.agent.created_at is 'When the agent was created';
comment on column directory.agent.position is 'Position of the last event about this row';
