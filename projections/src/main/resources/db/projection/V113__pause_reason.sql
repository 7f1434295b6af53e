create table directory.pause_reason (
    reason_id    uuid        not null primary key,
    name         text        not null,
    productive   boolean     not null,
    most_minutes integer     not null,
    removed      boolean     not null,
    created_at   timestamptz not null,
    removed_at   timestamptz,
    position     bigint      not null,
    check (removed = (removed_at is not null))
);
comment on table directory.pause_reason is 'The catalogue of reasons for which agents pause; removed ones stay, marked';
comment on column directory.pause_reason.reason_id is 'Identifies the reason for ever';
comment on column directory.pause_reason.name is 'Name as of now';
comment on column directory.pause_reason.productive is 'Whether an agent works during such a pause';
comment on column directory.pause_reason.most_minutes is 'How long such a pause may last, 0 for no limit';
comment on column directory.pause_reason.removed is 'Whether agents cannot pause for this reason any more';
comment on column directory.pause_reason.created_at is 'When the reason was added';
comment on column directory.pause_reason.removed_at is 'When it was removed';
comment on column directory.pause_reason.position is 'Position of the last event about this row';
