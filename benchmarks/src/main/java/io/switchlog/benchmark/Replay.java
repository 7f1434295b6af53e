package io.switchlog.benchmark;

import io.switchlog.database.Database;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.Table;
import io.switchlog.projection.rebuild.Rebuild;
import io.switchlog.projection.rebuild.Rebuilder;
import io.switchlog.projection.rebuild.Rebuilds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Rebuilding every table from 300,000 events, against a plain insert-select of the same rows into tables with the same
 * indexes: what writing them costs when there is nothing to read, to parse, to fold or to swap.
 */
final class Replay {
    private static final long EVENTS = 300_000;
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 10;

    private Replay() {}

    static void run(Centre centre, Report report) throws SQLException, InterruptedException {
        report.title("Rebuild of all tables from 300,000 events");
        long already = centre.commandSide.log().reader().head();
        History.append(centre.owner, Math.max(0, EVENTS - already));
        rounds(centre, report, ROUNDS);
    }

    /** Rebuilds all tables so many times, whatever the log holds. */
    static void rounds(Centre centre, Report report, int rounds) throws SQLException, InterruptedException {
        List<Table<?, ?>> tables = ProjectionTables.all(centre.vault).tables();
        List<String> written = written(tables);
        try (var pool = centre.database.pool(Database.PROJECTOR, CONNECTIONS)) {
            Rebuilds rebuilds = new Rebuilds(pool, tables);
            Rebuilder rebuilder = new Rebuilder(pool, rebuilds);
            report.line("%6s  %10s  %14s  %10s  %8s", "round", "rebuild s", "events/s", "limit s", "ratio");
            for (int round = 1; round <= rounds; round++) {
                long start = System.nanoTime();
                Rebuild rebuild = rebuilder.rebuild(rebuilds.tables().keySet(), Rebuild.Wish.USUAL);
                double seconds = (System.nanoTime() - start) / 1e9;
                if (rebuild.status() != Rebuild.Status.DONE) {
                    throw new IllegalStateException(rebuild.toString());
                }
                double limit = insertSelectSeconds(centre.owner, written);
                report.line(
                        "%6d  %10.2f  %14.0f  %10.2f  %8.2f",
                        round, seconds, rebuild.position() / seconds, limit, limit / seconds);
            }
        }
        report.line(
                "limit: insert-select of the same %d rows of %d tables, same indexes; round 1 is a cold JVM",
                rows(centre.owner, written), written.size());
    }

    private static List<String> written(List<Table<?, ?>> tables) {
        TreeSet<String> written = new TreeSet<>();
        tables.forEach(table -> written.addAll(table.tables()));
        return List.copyOf(written);
    }

    private static double insertSelectSeconds(DataSource owner, List<String> tables) throws SQLException {
        double seconds = 0;
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists benchmark");
            for (String table : tables) {
                String copy = "benchmark." + table.substring(table.indexOf('.') + 1);
                statement.execute("drop table if exists " + copy);
                statement.execute("create table " + copy + " (like " + table + " including all)");
                String columns = columns(statement, table);
                long start = System.nanoTime();
                statement.execute("insert into " + copy + " (" + columns + ") select " + columns + " from " + table);
                seconds += (System.nanoTime() - start) / 1e9;
            }
        }
        return seconds;
    }

    private static String columns(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select quote_ident(attname) from pg_attribute where attrelid = '"
                + table + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return String.join(", ", columns);
    }

    private static long rows(DataSource owner, List<String> tables) throws SQLException {
        long rows = 0;
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    rows += row.getLong(1);
                }
            }
        }
        return rows;
    }
}
