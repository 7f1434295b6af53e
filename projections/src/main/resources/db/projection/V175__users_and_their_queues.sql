alter table directory.app_user
    add column email      text,
    add column all_queues boolean not null default false,
    add column deleted    boolean not null default false;
comment on column directory.app_user.email is 'Where mail to the user goes; null if nowhere';
comment on column directory.app_user.all_queues is 'Whether a supervisor is enabled to the whole centre';
comment on column directory.app_user.deleted is 'Whether the user is gone';

create table directory.user_queue (
    user_id  uuid        not null,
    queue_id uuid        not null,
    since    timestamptz not null,
    position bigint      not null,
    primary key (user_id, queue_id)
);
comment on table directory.user_queue is 'To which queues users are enabled one by one: they operate on these and on the agents who serve them';
comment on column directory.user_queue.user_id is 'The user';
comment on column directory.user_queue.queue_id is 'The queue';
comment on column directory.user_queue.since is 'Since when';
comment on column directory.user_queue.position is 'Position of the last event about this row';

create table directory.user_permission (
    user_id    uuid   not null,
    permission text   not null,
    position   bigint not null,
    primary key (user_id, permission)
);
comment on table directory.user_permission is 'Which parts of the centre a supervisor may look at and operate; an administrator needs none of them';
comment on column directory.user_permission.user_id is 'The user';
comment on column directory.user_permission.permission is 'agents, queues, accounts, interactions, reports or audit';
comment on column directory.user_permission.position is 'Position of the last event about this row';
