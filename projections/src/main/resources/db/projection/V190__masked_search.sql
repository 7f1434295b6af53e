-- Whoever reads contacts' data masked must not find out by searching what it is. The same occurrences are hidden when the
-- text is shown (query-side, Mask).
create function directory.without_contact(p_text text, p_name text, p_phone text, p_email text) returns text
    language sql immutable parallel safe
as $$
    with digits as (
        select regexp_replace(lower(p_phone), '[^[:alnum:]]', '', 'g') as all_of_them
    ), without_email as (
        select case when char_length(p_email) > 1 then replace(lower(p_text), lower(p_email), ' ') else lower(p_text) end as t
    ), without_phone as (
        select case when char_length(all_of_them) > 1
                    then regexp_replace(t, regexp_replace(all_of_them, '(.)(?!$)', '\1[^[:alnum:]]{0,3}', 'g'), ' ', 'g')
                    else t end as t
        from without_email, digits
    )
    select case when char_length(p_name) > 1 then replace(t, lower(p_name), ' ') else t end from without_phone
$$;
comment on function directory.without_contact(text, text, text, text) is
    'A text in lower case without the name, the telephone number and the mail address of the contact it comes from; for search by those who do not see these';
