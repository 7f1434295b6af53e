create table directory.pbx (
    pbx             text        not null primary key,
    connected       boolean     not null,
    since           timestamptz not null,
    booted_at       timestamptz,
    lost_by         text,
    refused         text,
    unreconciled    integer     not null,
    compared_at     timestamptz,
    compared_from   timestamptz,
    compared_to     timestamptz,
    compared_rows   bigint,
    differences     bigint,
    position        bigint      not null
);
comment on table directory.pbx is 'The switchboards that were ever linked to, as of now';
comment on column directory.pbx.pbx is 'Its name';
comment on column directory.pbx.connected is 'Whether it is heard';
comment on column directory.pbx.since is 'Since when it is heard, or is not';
comment on column directory.pbx.booted_at is 'When it was started, to the second; null if it does not say';
comment on column directory.pbx.lost_by is 'Why it is not heard: closed, silent, broken, stopped or died; null if it is, or never was';
comment on column directory.pbx.refused is 'What it says to whoever wants to log in, if it does not let him in; null if it does';
comment on column directory.pbx.unreconciled is 'Of how many gaps nobody has found out what happened in them';
comment on column directory.pbx.compared_at is 'When reports were last compared with its own record';
comment on column directory.pbx.compared_from is 'Of the time that was compared';
comment on column directory.pbx.compared_to is 'Of the time that was compared';
comment on column directory.pbx.compared_rows is 'How many visits to queues were compared';
comment on column directory.pbx.differences is 'How many of them were not the same';
comment on column directory.pbx.position is 'Position of the last event about this row';

create table history.pbx_gap (
    pbx           text        not null,
    gap           integer     not null,
    from_at       timestamptz not null,
    to_at         timestamptz,
    cause         text        not null,
    reconciled_at timestamptz,
    record_rows   integer,
    position      bigint      not null,
    primary key (pbx, gap),
    check (to_at >= from_at),
    check ((reconciled_at is null) = (record_rows is null))
);
create index pbx_gap_time on history.pbx_gap (pbx, from_at desc);
comment on table history.pbx_gap is 'Times in which nobody heard a switchboard';
comment on column history.pbx_gap.pbx is 'The switchboard';
comment on column history.pbx_gap.gap is 'Numbers the gaps of a switchboard, from 1';
comment on column history.pbx_gap.from_at is 'Before, all that it said is known';
comment on column history.pbx_gap.to_at is 'When it was heard again; null if it is not heard now';
comment on column history.pbx_gap.cause is 'closed: it ended the connection. silent: it said nothing. broken: the connection failed. stopped: we ended it. died: whoever listened was killed';
comment on column history.pbx_gap.reconciled_at is 'When it was looked up what happened meanwhile; null if it was not yet';
comment on column history.pbx_gap.record_rows is 'How many rows of its own record there were; of all gaps that were looked into at once';
comment on column history.pbx_gap.position is 'Position of the last event about this row';
