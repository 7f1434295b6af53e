-- Sessions, API tokens, former passwords and second factors: what signing in needs beside the log. Secrets are hashed or
-- sealed; the log tells what was done with them and never what they are.
create table access.session (
    id           uuid        not null primary key,
    subject      uuid        not null,
    method       text        not null,
    restriction  text        not null,
    secret_hash  bytea       unique,
    name         text,
    address      text,
    software     text,
    began_at     timestamptz not null,
    last_used_at timestamptz not null,
    idle_seconds integer     not null,
    ends_at      timestamptz not null,
    ended_at     timestamptz,
    constraint a_token_has_a_name check ((method = 'api_token') = (secret_hash is not null and name is not null))
);
create index session_of_subject on access.session (subject, began_at) where ended_at is null;
create index session_by_end on access.session (ends_at);
comment on table access.session is 'Who is signed in: sessions of people, and tokens of their programs';
comment on column access.session.secret_hash is 'Of an API token, SHA-256 of its 256 random bits';
comment on column access.session.name is 'Of an API token, sealed for its owner; so are address and software';

create table access.former_password (
    subject       uuid        not null,
    password_hash text        not null,
    replaced_at   timestamptz not null
);
create index former_password_of_subject on access.former_password (subject, replaced_at);
comment on table access.former_password is 'Hashes of passwords that may not be used again';

create table access.second_factor (
    subject     uuid        not null primary key,
    seed        text        not null,
    made_at     timestamptz not null,
    enrolled_at timestamptz,
    last_step   bigint
);
comment on table access.second_factor is 'Authenticators, with their seed sealed for their owner';
comment on column access.second_factor.last_step is 'Of the last code that was used: neither it nor an older one is good again';

create table access.recovery_code (
    subject uuid not null,
    hash    text not null,
    primary key (subject, hash)
);
comment on table access.recovery_code is 'Keyed hashes of recovery codes that are left';

grant select, insert, update, delete
    on access.session, access.former_password, access.second_factor, access.recovery_code to log_writer;

-- Who may come in at all is asked with every request: the last word on it must be found at once in the longest stream.
create index event_of_standing on log.event (stream_id, sequence)
    where name in ('agent.disabled', 'agent.enabled', 'agent.deleted', 'agent.restored',
                   'user.disabled', 'user.enabled', 'user.deleted', 'user.restored',
                   'user.role-changed', 'agent.second-factor-waived', 'agent.second-factor-reinstated',
                   'sign-in.locked', 'sign-in.unlocked');
