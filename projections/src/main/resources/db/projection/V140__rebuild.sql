-- A table is rebuilt beside the one that people read, under the same name in another schema, and takes its place in one
-- transaction (ADR 22). The projector does it; what needs the rights of an owner is done by the functions below, which
-- touch nothing but tables that projections write.
create schema shadow;
create schema retired;
comment on schema shadow is 'Tables of projections that are being rebuilt, under their own names';
comment on schema retired is 'Tables that a rebuild has replaced and was asked to keep, until their next rebuild';
grant usage on schema shadow to projector;
grant usage on schema retired to projector, query_reader;

alter table projection.position
    add column held_by    uuid,
    add column held_until timestamptz;
comment on column projection.position.held_by is 'The worker of a rebuild that keeps the table from following while it takes its place; null otherwise';
comment on column projection.position.held_until is 'Until when it may; a worker that is gone holds nobody';

create table projection.rebuild (
    id                uuid        not null primary key,
    names             text[]      not null check (cardinality(names) > 0),
    compare           boolean     not null,
    swap              boolean     not null,
    keep_old          boolean     not null,
    status            text        not null default 'requested'
        check (status in ('requested', 'building', 'indexing', 'catching_up', 'comparing', 'swapping',
                          'done', 'failed', 'cancelled')),
    cancel_requested  boolean     not null default false,
    position          bigint      not null default 0,
    head              bigint      not null default 0,
    events_per_second bigint,
    remaining_seconds bigint,
    waits_for         text,
    requested_by      text        not null,
    requested_at      timestamptz not null default clock_timestamp(),
    started_at        timestamptz,
    updated_at        timestamptz not null default clock_timestamp(),
    finished_at       timestamptz check ((finished_at is null) = (status not in ('done', 'failed', 'cancelled'))),
    worker            uuid,
    attempts          integer     not null default 0,
    differences       jsonb,
    error             text        check ((status = 'failed') = (error is not null))
);
create index on projection.rebuild (requested_at) where finished_at is null;
comment on table projection.rebuild is 'Rebuilds of projections that were asked for, and what became of them';
comment on column projection.rebuild.id is 'Identifies the rebuild';
comment on column projection.rebuild.names is 'The projections that are rebuilt, together';
comment on column projection.rebuild.compare is 'Whether old and new rows are compared';
comment on column projection.rebuild.swap is 'Whether the new tables take the place of the old ones';
comment on column projection.rebuild.keep_old is 'Whether the old ones are kept in schema retired';
comment on column projection.rebuild.status is 'requested: nobody works at it yet; building: the log is read; indexing; catching_up: what was appended meanwhile; comparing; swapping: waits for a moment in which the new tables can take their place; done; failed: nothing was changed; cancelled: the same';
comment on column projection.rebuild.cancel_requested is 'Whether somebody wants it to stop';
comment on column projection.rebuild.position is 'Up to which event the new tables have followed the log, as of updated_at';
comment on column projection.rebuild.head is 'The last event of the log, as of updated_at';
comment on column projection.rebuild.events_per_second is 'Events per second, lately';
comment on column projection.rebuild.remaining_seconds is 'Seconds until the log''s end is reached at this rate; building indexes comes on top';
comment on column projection.rebuild.waits_for is 'What the swap waits for, if it has to';
comment on column projection.rebuild.requested_by is 'Who asked for it';
comment on column projection.rebuild.requested_at is 'When';
comment on column projection.rebuild.started_at is 'When somebody began to work at it';
comment on column projection.rebuild.updated_at is 'When this row was written';
comment on column projection.rebuild.finished_at is 'When it was done, failed or cancelled';
comment on column projection.rebuild.worker is 'Whoever works at it, or last did';
comment on column projection.rebuild.attempts is 'How many times somebody began or went on';
comment on column projection.rebuild.differences is 'If compared: per table how many rows are only in the old, only in the new, or changed, and the keys of the first ones';
comment on column projection.rebuild.error is 'Why it failed';

create table projection.shadow (
    name       text    not null primary key,
    rebuild    uuid    not null,
    position   bigint  not null,
    indexed    boolean not null,
    definition text    not null
);
comment on table projection.shadow is 'How far the tables in schema shadow are';
comment on column projection.shadow.name is 'The projection';
comment on column projection.shadow.rebuild is 'The rebuild that makes them';
comment on column projection.shadow.position is 'They show the log up to and including this position';
comment on column projection.shadow.indexed is 'Whether they have all indexes and constraints';
comment on column projection.shadow.definition is 'Fingerprint of the definitions that they were made after; one that does not fit any more is begun anew';

-- The table of a projection by its name with schema. Nothing else can be touched.
create function projection.projected_table(p_table text) returns oid
    language plpgsql stable strict security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_table oid;
begin
    select c.oid into v_table
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('projection', 'directory', 'history', 'report')
      and n.nspname || '.' || c.relname = p_table
      and c.relkind = 'r'
      and p_table not in ('projection.position', 'projection.rebuild', 'projection.shadow')
      and c.relowner = (select relowner from pg_class where oid = 'projection.position'::regclass);
    if v_table is null then
        raise exception 'no projection has a table %', p_table using errcode = 'undefined_table';
    end if;
    return v_table;
end
$$;
comment on function projection.projected_table(text) is 'The table of a projection; fails if there is none of that name';

-- Everything about a table that its replacement must have too; the schema is left out.
create function projection.table_definition(p_table oid) returns text
    language sql stable strict security definer set search_path = pg_catalog, pg_temp
as $$
    select string_agg(part, E'\n' order by part)
    from (
        select format('column %s %I %s %s %s %s', row_number() over (order by a.attnum), a.attname,
                      format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated,
                      pg_get_expr(d.adbin, d.adrelid))
        from pg_attribute a
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped
        union all
        select format('constraint %I %s', conname, pg_get_constraintdef(oid))
        from pg_constraint where conrelid = p_table and contype <> 'f'
        union all
        select 'index ' || replace(pg_get_indexdef(i.indexrelid),
                                   format(' ON %I.%I USING ', n.nspname, c.relname), ' USING ')
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace
        where i.indrelid = p_table
        union all
        select 'options ' || reloptions::text from pg_class where oid = p_table
    ) as parts (part)
$$;
comment on function projection.table_definition(oid) is 'Columns, constraints, indexes and options of a table as text';

-- What a rebuild cannot carry over, and must therefore not lose.
create function projection.rebuild_obstacles(p_table oid) returns text
    language sql stable strict security definer set search_path = pg_catalog, pg_temp
as $$
    select string_agg(distinct obstacle, '; ' order by obstacle)
    from (
        select 'trigger ' || quote_ident(tgname) from pg_trigger where tgrelid = p_table and not tgisinternal
        union all
        select 'row security' from pg_class where oid = p_table and relrowsecurity
        union all
        select 'a child or parent table' from pg_inherits where p_table in (inhrelid, inhparent)
        union all
        -- As jsonb, because before version 18 there is no such column, and every foreign key is enforced.
        select 'enforced foreign key ' || quote_ident(k.conname)
        from pg_constraint k
        where k.contype = 'f' and p_table in (k.conrelid, k.confrelid)
          and coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        union all
        select 'materialized view ' || r.ev_class::regclass::text
        from pg_depend d
        join pg_rewrite r on r.oid = d.objid
        join pg_class c on c.oid = r.ev_class
        where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = p_table
          and c.relkind = 'm'
        union all
        select 'use of its row type by ' || pg_describe_object(d.classid, d.objid, d.objsubid)
        from pg_depend d
        join pg_class c on c.oid = p_table
        join pg_type y on y.oid = c.reltype
        where d.refclassid = 'pg_type'::regclass and d.refobjid in (y.oid, y.typarray) and d.deptype = 'n'
    ) as obstacles (obstacle)
$$;
comment on function projection.rebuild_obstacles(oid) is 'What keeps a table from being rebuilt; null if nothing';

-- The same privileges, on the table and on columns.
create function projection.copy_grants(p_from oid, p_to oid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_sql text;
begin
    for v_sql in
        select format('revoke all on table %s from %s', p_to::regclass, g.grantee)
        from (select distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end
              from pg_class c cross join aclexplode(c.relacl) a where c.oid = p_to) as g (grantee)
    loop
        execute v_sql;
    end loop;
    for v_sql in
        select format('grant %s on table %s to %s%s', a.privilege_type, p_to::regclass,
                      case a.grantee when 0 then 'public' else a.grantee::regrole::text end,
                      case when a.is_grantable then ' with grant option' else '' end)
        from pg_class c
        cross join aclexplode(c.relacl) with ordinality a (grantor, grantee, privilege_type, is_grantable, nr)
        where c.oid = p_from
        order by a.nr
    loop
        execute v_sql;
    end loop;
    for v_sql in
        select format('grant %s (%I) on table %s to %s%s', a.privilege_type, t.attname, p_to::regclass,
                      case a.grantee when 0 then 'public' else a.grantee::regrole::text end,
                      case when a.is_grantable then ' with grant option' else '' end)
        from pg_attribute t
        cross join aclexplode(t.attacl) a
        where t.attrelid = p_from and t.attnum > 0 and not t.attisdropped
    loop
        execute v_sql;
    end loop;
end
$$;
comment on function projection.copy_grants(oid, oid) is 'Gives a table the privileges of another';

-- One index of a table for its shadow.
create function projection.copy_index(p_index oid, p_table oid, p_shadow oid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_name    name;
    v_comment text := obj_description(p_index, 'pg_class');
begin
    select relname into v_name from pg_class where oid = p_index;
    execute (
        select replace(pg_get_indexdef(p_index), format(' ON %I.%I USING ', n.nspname, c.relname),
                       format(' ON shadow.%I USING ', c.relname))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.oid = p_table);
    if v_comment is not null then
        execute format('comment on index shadow.%I is %L', v_name, v_comment);
    end if;
end
$$;
comment on function projection.copy_index(oid, oid, oid) is 'Makes an index of a table for its shadow too';

-- Constraints of these kinds that the shadow does not have yet.
create function projection.copy_constraints(p_kinds "char"[], p_table oid, p_shadow oid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_constraint record;
begin
    for v_constraint in
        select k.conname, pg_get_constraintdef(k.oid) as definition, obj_description(k.oid, 'pg_constraint') as comment
        from pg_constraint k
        where k.conrelid = p_table and k.contype = any (p_kinds)
          and not exists (select from pg_constraint s where s.conrelid = p_shadow and s.conname = k.conname)
        order by k.oid
    loop
        execute format('alter table %s add constraint %I %s', p_shadow::regclass, v_constraint.conname,
                       v_constraint.definition);
        if v_constraint.comment is not null then
            execute format('comment on constraint %I on %s is %L', v_constraint.conname, p_shadow::regclass,
                           v_constraint.comment);
        end if;
    end loop;
end
$$;
comment on function projection.copy_constraints("char"[], oid, oid) is 'Gives a shadow the constraints of its table that it has not yet';

create function projection.shadow_drop(p_tables text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_table text;
    v_name  name;
begin
    foreach v_table in array p_tables loop
        select relname into v_name from pg_class where oid = projection.projected_table(v_table);
        execute format('drop table if exists shadow.%I', v_name);
    end loop;
end
$$;
comment on function projection.shadow_drop(text[]) is 'Removes the shadows of tables';

-- Empty shadows with nothing but the indexes that folds need: the primary key, and those of open rows, which are small.
-- The others are built faster when the rows are there. Gives back the fingerprint of the definitions.
create function projection.shadow_create(p_tables text[]) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_table     text;
    v_old       oid;
    v_new       oid;
    v_schema    name;
    v_name      name;
    v_obstacles text;
    v_sql       text;
    v_index     oid;
begin
    perform projection.shadow_drop(p_tables);
    foreach v_table in array p_tables loop
        v_old := projection.projected_table(v_table);
        select n.nspname, c.relname into v_schema, v_name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = v_old;
        v_obstacles := projection.rebuild_obstacles(v_old);
        if v_obstacles is not null then
            raise exception '% cannot be rebuilt while it has: %', v_table, v_obstacles
                using errcode = 'dependent_objects_still_exist';
        end if;
        execute format('drop table if exists retired.%I', v_name);
        execute format('create table shadow.%I (like %I.%I including defaults including constraints including generated'
                       || ' including identity including storage including compression including comments)',
                       v_name, v_schema, v_name);
        v_new := format('shadow.%I', v_name)::regclass;
        for v_sql in
            select format('alter table %s set (%s)', v_new::regclass, string_agg(format('%I = %L', o.option_name, o.option_value), ', '))
            from pg_class c cross join pg_options_to_table(c.reloptions) o where c.oid = v_old having count(*) > 0
            union all
            select format('comment on table %s is %L', v_new::regclass, obj_description(v_old, 'pg_class'))
            union all
            select format('alter table %s alter column %I set statistics %s', v_new::regclass, attname, attstattarget)
            from pg_attribute where attrelid = v_old and attnum > 0 and not attisdropped and attstattarget >= 0
            union all
            select format('alter table %s alter column %I set (%s)', v_new::regclass, a.attname,
                          string_agg(format('%I = %L', o.option_name, o.option_value), ', '))
            from pg_attribute a cross join pg_options_to_table(a.attoptions) o
            where a.attrelid = v_old and a.attnum > 0 and not a.attisdropped
            group by a.attname
        loop
            execute v_sql;
        end loop;
        perform projection.copy_constraints(array['p']::"char"[], v_old, v_new);
        for v_index in
            select i.indexrelid from pg_index i
            where i.indrelid = v_old and pg_get_expr(i.indpred, i.indrelid) ~ '^\(\w+ IS NULL\)$'
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = v_old)
            order by i.indexrelid
        loop
            perform projection.copy_index(v_index, v_old, v_new);
        end loop;
        perform projection.copy_grants(v_old, v_new);
        execute format('grant select, insert, update, delete, truncate on %s to projector', v_new::regclass);
    end loop;
    return projection.definitions(p_tables);
end
$$;
comment on function projection.shadow_create(text[]) is 'Makes empty shadows of tables, and gives back the fingerprint of their definitions';

create function projection.definitions(p_tables text[]) returns text
    language sql stable strict security definer set search_path = pg_catalog, pg_temp
as $$
    select md5(string_agg(t || E'\n' || projection.table_definition(projection.projected_table(t)), E'\n' order by t))
    from unnest(p_tables) as u (t)
$$;
comment on function projection.definitions(text[]) is 'Fingerprint of the definitions of tables';

-- All that the shadow lacks: indexes, constraints, statistics. May be repeated.
create function projection.shadow_finish(p_table text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp set maintenance_work_mem = '256MB'
as $$
declare
    v_old   oid := projection.projected_table(p_table);
    v_new   oid;
    v_index oid;
begin
    select format('shadow.%I', relname)::regclass into v_new from pg_class where oid = v_old;
    for v_index in
        select i.indexrelid
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        where i.indrelid = v_old
          and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = v_old)
          and not exists (select from pg_index s join pg_class n on n.oid = s.indexrelid
                          where s.indrelid = v_new and n.relname = c.relname)
        order by i.indexrelid
    loop
        perform projection.copy_index(v_index, v_old, v_new);
    end loop;
    perform projection.copy_constraints(array['u', 'x', 'c', 'n']::"char"[], v_old, v_new);
    execute format('analyze %s', v_new::regclass);
end
$$;
comment on function projection.shadow_finish(text) is 'Builds indexes and constraints of a shadow and analyzes it';

-- Rows that differ between a table and its shadow, by key; both as the caller's snapshot sees them.
create function projection.shadow_compare(p_table text, p_first integer) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_old    oid := projection.projected_table(p_table);
    v_name   name;
    v_schema name;
    v_key    text;
    v_result jsonb;
begin
    select n.nspname, c.relname into v_schema, v_name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = v_old;
    select string_agg(quote_ident(a.attname), ', ' order by k.nr) into v_key
    from pg_constraint p
    cross join unnest(p.conkey) with ordinality as k (attnum, nr)
    join pg_attribute a on a.attrelid = p.conrelid and a.attnum = k.attnum
    where p.conrelid = v_old and p.contype = 'p';
    execute format($query$
        with difference as materialized (
            select %1$s, case when n.content is null then 'onlyOld' when o.content is null then 'onlyNew' else 'changed' end as kind
            from (select %1$s, t::text as content from %2$I.%3$I t) o
            full join (select %1$s, t::text as content from shadow.%3$I t) n using (%1$s)
            where o.content is distinct from n.content)
        select jsonb_build_object(
            'table', $1,
            'rows', (select count(*) from shadow.%3$I),
            'onlyOld', count(*) filter (where kind = 'onlyOld'),
            'onlyNew', count(*) filter (where kind = 'onlyNew'),
            'changed', count(*) filter (where kind = 'changed'),
            'first', (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'key', to_jsonb(f) - 'kind')), '[]')
                      from (select * from difference order by %1$s limit $2) f))
        from difference $query$, v_key, v_schema, v_name)
    into v_result using p_table, p_first;
    return v_result;
end
$$;
comment on function projection.shadow_compare(text, integer) is 'Counts the rows that differ between a table and its shadow, and lists the first by key';

-- Transactions that may see the database as it was before a transaction was committed. A table's rows are seen as of a
-- snapshot, but its place under a name changes for everybody at once: such a transaction would see a new table without
-- its last rows.
create function projection.older_snapshots(p_transaction xid8) returns text[]
    language sql volatile strict security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(l.virtualtransaction), '{}')
    from pg_locks l
    join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'virtualxid' and l.granted and a.pid <> pg_backend_pid()
      -- Without the right to look at others everything about them is null: then each of them may be one.
      and coalesce(a.datname = current_database() or a.datname is null, true)
      and coalesce(a.backend_type in ('client backend', 'parallel worker'), true)
      and (age(a.backend_xmin) >= age(p_transaction::xid)
           or a.backend_xmin is null
              and not pg_has_role(current_user, 'pg_read_all_stats', 'usage') and a.usesysid is distinct from current_user::regrole::oid)
$$;
comment on function projection.older_snapshots(xid8) is 'Virtual transactions whose snapshot may be from before the end of a transaction';

-- Who waits for several locks in turn and holds some already makes others wait for all of that time. Less than the second
-- after which PostgreSQL looks for deadlocks: then it is never a reader who is called off.
create function projection.wait_for_locks_until(p_until timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_left integer := extract(epoch from p_until - clock_timestamp()) * 1000;
begin
    if v_left < 1 then
        raise exception 'it takes too long until all locks are there' using errcode = 'lock_not_available';
    end if;
    perform set_config('lock_timeout', v_left::text, true);
end
$$;
comment on function projection.wait_for_locks_until(timestamptz) is 'Lets the transaction wait for its next lock until then';

-- Puts the shadows in the place of their tables. Views and SQL functions are bound to the new tables by making them
-- again from their definitions, which keeps their grants, comments and dependents; foreign keys are made again.
create function projection.shadow_swap(p_tables text[], p_keep_old boolean, p_lock_milliseconds integer) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    v_old       oid[] := array(select projection.projected_table(t) from unnest(p_tables) as u (t) order by t);
    v_until     timestamptz;
    v_view      record;
    v_table     oid;
    v_new       oid;
    v_schema    name;
    v_name      name;
    v_before    text[] := '{}';
    v_after     text[] := '{}';
    v_statement text;
begin
    -- First against those who vacuum: an autovacuum is called off after a second. Readers and writers do not notice.
    perform set_config('lock_timeout', '3s', true);
    foreach v_table in array v_old loop
        execute format('lock table %s in share update exclusive mode', v_table::regclass);
    end loop;
    -- Then against everybody, in the order in which readers lock: views, then tables. The owner stays; LOCK would lock
    -- what is under the view.
    v_until := clock_timestamp() + p_lock_milliseconds * interval '1 millisecond';
    for v_view in
        select distinct c.oid, c.relowner
        from pg_depend d
        join pg_rewrite r on r.oid = d.objid
        join pg_class c on c.oid = r.ev_class
        where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = any (v_old)
          and c.relkind = 'v'
        order by c.oid
    loop
        perform projection.wait_for_locks_until(v_until);
        execute format('alter view %s owner to %s', v_view.oid::regclass, v_view.relowner::regrole);
        v_after := v_after || (
            select format('create or replace view %s %s as %s', v_view.oid::regclass,
                          (select 'with (' || string_agg(format('%I = %L', o.option_name, o.option_value), ', ') || ')'
                           from pg_options_to_table(c.reloptions) o),
                          pg_get_viewdef(v_view.oid))
            from pg_class c where c.oid = v_view.oid);
    end loop;
    for v_table in
        select distinct t.oid
        from unnest(v_old) as o (oid)
        cross join lateral (
            select o.oid
            union select k.conrelid from pg_constraint k where k.contype = 'f' and k.confrelid = o.oid
            union select k.confrelid from pg_constraint k where k.contype = 'f' and k.conrelid = o.oid) as t (oid)
        order by 1
    loop
        perform projection.wait_for_locks_until(v_until);
        execute format('lock table %s in access exclusive mode', v_table::regclass);
    end loop;
    select v_after || coalesce(array_agg(pg_get_functiondef(p.oid)), '{}') into v_after
    from (select distinct d.objid from pg_depend d
          where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = any (v_old)) as f (oid)
    join pg_proc p on p.oid = f.oid;
    select v_before || coalesce(array_agg(format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname)), '{}'),
           v_after || coalesce(array_agg(format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
                                                pg_get_constraintdef(k.oid))), '{}')
                   || coalesce(array_agg(format('comment on constraint %I on %s is %L', k.conname, k.conrelid::regclass,
                                                obj_description(k.oid, 'pg_constraint'))), '{}')
    into v_before, v_after
    from pg_constraint k
    where k.contype = 'f' and (k.conrelid = any (v_old) or k.confrelid = any (v_old));

    foreach v_statement in array v_before loop
        execute v_statement;
    end loop;
    foreach v_table in array v_old loop
        select n.nspname, c.relname into v_schema, v_name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = v_table;
        v_new := format('shadow.%I', v_name)::regclass;
        if projection.table_definition(v_table) is distinct from projection.table_definition(v_new) then
            raise exception 'the shadow of %.% is not like it', v_schema, v_name using errcode = 'invalid_table_definition';
        end if;
        perform projection.copy_grants(v_table, v_new);
        execute format('drop table if exists retired.%I', v_name);
        execute format('alter table %I.%I set schema retired', v_schema, v_name);
        execute format('alter table shadow.%I set schema %I', v_name, v_schema);
    end loop;
    foreach v_statement in array v_after loop
        execute v_statement;
    end loop;
    if not p_keep_old then
        foreach v_table in array v_old loop
            execute format('drop table %s', v_table::regclass);
        end loop;
    end if;
end
$$;
comment on function projection.shadow_swap(text[], boolean, integer) is 'Puts shadows in the place of their tables; gives up if it has to wait for locks longer than so many milliseconds altogether';

revoke execute on function
    projection.projected_table(text), projection.table_definition(oid), projection.rebuild_obstacles(oid),
    projection.copy_grants(oid, oid), projection.copy_index(oid, oid, oid), projection.copy_constraints("char"[], oid, oid),
    projection.shadow_drop(text[]), projection.shadow_create(text[]), projection.definitions(text[]),
    projection.shadow_finish(text), projection.shadow_compare(text, integer), projection.older_snapshots(xid8),
    projection.wait_for_locks_until(timestamptz), projection.shadow_swap(text[], boolean, integer)
from public;
grant execute on function
    projection.projected_table(text), projection.definitions(text[]), projection.shadow_drop(text[]),
    projection.shadow_create(text[]), projection.shadow_finish(text), projection.shadow_compare(text, integer),
    projection.older_snapshots(xid8), projection.shadow_swap(text[], boolean, integer)
to projector;
