package io.switchlog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What reporting tools may count on in every table, view and function that they see. */
class ContractTest {
    private final JdbcTemplate owner = Installation.shared().owner();

    private List<String> strings(String sql) {
        return owner.queryForList(sql, String.class);
    }

    @Test
    void everythingSaysWhatItIs() {
        assertThat(strings("""
                        select n.nspname from pg_namespace n
                        where n.nspname in ('report', 'history') and obj_description(n.oid, 'pg_namespace') is null
                        union all
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('report', 'history') and c.relkind in ('r', 'v', 'm', 'p')
                          and obj_description(c.oid, 'pg_class') is null
                        union all
                        select c.oid::regclass || '.' || a.attname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        where n.nspname in ('report', 'history') and c.relkind in ('r', 'v', 'm', 'p')
                          and col_description(c.oid, a.attnum) is null
                        union all
                        select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname in ('report', 'history') and obj_description(p.oid, 'pg_proc') is null
                          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')""")).isEmpty();
    }

    @Test
    void everyTableHasAKey() {
        assertThat(strings("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('report', 'history') and c.relkind in ('r', 'p')
                          and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')""")).isEmpty();
    }

    @Test
    void everyRowOfAReportHasOneId() {
        assertThat(strings("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'report' and c.relname ~ '^(report|dim)_' and c.relkind in ('r', 'p')
                          and not exists (select from pg_constraint k
                                          where k.conrelid = c.oid and k.contype = 'p' and cardinality(k.conkey) = 1)""")).isEmpty();
    }

    @Test
    void reportsHaveNoArraysAndNoJson() {
        assertThat(strings("""
                        select c.oid::regclass || '.' || a.attname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        join pg_type t on t.oid = a.atttypid
                        where n.nspname = 'report' and c.relkind in ('r', 'v', 'm', 'p')
                          and (t.typcategory = 'A' or t.typname in ('json', 'jsonb'))""")).isEmpty();
    }

    @Test
    void timesHaveTheirZone() {
        assertThat(strings("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                        where table_schema in ('report', 'history')
                          and data_type in ('timestamp without time zone', 'time with time zone')""")).isEmpty();
    }
}
