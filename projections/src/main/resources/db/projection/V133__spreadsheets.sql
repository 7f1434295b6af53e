-- For spreadsheets, which take a cell that begins like a formula for one, and people, who read hours and not milliseconds.
create function report.spreadsheet_text(p_text text) returns text
    language sql immutable parallel safe
as $$
    select case when p_text ~ '^[=+@\t\r-]' then '''' || p_text else p_text end
$$;
comment on function report.spreadsheet_text(text) is 'A text that no spreadsheet takes for a formula: with an apostrophe before it if it begins like one';

create function report.spreadsheet_time(p_ms bigint) returns text
    language sql immutable parallel safe
as $$
    select lpad((p_ms / 3600000)::text, greatest(2, length((p_ms / 3600000)::text)), '0')
           || to_char(p_ms / 60000 % 60, '":"FM00') || to_char(p_ms / 1000 % 60, '":"FM00')
$$;
comment on function report.spreadsheet_time(bigint) is 'Milliseconds as HH:MM:SS, rounded down; hours go on after 99';
