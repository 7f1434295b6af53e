create table history.agent_trash (
    agent_id      uuid        not null,
    from_at       timestamptz not null,
    to_at         timestamptz check (to_at >= from_at),
    from_position bigint      not null,
    to_position   bigint      check (to_position > from_position),
    primary key (agent_id, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index agent_trash_open on history.agent_trash (agent_id) where to_at is null;
alter table history.agent_trash add constraint agent_trash_no_overlap
    exclude using gist (agent_id with =, tstzrange(from_at, to_at) with &&);
comment on table history.agent_trash is 'Which agents were in the trash when: deleted, and not restored. Now: to_at is null. They keep their memberships, which count for nothing meanwhile.';
comment on column history.agent_trash.agent_id is 'The agent';
comment on column history.agent_trash.from_at is 'When the agent was deleted';
comment on column history.agent_trash.to_at is 'When the agent was restored; null while in the trash';
comment on column history.agent_trash.from_position is 'Position of the event that began it';
comment on column history.agent_trash.to_position is 'Position of the event that ended it';

comment on column report.dim_agent.deleted is 'Whether the agent is in the trash';
comment on column report.dim_agent.team_name is 'Name of the agent''s team as of now; of several, all of them in order, with semicolons between; null without a team';
comment on column history.agent_state.logout_cause is 'Why the session before ended: requested, forced, replaced, heartbeat_lost or deleted; null if that is not known';

create table directory.agent_avatar (
    agent_id     uuid        not null primary key,
    sha256       text        not null,
    content_type text        not null,
    changed_at   timestamptz not null,
    position     bigint      not null
);
comment on table directory.agent_avatar is 'Which picture each agent has; no row for those without one. The pictures are in media.avatar.';
comment on column directory.agent_avatar.agent_id is 'The agent';
comment on column directory.agent_avatar.sha256 is 'Of the picture';
comment on column directory.agent_avatar.content_type is 'image/png or image/jpeg';
comment on column directory.agent_avatar.changed_at is 'When the agent got it';
comment on column directory.agent_avatar.position is 'Position of the last event about this row';

create table directory.agent_group (
    group_id   uuid        not null primary key,
    kind       text        not null,
    name       text        not null,
    created_at timestamptz not null,
    position   bigint      not null
);
comment on table directory.agent_group is 'The teams, profiles and AI assistants there are';
comment on column directory.agent_group.group_id is 'Identifies it for ever';
comment on column directory.agent_group.kind is 'team, profile or ai-assistant';
comment on column directory.agent_group.name is 'Name, unique within the kind';
comment on column directory.agent_group.created_at is 'When it was created';
comment on column directory.agent_group.position is 'Position of the last event about this row';

create table directory.agent_group_member (
    group_id uuid        not null,
    agent_id uuid        not null,
    kind     text        not null,
    since    timestamptz not null,
    position bigint      not null,
    primary key (group_id, agent_id)
);
create index on directory.agent_group_member (agent_id);
comment on table directory.agent_group_member is 'Which agents are in which team, work under which profile and are helped by which AI assistant; also those in the trash';
comment on column directory.agent_group_member.group_id is 'The team, profile or AI assistant';
comment on column directory.agent_group_member.agent_id is 'The agent';
comment on column directory.agent_group_member.kind is 'team, profile or ai-assistant';
comment on column directory.agent_group_member.since is 'Since when';
comment on column directory.agent_group_member.position is 'Position of the last event about this row';
