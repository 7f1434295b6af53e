create table access.sip_secret (
    agent_id   uuid        not null primary key,
    cipher     text        not null,
    changed_at timestamptz not null
);
comment on table access.sip_secret is 'Passwords of agents'' telephones, sealed with the agents'' keys. Never in the log.';
grant select, insert, update, delete on access.sip_secret to log_writer;
