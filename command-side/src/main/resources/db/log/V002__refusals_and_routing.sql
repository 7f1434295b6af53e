-- What was asked and refused. Not events: nothing happened.
create schema ops;
create table ops.refusal (
    command_id uuid        not null primary key,
    at         timestamptz not null,
    actor      text        not null,
    actor_role text        not null,
    origin     text        not null,
    command    text        not null,
    code       text        not null,
    reason     text,
    request    text
);
comment on table ops.refusal is 'Commands that a rule refused: who, when, what, and the code of the refusal';
create index refusal_at on ops.refusal (at);
grant usage on schema ops to log_writer, query_reader;
grant select, insert on ops.refusal to log_writer;
grant select on ops.refusal to query_reader;

-- The routing process's memory: what is open now, as of a position of the log. A start costs the size of what is open.
create schema routing;
create table routing.memory (
    kind  text not null,
    id    text not null,
    state json not null,
    primary key (kind, id)
);
comment on table routing.memory is 'Agents, queues and waiting interactions as routing sees them; a function of the log up to routing.progress';
create table routing.progress (
    one      boolean not null primary key default true check (one),
    position bigint  not null
);
comment on table routing.progress is 'The position of the log that routing.memory reflects';
insert into routing.progress (position) values (0);
grant usage on schema routing to log_writer, query_reader;
grant select, insert, update, delete on routing.memory to log_writer;
grant select, update on routing.progress to log_writer;
grant select on routing.memory, routing.progress to query_reader;
