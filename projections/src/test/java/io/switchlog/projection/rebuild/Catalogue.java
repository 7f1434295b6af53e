package io.switchlog.projection.rebuild;

import io.switchlog.projection.Database;
import java.util.List;

/** Everything that the database's catalogue says about derived tables, but for numbers that only the catalogue knows. */
final class Catalogue {
    private static final String SCHEMAS = "('projection', 'directory', 'history', 'report')";

    private Catalogue() {}

    static List<String> of(Database database) {
        return database.rows("""
                select line from (
                    select format('relation %%s %%s %%s owner %%s options %%s replica %%s comment %%s', c.relkind, n.nspname, c.relname,
                                  c.relowner::regrole, c.reloptions, c.relreplident, obj_description(c.oid, 'pg_class'))
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in %1$s
                    union all
                    select format('grant %%s %%s %%s', c.oid::regclass, n.nspname, a::text)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join unnest(c.relacl) a
                    where n.nspname in %1$s
                    union all
                    select format('column %%s.%%s %%s %%s %%s not null %%s generated %%s storage %%s statistics %%s acl %%s default %%s comment %%s',
                                  n.nspname, c.relname, row_number() over (partition by c.oid order by a.attnum), a.attname,
                                  format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, a.attstorage,
                                  a.attstattarget, a.attacl, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum))
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                    where n.nspname in %1$s and c.relkind in ('r', 'v')
                    union all
                    select format('constraint %%s.%%s %%s %%s comment %%s', n.nspname, c.relname, k.conname,
                                  pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint'))
                    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname in %1$s
                    union all
                    select format('index %%s', pg_get_indexdef(i.indexrelid))
                    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname in %1$s and i.indisvalid
                    union all
                    -- A definition that is read and written once more loses parentheses and gains names that nobody sees.
                    select format('view %%s.%%s %%s', n.nspname, c.relname,
                                  regexp_replace(pg_get_viewdef(c.oid), '[()[:space:]]| AS ["a-z0-9_?]+', '', 'g'))
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in %1$s and c.relkind = 'v'
                    union all
                    select format('function %%s %%s', p.oid::regprocedure, pg_get_functiondef(p.oid))
                    from pg_proc p where p.pronamespace::regnamespace::text in %1$s and p.prokind = 'f'
                ) as t (line) order by 1""".formatted(SCHEMAS));
    }
}
