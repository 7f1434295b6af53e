package io.switchlog.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.database.Database;
import io.switchlog.messages.Channel;
import io.switchlog.projection.Pace;
import io.switchlog.projection.Projector;
import io.switchlog.projection.Table;
import io.switchlog.projection.interaction.InteractionTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Replaying 300,000 events into the report tables, against a plain insert-select of the same rows into tables with the
 * same indexes: what writing them costs when there is nothing to read, to parse or to fold.
 */
final class Replay {
    private static final long EVENTS = 300_000;
    private static final int ROUNDS = 3;

    private Replay() {}

    static void run(Centre centre, Report report) throws SQLException {
        report.title("Replay of 300,000 events into the report tables");
        long already = centre.commandSide.log().reader().head();
        History.append(centre.owner, Math.max(0, EVENTS - already));
        List<Table<?, ?>> tables = InteractionTables.reports(centre.vault);
        Set<String> names = tables.stream().map(Table::name).collect(Collectors.toSet());
        try (var pool = centre.database.pool(Database.PROJECTOR, 4)) {
            Projector projector = new Projector(pool, tables, new SimpleMeterRegistry(), centre.clock, Pace.USUAL);
            report.line("%6s  %10s  %14s  %10s  %8s", "round", "replay s", "events/s", "limit s", "ratio");
            for (int round = 1; round <= ROUNDS; round++) {
                Projector.Replay replay = projector.replay(names);
                double seconds = replay.time().toNanos() / 1e9;
                double limit = insertSelectSeconds(centre.owner);
                report.line(
                        "%6d  %10.2f  %14.0f  %10.2f  %8.2f",
                        round, seconds, replay.events() / seconds, limit, limit / seconds);
            }
        }
        report.line(
                "limit: insert-select of the same %d rows, same indexes; round 1 is a cold JVM", rows(centre.owner));
    }

    private static double insertSelectSeconds(DataSource owner) throws SQLException {
        double seconds = 0;
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists benchmark");
            for (Channel channel : Channel.digital()) {
                String table = "report_" + channel.code() + "_queue";
                statement.execute("drop table if exists benchmark." + table);
                statement.execute("create table benchmark." + table + " (like report." + table + " including all)");
                String columns = columns(statement, table);
                long start = System.nanoTime();
                statement.execute("insert into benchmark." + table + " (" + columns + ") select " + columns
                        + " from report." + table);
                seconds += (System.nanoTime() - start) / 1e9;
            }
        }
        return seconds;
    }

    private static String columns(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select attname from pg_attribute where attrelid = 'report."
                + table + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return String.join(", ", columns);
    }

    private static long rows(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from report.report_all_queue")) {
            row.next();
            return row.getLong(1);
        }
    }
}
