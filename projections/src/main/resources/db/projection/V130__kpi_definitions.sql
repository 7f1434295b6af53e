create table report.kpi_definition (
    definition_id integer     not null primary key,
    name          text,
    service_level text        not null,
    zone          text,
    from_at       timestamptz not null,
    to_at         timestamptz check (to_at >= from_at),
    from_position bigint      not null,
    to_position   bigint      check (to_position > from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index kpi_definition_open on report.kpi_definition ((true)) where to_at is null;
comment on table report.kpi_definition is 'By which rules key figures are calculated. Definitions are added, never changed: each of them gives figures for all times. The one that holds now: to_at is null.';
comment on column report.kpi_definition.definition_id is '1 is built in; those defined later count on from there';
comment on column report.kpi_definition.name is 'Name, if it has one';
comment on column report.kpi_definition.service_level is 'Formula of the service level, O offered, A accepted, B abandoned, T the channel''s threshold. SL1: A within T / O. SL2: A within T / (A + B). SL3: A within T / (O - B within T). SL4: (A within T + B within T) / (A + B). SL5: A within T / A';
comment on column report.kpi_definition.zone is 'IANA time zone of the office hours; null: always open';
comment on column report.kpi_definition.from_at is 'When it was defined; 1970 for the one that is built in';
comment on column report.kpi_definition.to_at is 'When the next one was defined; null if this is the last';
comment on column report.kpi_definition.from_position is 'Position of the event that defined it, 0 if none did';
comment on column report.kpi_definition.to_position is 'Position of the event that defined the next one';

create table report.kpi_target (
    definition_id         integer not null,
    channel               text    not null,
    threshold_seconds     integer not null,
    short_abandon_seconds integer not null,
    position              bigint  not null,
    primary key (definition_id, channel)
);
comment on table report.kpi_target is 'What counts as soon on each channel, by definition';
comment on column report.kpi_target.definition_id is 'The definition';
comment on column report.kpi_target.channel is 'voice, chat, email, sms, openchannel, fax or whatsapp';
comment on column report.kpi_target.threshold_seconds is 'T: within how many seconds an interaction has to be accepted';
comment on column report.kpi_target.short_abandon_seconds is 'A contact who leaves sooner than after so many seconds is a short abandon';
comment on column report.kpi_target.position is 'Position of the event that defined it, 0 if none did';

create table report.kpi_office_hours (
    definition_id integer not null,
    weekday       integer not null,
    from_minute   integer not null,
    to_minute     integer not null check (to_minute > from_minute),
    position      bigint  not null,
    primary key (definition_id, weekday, from_minute, to_minute)
);
comment on table report.kpi_office_hours is 'When the centre is open, by definition; one that has a zone is closed at all other times';
comment on column report.kpi_office_hours.definition_id is 'The definition';
comment on column report.kpi_office_hours.weekday is '1 for Monday to 7 for Sunday';
comment on column report.kpi_office_hours.from_minute is 'Minutes after midnight that the clock of the definition''s zone shows when the centre opens';
comment on column report.kpi_office_hours.to_minute is 'The same when it closes, 1440 for the end of the day';
comment on column report.kpi_office_hours.position is 'Position of the event that defined it';

insert into report.kpi_definition (definition_id, service_level, from_at, from_position)
values (1, 'SL1', timestamptz 'epoch', 0);
insert into report.kpi_target (definition_id, channel, threshold_seconds, short_abandon_seconds, position)
values (1, 'voice', 20, 5, 0),
       (1, 'chat', 30, 5, 0),
       (1, 'email', 86400, 5, 0),
       (1, 'sms', 60, 5, 0),
       (1, 'openchannel', 60, 5, 0),
       (1, 'fax', 86400, 5, 0),
       (1, 'whatsapp', 60, 5, 0);
