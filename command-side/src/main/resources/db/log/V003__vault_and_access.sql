-- Keys of people. Each is wrapped by a key that is not in this database; destroying a row makes everything sealed under
-- it unreadable for ever, and leaves the log as it is.
create schema vault;
create table vault.subject_key (
    subject    uuid        not null primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null
);
comment on table vault.subject_key is 'One key per person, wrapped';
create table vault.secret (
    name    text  not null primary key,
    wrapped bytea not null
);
comment on table vault.secret is 'Keys of the system itself, wrapped: for keyed hashes and for tokens';
grant usage on schema vault to log_writer;
grant select, insert on vault.subject_key, vault.secret to log_writer;

create schema access;
create table access.credential (
    subject       uuid        not null primary key,
    password_hash text        not null,
    changed_at    timestamptz not null
);
comment on table access.credential is 'Password hashes of agents and users. Never in the log.';
grant usage on schema access to log_writer;
grant select, insert, update, delete on access.credential to log_writer;
