alter table directory.settings
    add column max_live_offers           integer not null default 20,
    add column transfer_timeout_seconds  integer not null default 300,
    add column session_timeout_minutes   integer not null default 5,
    add column second_login              text    not null default 'replace',
    add column only_listed_pause_reasons boolean not null default false;
comment on column directory.settings.max_live_offers is 'Most interactions that ring at one agent at the same time';
comment on column directory.settings.transfer_timeout_seconds is 'How long a transferred interaction waits for its new agent when the transfer does not say';
comment on column directory.settings.session_timeout_minutes is 'After how long without a sign of life a session ends, 0 for never';
comment on column directory.settings.second_login is 'What happens when an agent who is logged in logs in once more: replace or refuse';
comment on column directory.settings.only_listed_pause_reasons is 'Whether agents may pause for reasons of the catalogue only';

create table history.centre_settings (
    one                       boolean     not null default true check (one),
    max_open_tabs             integer     not null,
    offer_timeout_seconds     integer     not null,
    max_live_offers           integer     not null,
    transfer_timeout_seconds  integer     not null,
    session_timeout_minutes   integer     not null,
    second_login              text        not null,
    only_listed_pause_reasons boolean     not null,
    from_at                   timestamptz not null,
    to_at                     timestamptz check (to_at >= from_at),
    from_position             bigint      not null,
    to_position               bigint      check (to_position > from_position),
    primary key (one, from_position),
    check ((to_at is null) = (to_position is null))
);
create unique index centre_settings_open on history.centre_settings (one) where to_at is null;
insert into history.centre_settings
    (max_open_tabs, offer_timeout_seconds, max_live_offers, transfer_timeout_seconds, session_timeout_minutes,
     second_login, only_listed_pause_reasons, from_at, from_position)
values (20, 30, 20, 300, 5, 'replace', false, timestamptz 'epoch', 0);
comment on table history.centre_settings is 'The settings of the whole centre, one row per interval, without gap or overlap; the first begins in 1970. Now: to_at is null.';
comment on column history.centre_settings.one is 'Always true';
comment on column history.centre_settings.max_open_tabs is 'Most open interactions of one agent over all channels, 0 for no limit';
comment on column history.centre_settings.offer_timeout_seconds is 'How long an offer stands when its queue does not say';
comment on column history.centre_settings.max_live_offers is 'Most interactions that ring at one agent at the same time';
comment on column history.centre_settings.transfer_timeout_seconds is 'How long a transferred interaction waits for its new agent when the transfer does not say';
comment on column history.centre_settings.session_timeout_minutes is 'After how long without a sign of life a session ends, 0 for never';
comment on column history.centre_settings.second_login is 'What happens when an agent who is logged in logs in once more: replace or refuse';
comment on column history.centre_settings.only_listed_pause_reasons is 'Whether agents may pause for reasons of the catalogue only';
comment on column history.centre_settings.from_at is 'Since when the settings were these';
comment on column history.centre_settings.to_at is 'When one of them was changed; null while they hold';
comment on column history.centre_settings.from_position is 'Position of the event that began it, 0 if none did';
comment on column history.centre_settings.to_position is 'Position of the event that ended it';
