create table directory.app_user (
    user_id    uuid        not null primary key,
    username   text        not null,
    full_name  text        not null,
    role       text        not null,
    created_at timestamptz not null,
    position   bigint      not null
);
create index on directory.app_user (username);
comment on table directory.app_user is 'The people who operate the centre without being agents';
comment on column directory.app_user.user_id is 'Identifies the user for ever';
comment on column directory.app_user.username is 'Login name';
comment on column directory.app_user.full_name is 'Full name';
comment on column directory.app_user.role is 'administrator, supervisor or agent';
comment on column directory.app_user.created_at is 'When the user was created';
comment on column directory.app_user.position is 'Position of the last event about this row';
