-- How figures and names belong together, for tools that look it up in the catalogue (ADR 25). Not enforced, because each
-- table follows the log on its own, so that a row may be there before the name of its queue is. Before version 18
-- PostgreSQL has no such keys, and tools have to be told.
do $$
declare
    key record;
begin
    if current_setting('server_version_num')::integer < 180000 then
        return;
    end if;
    for key in
        select 'report.report_' || channel || '_queue' as from_table, k.from_column, k.to_table, k.to_column
        from unnest(array['chat', 'email', 'sms', 'openchannel', 'fax', 'whatsapp']) as channel
        cross join (values ('queue_id', 'report.dim_queue', 'queue_id'),
                           ('account_id', 'report.dim_account', 'account_id'),
                           ('user_id', 'report.dim_agent', 'agent_id')) as k (from_column, to_table, to_column)
        union all
        values ('report.report_agent', 'agent_id', 'report.dim_agent', 'agent_id'),
               ('report.report_agent', 'queue_id', 'report.dim_queue', 'queue_id'),
               ('history.offer', 'agent_id', 'report.dim_agent', 'agent_id'),
               ('history.offer', 'queue_id', 'report.dim_queue', 'queue_id'),
               ('history.engagement', 'agent_id', 'report.dim_agent', 'agent_id'),
               ('history.engagement', 'queue_id', 'report.dim_queue', 'queue_id'),
               ('history.agent_state', 'agent_id', 'report.dim_agent', 'agent_id'),
               ('history.agent_capacity', 'agent_id', 'report.dim_agent', 'agent_id'),
               ('history.membership', 'agent_id', 'report.dim_agent', 'agent_id'),
               ('history.membership', 'queue_id', 'report.dim_queue', 'queue_id'),
               ('history.interaction_state', 'account_id', 'report.dim_account', 'account_id'),
               ('history.interaction_state', 'queue_id', 'report.dim_queue', 'queue_id'),
               ('history.interaction_state', 'agent_id', 'report.dim_agent', 'agent_id')
    loop
        execute format('alter table %s add foreign key (%I) references %s (%I) not enforced',
                       key.from_table, key.from_column, key.to_table, key.to_column);
    end loop;
end
$$;
