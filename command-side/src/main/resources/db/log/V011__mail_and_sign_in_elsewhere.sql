-- Secrets that other servers ask of Switchlog: for mail, the directory, the identity provider. Each under the key that
-- an event of the settings names, so that secret and settings change at the same moment.
create table access.service_secret (
    name      text        not null,
    key       text        not null,
    sealed    bytea       not null,
    stored_at timestamptz not null,
    primary key (name, key)
);
comment on table access.service_secret is 'Passwords for other servers, sealed with a key that is wrapped by the master key. Never in the log, never shown';

-- Who has which mail address, by keyed hash; follows the log.
create table access.address (
    subject      uuid not null primary key,
    address_hash text not null
);
comment on table access.address is 'Mail addresses of agents and users as keyed hashes; derived from the log';
create index address_by_hash on access.address (address_hash);
create table access.address_position (
    one      boolean not null primary key default true check (one),
    position bigint  not null
);
comment on table access.address_position is 'Up to where in the log addresses were read';
insert into access.address_position (position) values (0);

-- Work that was asked for and is done later, so that the answer tells nothing.
create table access.forgotten_password (
    id           uuid        not null primary key,
    address_hash text        not null,
    requested_at timestamptz not null
);
comment on table access.forgotten_password is 'Addresses, as keyed hashes, for which somebody asked for a link and that were not looked up yet';

create table access.outgoing_mail (
    id              uuid        not null primary key,
    person          uuid        not null,
    purpose         text        not null check (purpose in ('reset', 'invite')),
    requested_at    timestamptz not null,
    requested_by    text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    state           text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent')),
    claimed_at      timestamptz
);
comment on table access.outgoing_mail is 'Mails with a link that are to be sent. The text and the link are made at the moment of sending and kept nowhere';
create unique index outgoing_mail_one on access.outgoing_mail (person, purpose) where state = 'waiting';
create index outgoing_mail_due on access.outgoing_mail (next_attempt_at) where state = 'waiting';

create table access.link (
    token_hash bytea       not null primary key,
    person     uuid        not null,
    purpose    text        not null check (purpose in ('reset', 'invite')),
    expires_at timestamptz not null,
    unique (person, purpose)
);
comment on table access.link is 'Links by which people set a password; only the hash of the token is known';

-- Sign-in with an identity provider: what was used up, and codes that wait for their client.
create table access.used_state (
    state_hash bytea       not null primary key,
    expires_at timestamptz not null
);
comment on table access.used_state is 'Sign-ins with the identity provider that came back already; they cannot come back again';
create table access.sign_in_code (
    code_hash  bytea       not null primary key,
    subject    uuid        not null,
    expires_at timestamptz not null
);
comment on table access.sign_in_code is 'Codes that the browser exchanges for a session, once';

grant select, insert, update, delete
    on access.service_secret, access.address, access.address_position, access.forgotten_password, access.outgoing_mail,
       access.link, access.used_state, access.sign_in_code
    to log_writer;

-- Whether an agent signs in with the directory's password is asked at every sign-in, his stream may be long.
create index event_of_directory on log.event (stream_id, sequence)
    where name in ('agent.directory-sign-in-enabled', 'agent.directory-sign-in-disabled');
