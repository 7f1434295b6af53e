package io.switchlog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.interaction.RandomHistory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is brought to a newer version is what it would be if it had been folded by that version. */
class MigrationTest {
    private static final String FIRST_VERSION = "111";
    private static final String TABLES = """
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('projection', 'directory', 'history', 'report')
              and c.relname <> 'position'
            order by 1""";
    private static final String COLUMNS = """
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
            from information_schema.columns
            where table_schema || '.' || table_name = '%s' and is_generated = 'NEVER'""";

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83})
    void theFirstVersionsTablesNeedNoRebuild(long seed) throws Exception {
        List<Recorded> events = RandomHistory.ofTheFirstVersion(seed).events(1_500);
        Database folded = Database.fresh();
        new EventLog(folded).append(events);
        TestProjector.projector(folded, 500).catchUp();
        Database old = Database.ofVersion(FIRST_VERSION);
        new EventLog(old).append(events);
        old.rows(TABLES).forEach(table -> copy(table, folded, old));
        old.rows(TABLES)
                .forEach(table -> old.run("insert into projection.position (name, position) values ('%s', %d)"
                        .formatted(table, events.size())));

        old.migrate();
        TestProjector.projector(old, 500).catchUp();

        assertThat(old.rows("select name, error from projection.position where status = 'failed'"))
                .isEmpty();
        assertThat(old.everything()).isEqualTo(folded.everything()).contains("paused", "accepted", "timed_out");
    }

    private static void copy(String table, Database from, Database to) {
        to.run("truncate " + table);
        String columns = to.rows(COLUMNS.formatted(table)).get(0);
        String rows = from.rows(
                        "select coalesce(json_agg(t), '[]') from (select %s from %s) as t".formatted(columns, table))
                .get(0);
        to.run("insert into %1$s (%2$s) select %2$s from json_populate_recordset(null::%1$s, $rows$%3$s$rows$)"
                .formatted(table, columns, rows));
    }
}
