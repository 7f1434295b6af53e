-- Signs of life of agents' desktops. Not events: only that they stay away is one.
create table routing.heartbeat (
    agent_id uuid        not null primary key,
    at       timestamptz not null
) with (fillfactor = 50);
comment on table routing.heartbeat is 'When the desktop of an agent gave a sign of life last; agents who never gave one are not here';
create index heartbeat_at on routing.heartbeat (at);
grant select, insert, update, delete on routing.heartbeat to log_writer;
grant select on routing.heartbeat to query_reader;

-- Routing remembers more about agents and queues than before. What it knows is a function of the log: it is folded again.
delete from routing.memory;
update routing.progress set position = 0;
