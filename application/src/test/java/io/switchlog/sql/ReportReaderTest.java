package io.switchlog.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.Installation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The role of reporting tools reads reports and history, for a minute at a time, and does nothing else. */
@Tag("R-12")
class ReportReaderTest {
    private static final String NO_RIGHT = "42501";
    /** Some views cannot be written by anybody. */
    private static final String NO_WAY = "55000";

    private final JdbcTemplate owner = Installation.shared().owner();
    private final ReportReader reader = reader();

    private static ReportReader reader() {
        try {
            return new ReportReader(Installation.shared());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What holds unless a session asks for more; rights have to hold even then. */
    @BeforeEach
    void asksForMore() throws SQLException {
        assertThat(reader.query("show default_transaction_read_only")).containsExactly("on");
        assertThat(reader.query("show statement_timeout")).containsExactly("1min");
        assertThat(reader.query("show idle_in_transaction_session_timeout")).containsExactly("5min");
        assertThat(reader.query("show search_path")).containsExactly("report, history");
        reader.execute("set default_transaction_read_only = off");
    }

    @AfterEach
    void disconnect() throws SQLException {
        reader.close();
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> reader.execute(sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState())
                                .as(refusal.getMessage())
                                .isIn(NO_RIGHT, NO_WAY));
    }

    private List<String> relations(String schemas) {
        return owner.queryForList("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'v', 'm', 'p', 'S') and n.nspname\s""" + schemas + " order by 1", String.class);
    }

    @Test
    void reportsAndHistoryAreReadableAndNotWritable() throws SQLException {
        for (String relation : relations("in ('report', 'history')")) {
            reader.query("select count(*) from (select * from " + relation + " limit 1) one");
            refused("insert into " + relation + " default values");
            refused("delete from " + relation);
        }
    }

    @Test
    void nothingThereCanBeUpdatedOrChanged() {
        for (String column : owner.queryForList("""
                select distinct on (n.nspname, c.relname) format('%I.%I set %I = null', n.nspname, c.relname, a.attname)
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    and a.attgenerated = '' and a.attidentity = ''
                where n.nspname in ('report', 'history') and c.relkind in ('r', 'p')
                order by n.nspname, c.relname, a.attnum""", String.class)) {
            refused("update " + column);
            refused("alter table " + column.replaceAll(" set .*", "") + " add column more text");
            refused("truncate " + column.replaceAll(" set .*", ""));
            refused("drop table " + column.replaceAll(" set .*", ""));
        }
    }

    @Test
    void nothingElseIsReadable() {
        List<String> others = relations("not in ('report', 'history', 'pg_catalog', 'information_schema', 'pg_toast')");
        assertThat(others)
                .contains("log.event", "log.head", "directory.agent", "projection.\"position\"", "ops.refusal")
                .anyMatch(relation -> relation.startsWith("vault."));
        for (String relation : others) {
            refused("select * from " + relation + " limit 1");
        }
    }

    @Test
    void noSchemaButTheTwoIsOpen() {
        assertThat(owner.queryForList("""
                        select nspname from pg_namespace
                        where has_schema_privilege('report_reader', oid, 'usage')
                          and nspname not in ('pg_catalog', 'information_schema', 'public')
                          and nspname !~ '^pg_(toast|temp)'
                        order by 1""", String.class)).containsExactly("history", "report");
        assertThat(owner.queryForList(
                        "select nspname from pg_namespace where has_schema_privilege('report_reader', oid, 'create')",
                        String.class))
                .isEmpty();
    }

    @Test
    void noFunctionOfOursThatCouldChangeAnythingIsOpen() {
        assertThat(owner.queryForList("""
                        select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname not in ('pg_catalog', 'information_schema')
                          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                          and has_schema_privilege('report_reader', n.oid, 'usage')
                          and has_function_privilege('report_reader', p.oid, 'execute')
                          and (p.provolatile = 'v' or p.prosecdef)""", String.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table report.mine (one integer)",
                "create table public.mine (one integer)",
                "create temporary table mine (one integer)",
                "create view report.mine as select 1",
                "create schema mine",
                "create function report.mine() returns integer language sql as 'select 1'",
                "create role mine",
                "alter role projector superuser",
                "set role projector",
                "copy (select 1) to program 'true'",
                "copy (select 1) to '/tmp/mine'",
                "select pg_read_file('postgresql.conf')",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'mine')",
                "select pg_logical_emit_message(false, 'mine', 'mine')",
                "select pg_advisory_lock(1)",
                "select pg_try_advisory_lock_shared(1, 2)",
                "select pg_reload_conf()",
                "select pg_switch_wal()",
                "begin; lock table report.report_chat_queue in share mode"
            })
    void nothingIsMadeOrHeld(String sql) {
        refused(sql);
    }
}
