-- Who may do what in this database. Roles belong to the whole server, so they may exist already.
do $$
declare
    r text;
begin
    foreach r in array array['log_writer', 'projector', 'query_reader', 'report_reader'] loop
        begin
            execute format('create role %I login', r);
        exception when duplicate_object or unique_violation then
            null;
        end;
    end loop;
end
$$;
