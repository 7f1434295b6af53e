-- Everything in these schemas is derived from log.event and can be rebuilt from it, byte for byte.
create schema projection;
create schema directory;
create schema history;
create schema report;
comment on schema projection is 'How far each table has followed the log, and what its folds keep for themselves';
comment on schema directory is 'What there is now: people, queues, accounts, interactions, settings. Contains personal data.';
comment on schema history is 'What there was when: intervals, of which the open ones are now';
comment on schema report is 'For reporting tools: one row per interaction and executed queue step';

grant usage on schema projection, directory, history, report to projector, query_reader;
grant usage on schema history, report to report_reader;

-- For all tables and views that this and later migrations create there.
alter default privileges in schema projection, directory, history, report
    grant select, insert, update, delete, truncate on tables to projector;
alter default privileges in schema projection, directory, history, report grant select on tables to query_reader;
alter default privileges in schema history, report grant select on tables to report_reader;

alter role report_reader set search_path = report, history;
alter role report_reader set statement_timeout = '60s';

create table projection.position (
    name       text        not null primary key,
    position   bigint      not null default 0 check (position >= 0),
    status     text        not null default 'following' check (status in ('following', 'catching_up', 'failed')),
    error      text        check ((status = 'failed') = (error is not null)),
    updated_at timestamptz not null default now()
) with (fillfactor = 50);
comment on table projection.position is 'How far each table has followed the log';
comment on column projection.position.name is 'The table, with its schema';
comment on column projection.position.position is 'The table shows the log up to and including this position, all of it and nothing after it';
comment on column projection.position.status is 'following: at the end of the log as of updated_at; catching_up: behind it; failed: stopped before the event that it cannot take, and tried again from time to time';
comment on column projection.position.error is 'Why it failed';
comment on column projection.position.updated_at is 'When the position or the status was written';
