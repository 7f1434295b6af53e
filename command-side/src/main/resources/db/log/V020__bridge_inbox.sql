-- What switchboards said, until it is understood and a while longer. It holds telephone numbers as they were sent, not
-- sealed: that is why it is not kept. Nobody but the bridge reads it.
create schema bridge;
comment on schema bridge is 'What switchboards said, before it is translated; not kept';

create table bridge.inbox (
    seq         bigint      generated always as identity primary key,
    pbx         text        not null,
    key         bytea       not null check (length(key) = 32),
    name        text        not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    packet      text        not null,
    unique (pbx, key)
);
create index inbox_order on bridge.inbox (pbx, seq);
comment on table bridge.inbox is 'Events of switchboards as they were sent; deleted some hours after they were translated';
comment on column bridge.inbox.seq is 'Of one switchboard, in the order in which its events were sent; with holes';
comment on column bridge.inbox.pbx is 'The switchboard';
comment on column bridge.inbox.key is 'SHA-256 of what was sent: who hears it on a second connection stores nothing';
comment on column bridge.inbox.name is 'Of the event';
comment on column bridge.inbox.occurred_at is 'When it happened, by the clock of the switchboard';
comment on column bridge.inbox.received_at is 'When it was read';
comment on column bridge.inbox.packet is 'The lines of the event as they were sent, telephone numbers among them';

create table bridge.cursor (
    pbx         text        primary key,
    position    bigint      not null,
    replay_from bigint      not null,
    moved_at    timestamptz not null,
    check (replay_from <= position + 1)
);
comment on table bridge.cursor is 'How far the events of a switchboard are translated';
comment on column bridge.cursor.pbx is 'The switchboard';
comment on column bridge.cursor.position is 'The last event that is translated; 0 before the first';
comment on column bridge.cursor.replay_from is 'The first event that a translation which starts anew has to read again, as it concerns calls that go on';
comment on column bridge.cursor.moved_at is 'When it moved last';

create table bridge.link (
    pbx         text        primary key,
    heard_until timestamptz,
    attended_at timestamptz not null
);
comment on table bridge.link is 'How far each switchboard was heard; a row for each that a node has been told to listen to';
comment on column bridge.link.pbx is 'The switchboard';
comment on column bridge.link.heard_until is 'All that it said before is in the inbox; null before the first time';
comment on column bridge.link.attended_at is 'When a node last looked after it, whether it answers or not';

create table bridge.unknown_event (
    pbx         text        not null,
    name        text        not null,
    times       bigint      not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    primary key (pbx, name)
);
comment on table bridge.unknown_event is 'Events of switchboards with which nobody here can do anything, by name';
comment on column bridge.unknown_event.pbx is 'The switchboard';
comment on column bridge.unknown_event.name is 'Of the event';
comment on column bridge.unknown_event.times is 'How often it came';
comment on column bridge.unknown_event.first_at is 'When it came first';
comment on column bridge.unknown_event.last_at is 'When it came last';

-- What may be known of the inbox without reading it.
create view bridge.status as
select l.pbx, l.heard_until, l.attended_at,
       (select count(*) from (
           select from bridge.inbox i
           where i.pbx = l.pbx and i.seq > coalesce((select position from bridge.cursor c where c.pbx = l.pbx), 0)
           limit 100000) as untranslated) as backlog,
       (select coalesce(sum(times), 0)::bigint from bridge.unknown_event u where u.pbx = l.pbx) as unknown_events
from bridge.link l;
comment on view bridge.status is 'How far each switchboard was heard and understood';
comment on column bridge.status.pbx is 'The switchboard';
comment on column bridge.status.heard_until is 'All that it said before is in the inbox; null before the first time';
comment on column bridge.status.attended_at is 'When a node last looked after it, whether it answers or not';
comment on column bridge.status.backlog is 'How many of its events are not translated yet; nobody counts beyond a hundred thousand';
comment on column bridge.status.unknown_events is 'How many of its events nobody here could do anything with';

grant usage on schema bridge to log_writer, query_reader;
grant select, insert, delete on bridge.inbox to log_writer;
grant select, insert, update on bridge.cursor to log_writer;
grant select, insert, update on bridge.link, bridge.unknown_event to log_writer;
grant select on bridge.status to log_writer, query_reader;
grant select on bridge.unknown_event to query_reader;
