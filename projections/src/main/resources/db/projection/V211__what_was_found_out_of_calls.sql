-- A row of which anything was found out afterwards says so, be it only how the conversation ended.
do $$
declare
    columns text;
begin
    select string_agg(case a.attname
                          when 'source' then 'case when s.source = ''reconciled'' then s.source else r.source end as source'
                          else format('r.%I', a.attname)
                      end, ', ' order by a.attnum)
    into columns
    from pg_attribute a
    where a.attrelid = 'report.voice_step'::regclass and a.attnum > 0 and not a.attisdropped;

    execute 'create or replace view report.report_voice_queue as select ' || columns || $view$,
               c.pbx,
               c.unique_id,
               c.linked_id,
               c.direction,
               s.released_at,
               s.released_by,
               s.passed_to,
               case when s.held_since is null then s.held_ms end as hold_ms,
               floor(extract(epoch from s.released_at - s.accepted_at) * 1000)::bigint as talk_ms
        from report.voice_step r
        left join directory.call c on c.interaction_id = r.interaction_id
        left join report.voice_session s on s.interaction_id = r.interaction_id and s.step_no = r.step_no$view$;
end
$$;
