do $$
declare
    channels constant text[] := array['chat', 'email', 'sms', 'openchannel', 'fax', 'whatsapp'];
    c text;
begin
    foreach c in array channels loop
        execute replace($ddl$
            alter table report.report_CHANNEL_queue add column renotified integer not null default 0;
            comment on column report.report_CHANNEL_queue.renotified is 'How often agents were reminded of offers of the step';
            comment on column report.report_CHANNEL_queue.strategy is 'How agents were picked: rrmemory, beepall, leastrecent, fewestcalls, random, linear or weighted';
            comment on column report.report_CHANNEL_queue.origin is 'How the interaction came into the queue: new, reopened, transfer, or requeued because its agent was gone';
            comment on column report.report_CHANNEL_queue.refused_admissions is 'Different agents who were considered in the step and not admitted (not logged in, paused, wrapping up, not responding, tab limit, capacity)';
        $ddl$, 'CHANNEL', c);
    end loop;

    execute 'create or replace view report.report_all_queue as '
        || (select string_agg(format('select %L::text as channel, r.* from report.report_%s_queue r', u.channel, u.channel),
                              ' union all ' order by u.nr)
            from unnest(channels) with ordinality as u (channel, nr));
    for c in
        select format('comment on column report.report_all_queue.%I is %L',
                      a.attname, col_description(a.attrelid, a.attnum))
        from pg_attribute a
        where a.attrelid = 'report.report_chat_queue'::regclass and a.attnum > 0 and not a.attisdropped
    loop
        execute c;
    end loop;
end
$$;
