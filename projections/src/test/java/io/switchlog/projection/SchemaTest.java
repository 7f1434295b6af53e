package io.switchlog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private final Database database = Database.fresh();

    @Test
    void everyTableAndEveryColumnSaysWhatItIs() {
        assertThat(database.rows("""
                        select n.nspname, c.relname, a.attname
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                             and col_description(c.oid, a.attnum) is null
                        where n.nspname in ('projection', 'directory', 'history', 'report') and c.relkind in ('r', 'v')
                          and (a.attname is not null or obj_description(c.oid, 'pg_class') is null)""")).isEmpty();
    }

    /** Statements of projections name no schema, so that a table can be rebuilt in another one. */
    @Test
    void noTwoTablesHaveTheSameName() {
        assertThat(database.rows("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('projection', 'directory', 'history', 'report') and c.relkind in ('r', 'p', 'v', 'm')
                        group by 1 having count(*) > 1""")).isEmpty();
    }

    @Test
    void theReportsOfAllChannelsHaveTheSameColumns() {
        assertThat(database.rows("""
                        select count(distinct columns) from (
                            select string_agg(column_name || ' ' || data_type || ' ' || is_nullable, ',' order by ordinal_position)
                            from information_schema.columns
                            where table_schema = 'report' and table_name ~ '^report_(chat|email|sms|openchannel|fax|whatsapp)_queue$'
                            group by table_name) as t (columns)""")).containsExactly("1");
    }

    @Test
    void theViewOfAllReportsHasTheColumnsOfEach() {
        assertThat(database.rows("""
                        select column_name from information_schema.columns
                        where table_schema = 'report' and table_name = 'report_all_queue' and column_name <> 'channel'
                        order by ordinal_position""")).isEqualTo(database.rows("""
                        select column_name from information_schema.columns
                        where table_schema = 'report' and table_name = 'report_chat_queue'
                        order by ordinal_position"""));
    }

    /** Reporting tools cannot show them; a route is for those who look at one account. */
    @Test
    void historyHasNoArraysAndNoJsonButRoutesAndWhatIsSetForAgents() {
        assertThat(database.rows("""
                        select table_name, column_name from information_schema.columns
                        where table_schema in ('history', 'report') and data_type in ('ARRAY', 'json', 'jsonb')"""))
                .containsExactlyInAnyOrder("account_profile | route", "agent_configuration | settings");
    }

    @Test
    @Tag("CARD-08")
    void reportingToolsReadReportsAndHistoryByTheirShortNames() {
        new EventLog(database)
                .append(new Story()
                        .received("1", Channel.CHAT, "site")
                        .queued("1", 1, Channel.CHAT, "A", Strategy.RRMEMORY)
                        .events());

        assertThat(Database.rows(database.as("report_reader"), "select count(*) from report_chat_queue"))
                .containsExactly("0");
        assertThat(Database.rows(database.as("report_reader"), "select count(*) from report_all_queue"))
                .containsExactly("0");
        assertThat(Database.rows(database.as("report_reader"), "select count(*) from offer"))
                .containsExactly("0");
        for (String history : List.of(
                "agent_state",
                "membership",
                "agent_capacity",
                "engagement",
                "agent_profile",
                "queue_profile",
                "account_profile",
                "interaction_state")) {
            assertThat(Database.rows(database.as("report_reader"), "select count(*) from " + history))
                    .containsExactly("0");
        }
        assertThat(Database.rows(database.as("report_reader"), "select max_open_tabs from centre_settings"))
                .containsExactly("20");
        assertThat(Database.rows(database.as("report_reader"), "show statement_timeout"))
                .containsExactly("1min");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from report.report_chat_queue returning 1",
                "update history.offer set rank = 1 returning 1",
                "insert into history.engagement default values returning 1",
                "select * from directory.agent",
                "select * from directory.interaction",
                "select * from directory.message",
                "select * from projection.position",
                "select * from log.event",
                "select * from log.head"
            })
    @Tag("CARD-08")
    void reportingToolsMayNotDoMore(String sql) {
        assertThatThrownBy(() -> Database.rows(database.as("report_reader"), sql))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|in a read-only transaction).*");
    }

    @Test
    void queriesReadAllDerivedTablesAndWriteNone() {
        for (String table : database.rows("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('projection', 'directory', 'history', 'report') and c.relkind in ('r', 'v')""")) {
            Database.rows(database.as("query_reader"), "select * from " + table + " limit 1");
            assertThat(database.rows("select has_table_privilege('query_reader', '" + table + "', 'insert')"))
                    .containsExactly("f");
        }
    }
}
