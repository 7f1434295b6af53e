package io.switchlog.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a past takes on disk, table by table with its indexes, and per interaction. */
final class DiskSpace {
    private static final String TABLES = """
            select n.nspname || '.' || c.relname, pg_table_size(c.oid), pg_indexes_size(c.oid),
                   pg_total_relation_size(c.oid)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('log', 'history', 'report', 'directory', 'vault')
            order by n.nspname = 'log' desc, 4 desc""";
    private static final long LEAST = 1 << 20;

    private DiskSpace() {}

    static void run(Centre centre, Report report) throws SQLException {
        report.title("Bytes on disk per interaction");
        try (Connection connection = centre.owner.getConnection();
                Statement statement = connection.createStatement()) {
            double interactions = count(statement, "select count(*) from directory.interaction");
            double events = count(statement, "select position from log.head");
            report.line("%,.0f interactions, %,.0f events", interactions, events);
            report.line("%-34s  %10s  %10s  %10s  %10s", "table", "MB", "rows", "indexes", "together");
            double log = 0;
            double projections = 0;
            double rest = 0;
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    double total = row.getLong(4);
                    if (row.getString(1).startsWith("log.")) {
                        log += total;
                    } else {
                        projections += total;
                    }
                    if (total < LEAST) {
                        rest += total;
                        continue;
                    }
                    report.line(
                            "%-34s  %10.0f  %10.0f  %10.0f  %10.0f",
                            row.getString(1),
                            total / LEAST,
                            row.getLong(2) / interactions,
                            row.getLong(3) / interactions,
                            total / interactions);
                }
            }
            report.line(
                    "%-34s  %10.0f  %10s  %10s  %10.0f",
                    "tables under 1 MB", rest / LEAST, "", "", rest / interactions);
            report.line("%-34s  %10.0f  %10s  %10s  %10.0f", "log", log / LEAST, "", "", log / interactions);
            report.line(
                    "%-34s  %10.0f  %10s  %10s  %10.0f",
                    "everything else", projections / LEAST, "", "", projections / interactions);
            report.line(
                    "%-34s  %10.0f  %10s  %10s  %10.0f",
                    "total", (log + projections) / LEAST, "", "", (log + projections) / interactions);
        }
    }

    private static double count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
