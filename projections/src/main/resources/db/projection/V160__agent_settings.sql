create table directory.agent_settings (
    agent_id         uuid   not null primary key,
    typology         text   not null,
    settings         jsonb  not null,
    phonebar_version text,
    position         bigint not null
);
comment on table directory.agent_settings is 'What is set for each agent, as of now';
comment on column directory.agent_settings.agent_id is 'The agent';
comment on column directory.agent_settings.typology is 'WEBRTC, PHONEBAR, EXTERNAL or MOBILE; says which settings there are';
comment on column directory.agent_settings.settings is 'Each setting by its path, such as voice.nat; docs/agent-settings.md describes them. One that was released after the agent was created may be missing';
comment on column directory.agent_settings.phonebar_version is 'Of which version the agent''s phonebar last said it was';
comment on column directory.agent_settings.position is 'Position of the last event about this row';

create table history.agent_configuration (
    agent_id      uuid        not null,
    typology      text        not null,
    settings      jsonb       not null,
    from_at       timestamptz not null,
    to_at         timestamptz check (to_at >= from_at),
    from_position bigint      not null,
    to_position   bigint      check (to_position > from_position),
    primary key (agent_id, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index agent_configuration_open on history.agent_configuration (agent_id) where to_at is null;
comment on table history.agent_configuration is 'What was set for each agent, one row per interval from the agent''s creation on, without gap or overlap. Now: to_at is null';
comment on column history.agent_configuration.agent_id is 'The agent';
comment on column history.agent_configuration.typology is 'WEBRTC, PHONEBAR, EXTERNAL or MOBILE';
comment on column history.agent_configuration.settings is 'Each setting by its path, such as voice.nat';
comment on column history.agent_configuration.from_at is 'Since when all this held';
comment on column history.agent_configuration.to_at is 'When some of it changed; null while it holds';
comment on column history.agent_configuration.from_position is 'Position of the event that began it';
comment on column history.agent_configuration.to_position is 'Position of the event that ended it';
alter table history.agent_configuration add constraint agent_configuration_no_overlap
    exclude using gist (agent_id with =, tstzrange(from_at, to_at) with &&);
