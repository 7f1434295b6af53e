-- Whoever connects could make temporary tables, write large objects and take the lock by which routing is owned. The
-- roles of Switchlog keep what they may; report_reader and strangers lose it. Functions of PostgreSQL's own can only be
-- closed by a superuser: without one, PostgreSQL warns here and docs/operations.md says what to do.
alter role report_reader set default_transaction_read_only = on;
alter role report_reader set idle_in_transaction_session_timeout = '5min';

comment on schema report is 'For reporting tools: facts, names to join with, definitions of key figures, and what is calculated from them';

do $$
declare
    f regprocedure;
begin
    execute format('revoke temporary on database %I from public', current_database());
    execute format('grant temporary on database %I to log_writer, projector, query_reader', current_database());
    revoke create on schema public from public;

    for f in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = 'pg_catalog'::regnamespace
          and (p.proname ~ '^pg_(try_)?advisory_' or p.proname = 'pg_logical_emit_message'
               or p.proname in ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_truncate',
                                'lo_truncate64', 'lo_unlink', 'lo_open'))
    loop
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to log_writer, projector, query_reader', f);
    end loop;
end
$$;
