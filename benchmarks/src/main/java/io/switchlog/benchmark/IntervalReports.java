package io.switchlog.benchmark;

import io.switchlog.benchmark.AsOfBoards.Past;
import io.switchlog.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Reports of a day and of a month, as a reporting tool asks for them: by SQL, as {@code report_reader}, until the last row
 * is read. The limit is the counting of the same steps in the same tables, without anything else.
 */
final class IntervalReports {
    private static final int WARM_UP = 3;
    private static final int TIMES = 20;
    private static final String COUNTING =
            "select count(*), sum(wait_ms) from report.report_all_queue where joined_at >= ? and joined_at < ?";

    /** @param days how many it covers, 30 for a month */
    private record Asked(String name, int days, String sql) {}

    private static final List<Asked> REPORTS = List.of(
            queues("day, quarters of an hour, cohort", 1, "15 minutes", "cohort"),
            queues("day, quarters of an hour, event", 1, "15 minutes", "event"),
            queues("month, quarters of an hour, cohort", 30, "15 minutes", "cohort"),
            queues("month, days, cohort", 30, "1 day", "cohort"),
            queues("month, days, event", 30, "1 day", "event"),
            new Asked("day, key figures by queue", 1, "select * from report.kpi_queue(?, ?)"),
            new Asked("month, key figures by queue", 30, "select * from report.kpi_queue(?, ?)"),
            new Asked("day, agents' quarters of an hour", 1, "select * from report.interval_agent(?, ?, '15 minutes')"),
            new Asked("day, agents' summary", 1, "select * from report.summary_agent(?, ?)"),
            new Asked("month, agents' summary", 30, "select * from report.summary_agent(?, ?)"));

    private IntervalReports() {}

    private static Asked queues(String name, int days, String step, String family) {
        return new Asked(
                name,
                days,
                "select * from report.interval_queue(?, ?, '" + step + "', 'Europe/Rome', '" + family + "')");
    }

    static void run(Centre centre, Report report) throws SQLException {
        Past past = Past.of(centre);
        long length = Duration.between(past.from(), past.to()).toDays();
        report.title("Reports of a random day and of a random month (30 days, or all there are)");
        report.line(
                "%-36s  %6s  %10s  %10s  %10s  %6s", "report", "rows", "median ms", "longest ms", "limit ms", "ratio");
        SplittableRandom random = new SplittableRandom(length);
        try (var pool = centre.database.pool(Database.REPORT_READER, 2);
                Connection connection = pool.getConnection()) {
            allowMinutes(connection);
            for (Asked asked : REPORTS) {
                Figures figures = measure(connection, asked.sql(), asked.days(), past, random);
                Figures limit = measure(connection, COUNTING, asked.days(), past, random);
                report.line(
                        "%-36s  %6d  %10.1f  %10.1f  %10.1f  %6.2f",
                        asked.name(),
                        figures.rows(),
                        figures.median(),
                        figures.longest(),
                        limit.median(),
                        limit.median() / figures.median());
            }
        }
    }

    private static void allowMinutes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '5min'");
        }
    }

    private record Figures(int rows, double median, double longest) {}

    private static Figures measure(Connection connection, String sql, int days, Past past, SplittableRandom random)
            throws SQLException {
        long spare = Math.max(1, ChronoUnit.DAYS.between(past.from(), past.to()) - days);
        double[] millis = new double[TIMES];
        int rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = -WARM_UP; i < TIMES; i++) {
                OffsetDateTime from = past.from()
                        .truncatedTo(ChronoUnit.DAYS)
                        .plus(random.nextLong(spare), ChronoUnit.DAYS)
                        .atOffset(ZoneOffset.UTC);
                statement.setObject(1, from);
                statement.setObject(2, from.plusDays(days));
                long began = System.nanoTime();
                rows = 0;
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows++;
                    }
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - began) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        return new Figures(rows, millis[TIMES / 2], millis[TIMES - 1]);
    }
}
