create table directory.sign_in (
    person_id               uuid        not null primary key,
    locked                  boolean     not null,
    locked_until            timestamptz,
    last_sign_in_at         timestamptz,
    last_password_change_at timestamptz,
    second_factor           boolean     not null,
    position                bigint      not null
);
comment on table directory.sign_in is 'How people, agents and users, stand with signing in';
comment on column directory.sign_in.person_id is 'Identifies the agent or user';
comment on column directory.sign_in.locked is 'Whether too many failures have locked the account';
comment on column directory.sign_in.locked_until is 'When it opens by itself; null if it has to be unlocked, or is not locked';
comment on column directory.sign_in.last_sign_in_at is 'When a session began last';
comment on column directory.sign_in.last_password_change_at is 'When the password was set or changed last';
comment on column directory.sign_in.second_factor is 'Whether there is a second factor';
comment on column directory.sign_in.position is 'Position of the last event about this row';
