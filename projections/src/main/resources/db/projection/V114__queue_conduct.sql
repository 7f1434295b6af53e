alter table directory.queue
    add column wrap_up_seconds       integer not null default 0,
    add column renotify_seconds      integer not null default 0,
    add column missed_offer_action   text    not null default 'none',
    add column missed_offer_after    integer not null default 1,
    add column requeue_on_logged_out boolean not null default false,
    add column requeue_on_disconnected boolean not null default false,
    add column requeue_on_paused     boolean not null default false;

-- What a queue of its channel begins with. Until now no event could change it, so no rebuild is needed.
update directory.queue
set requeue_on_logged_out = true, requeue_on_disconnected = true
where channel in ('chat', 'sms', 'openchannel', 'whatsapp');

comment on column directory.queue.strategy is 'How agents are picked: rrmemory, beepall, leastrecent, fewestcalls, random, linear or weighted';
comment on column directory.queue.wrap_up_seconds is 'How long an agent wraps up after closing one of its interactions, 0 for not at all';
comment on column directory.queue.renotify_seconds is 'How often an agent is reminded of an offer while it stands, 0 for never';
comment on column directory.queue.missed_offer_action is 'What happens to an agent who lets its offers expire: none, pause or not_responding';
comment on column directory.queue.missed_offer_after is 'After how many missed offers in a row; without meaning where nothing happens';
comment on column directory.queue.requeue_on_logged_out is 'Whether an accepted interaction waits again when its agent logged out';
comment on column directory.queue.requeue_on_disconnected is 'Whether it does when his desktop gave no sign of life any more';
comment on column directory.queue.requeue_on_paused is 'Whether it does when he paused on its channel';
