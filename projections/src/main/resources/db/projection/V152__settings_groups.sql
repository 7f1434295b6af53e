create table directory.settings_group (
    name     text   not null primary key,
    settings jsonb  not null,
    position bigint not null
);
comment on table directory.settings_group is 'Groups of the centre''s settings that were ever changed; the others are at their defaults';
comment on column directory.settings_group.name is 'Name of the group, as in /api/settings';
comment on column directory.settings_group.settings is 'The settings of the group as they are';
comment on column directory.settings_group.position is 'Position of the last event about this row';
