create table directory.settings (
    one                   boolean not null primary key default true check (one),
    max_open_tabs         integer not null,
    offer_timeout_seconds integer not null,
    position              bigint  not null
);
insert into directory.settings (max_open_tabs, offer_timeout_seconds, position) values (20, 30, 0);
comment on table directory.settings is 'The settings of the whole centre; always exactly one row';
comment on column directory.settings.one is 'Always true';
comment on column directory.settings.max_open_tabs is 'Most open interactions of one agent over all channels, 0 for no limit';
comment on column directory.settings.offer_timeout_seconds is 'How long an offer stands when its queue does not say';
comment on column directory.settings.position is 'Position of the last event about this row, 0 if none';
