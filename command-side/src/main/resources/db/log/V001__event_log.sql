-- The event log. Everything else in this database can be rebuilt from it; it cannot be rebuilt from anything.
create schema log;
comment on schema log is 'The event log: append-only, one order, hash-chained. docs/verification.md says how to check it.';

create table log.event (
    position     bigint      not null primary key,
    event_id     uuid        not null unique,
    stream_type  text        not null,
    stream_id    text        not null,
    sequence     bigint      not null check (sequence >= 0),
    name         text        not null,
    version      integer     not null check (version >= 1),
    recorded_at  timestamptz not null,
    payload      json        not null,
    metadata     json        not null,
    hash         bytea       not null check (length(hash) = 32),
    constraint event_stream_sequence unique (stream_id, sequence)
);
comment on table log.event is 'Every change of state there ever was. Rows are added by log.append only and never changed or removed.';
comment on column log.event.position is '1, 2, 3 ... in commit order, without gaps';
comment on column log.event.event_id is 'The id of the command that caused it, plus the number of the event within the command';
comment on column log.event.stream_type is 'What kind of thing the event is about: agent, queue, account, interaction, settings, user, claim';
comment on column log.event.stream_id is 'Which one';
comment on column log.event.sequence is '0, 1, 2 ... within the stream';
comment on column log.event.name is 'Logical name of the event, e.g. agent.paused';
comment on column log.event.version is 'Version of the payload under that name';
comment on column log.event.recorded_at is 'When the decision was recorded; never earlier than that of the position before';
comment on column log.event.payload is 'What happened; stored byte for byte as written';
comment on column log.event.metadata is 'Who, in which role, from where, by which command, because of what, and why';
comment on column log.event.hash is 'SHA-256 over the hash before and the hash of this row''s fields';

-- Times only grow with positions, so a few pages of index tell where a time is.
create index event_recorded_at on log.event using brin (recorded_at);

create table log.head (
    one         boolean     not null primary key default true check (one),
    position    bigint      not null,
    hash        bytea       not null check (length(hash) = 32),
    recorded_at timestamptz not null
);
comment on table log.head is 'The end of the log. Its row lock is what puts all appends, of all nodes, into one order.';
insert into log.head (position, hash, recorded_at)
values (0, decode(repeat('00', 32), 'hex'), '-infinity');

-- Appends the events of several commands. A command is appended whole or not at all, and one that does not fit leaves
-- the others alone:
--   appended  its events are in the log, the last one at end_position
--   known     they already were: the command was appended before and the answer got lost
--   conflict  one of its streams has gone on, or one that it relied on, since it was decided
-- Arrays are parallel, one element per event, the events of a command together and in order.
-- Guards name streams that a command read without writing, and the sequence at which it read them (-1: no such stream).
create function log.append(
    p_command      integer[],
    p_event_id     uuid[],
    p_stream_type  text[],
    p_stream_id    text[],
    p_sequence     bigint[],
    p_name         text[],
    p_version      integer[],
    p_recorded_at  bigint[],   -- microseconds since 1970
    p_payload      bytea[],
    p_metadata     bytea[],
    p_guard_command  integer[],
    p_guard_stream   text[],
    p_guard_sequence bigint[]
) returns table (command integer, outcome text, end_position bigint)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    v_position  bigint;
    v_hash      bytea;
    v_recorded  bigint;
    v_last      timestamptz;
    v_skipped   integer[] := '{}';
    v_known     integer[] := '{}';
    v_conflict  integer[] := '{}';
    v_count     integer := cardinality(p_command);
    v_positions bigint[] := array_fill(null::bigint, array[v_count]);
    v_times     bigint[] := array_fill(null::bigint, array[v_count]);
    v_hashes    bytea[] := array_fill(null::bytea, array[v_count]);
begin
    select h.position, h.hash, h.recorded_at into strict v_position, v_hash, v_last from log.head h for update;

    v_known := array(
        select distinct b.command
        from unnest(p_command, p_event_id) as b (command, event_id)
        join log.event e on e.event_id = b.event_id);

    v_conflict := array(
        with b as (
            select u.command, u.stream_id, u.sequence,
                   lag(u.sequence) over (partition by u.command, u.stream_id order by u.nr) as previous,
                   row_number() over (partition by u.stream_id, u.sequence order by u.nr) as claimant
            from unnest(p_command, p_stream_id, p_sequence) with ordinality as u (command, stream_id, sequence, nr))
        select b.command
        from b
        where b.claimant > 1
           or b.previous <> b.sequence - 1
           -- A scalar look-up and not EXISTS: that could be planned as a hash of the whole log.
           or b.previous is null
              and b.sequence - 1 is distinct from coalesce(
                  (select e.sequence from log.event e where e.stream_id = b.stream_id order by e.sequence desc limit 1), -1)
        union
        select g.command
        from unnest(p_guard_command, p_guard_stream, p_guard_sequence) as g (command, stream_id, sequence)
        where exists (select from log.event e where e.stream_id = g.stream_id and e.sequence = g.sequence + 1)
        union
        select g.command
        from unnest(p_guard_command, p_guard_stream) as g (command, stream_id)
        join unnest(p_command, p_stream_id) as w (command, stream_id)
          on w.stream_id = g.stream_id and w.command < g.command);

    v_skipped := v_known || v_conflict;
    v_recorded := case when v_last = '-infinity' then 0 else (extract(epoch from v_last) * 1000000)::bigint end;

    for i in 1 .. v_count loop
        continue when p_command[i] = any (v_skipped);
        v_position := v_position + 1;
        v_recorded := greatest(v_recorded, p_recorded_at[i]);
        v_hash := sha256(v_hash || sha256(
            int8send(v_position)
            || uuid_send(p_event_id[i])
            || sha256(convert_to(p_stream_type[i], 'UTF8'))
            || sha256(convert_to(p_stream_id[i], 'UTF8'))
            || int8send(p_sequence[i])
            || sha256(convert_to(p_name[i], 'UTF8'))
            || int4send(p_version[i])
            || int8send(v_recorded)
            || sha256(p_payload[i])
            || sha256(p_metadata[i])));
        v_positions[i] := v_position;
        v_times[i] := v_recorded;
        v_hashes[i] := v_hash;
    end loop;

    if v_recorded > 0 then
        insert into log.event (position, event_id, stream_type, stream_id, sequence, name, version, recorded_at,
                               payload, metadata, hash)
        select b.position, b.event_id, b.stream_type, b.stream_id, b.sequence, b.name, b.version,
               timestamptz 'epoch' + b.recorded * interval '1 microsecond',
               convert_from(b.payload, 'UTF8')::json, convert_from(b.metadata, 'UTF8')::json, b.hash
        from unnest(v_positions, p_event_id, p_stream_type, p_stream_id, p_sequence, p_name, p_version, v_times,
                    p_payload, p_metadata, v_hashes)
             as b (position, event_id, stream_type, stream_id, sequence, name, version, recorded, payload, metadata, hash)
        where b.position is not null;

        update log.head
        set position = v_position, hash = v_hash,
            recorded_at = timestamptz 'epoch' + v_recorded * interval '1 microsecond'
        where head.position <> v_position;
    end if;

    return query
        select c.command,
               case when c.command = any (v_known) then 'known'
                    when c.command = any (v_conflict) then 'conflict'
                    else 'appended' end,
               case when c.command = any (v_known)
                        then (select max(e.position) from log.event e
                              where e.event_id = any (array(select u.event_id
                                                            from unnest(p_command, p_event_id) as u (command, event_id)
                                                            where u.command = c.command)))
                    when c.command = any (v_conflict) then null
                    else max(c.position) end
        from unnest(p_command, v_positions) as c (command, position)
        group by c.command;
end
$$;
comment on function log.append is 'The only way into the log.';

-- Append-only by trigger as well as by privilege: not even the owner changes an event by mistake.
create function log.refuse_change() returns trigger
language plpgsql
as $$
begin
    raise exception 'the event log is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger event_is_append_only before update or delete or truncate on log.event
    for each statement execute function log.refuse_change();
create trigger head_is_never_removed before delete or truncate on log.head
    for each statement execute function log.refuse_change();

-- Not evidence: what an agent's stream folds to, kept so that it need not be folded from its start.
create table log.snapshot (
    stream_id text        not null primary key,
    sequence  bigint      not null,
    type      text        not null,
    version   integer     not null,
    state     json        not null,
    taken_at  timestamptz not null
);
comment on table log.snapshot is 'State of a stream as of a sequence; can be deleted at any time';

-- Whatever the writer looks for, it looks for by key. A plan made while the log was small must not scan it when it is
-- large. And what is acknowledged is on disk, whatever the server's default.
alter role log_writer set enable_seqscan = off;
alter role log_writer set enable_hashjoin = off;
alter role log_writer set enable_mergejoin = off;
alter role log_writer set synchronous_commit = on;

revoke all on function log.append from public;
grant usage on schema log to log_writer, projector, query_reader;
grant select on log.event, log.head to log_writer, projector, query_reader;
grant execute on function log.append to log_writer;
grant select, insert, update, delete on log.snapshot to log_writer;
