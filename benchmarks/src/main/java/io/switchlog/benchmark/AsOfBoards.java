package io.switchlog.benchmark;

import io.switchlog.database.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The board at random times of the past, over HTTP, one request after the other: from sending the request to having read
 * the answer. The limit is the same request for the board of now.
 */
final class AsOfBoards {
    private static final List<String> BOARDS = List.of("agents", "queues", "interactions");
    private static final int WARM_UP = 400;
    private static final int ROUNDS = 3;
    private static final int REQUESTS = 500;

    private AsOfBoards() {}

    /**
     * Latencies in milliseconds.
     *
     * @param processor time of server and database per request, whatever else the machine did
     */
    record Figures(double median, double p99, double processor, int bytes) {
        static Figures of(double[] millis, double processor, int bytes) {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            return new Figures(sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)], processor, bytes);
        }
    }

    /** The first and the last event of the simulated past. */
    record Past(Instant from, Instant to) {
        static Past of(Centre centre) throws SQLException {
            try (Connection connection = centre.owner.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            select min(received_at), max(received_at) from directory.interaction
                            where account_name like 'Account %'""")) {
                row.next();
                return new Past(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant());
            }
        }

        Instant random(SplittableRandom random) {
            long micros = ChronoUnit.MICROS.between(from, to);
            return from.plus(random.nextLong(micros), ChronoUnit.MICROS);
        }
    }

    /** @return the best round's figures of the past boards, by name */
    static Map<String, Figures> run(Centre centre, Server server, int interactions, Report report)
            throws IOException, InterruptedException, SQLException {
        Past past = Past.of(centre);
        report.title("Boards at %,d random times of %,d days, over HTTP, with %,d interactions behind them"
                .formatted(
                        ROUNDS * REQUESTS,
                        Duration.between(past.from(), past.to()).toDays() + 1,
                        interactions));
        report.line(
                "%-14s  %6s  %10s  %10s  %10s  %10s  %10s  %10s  %8s",
                "board", "round", "median ms", "p99 ms", "CPU ms", "now ms", "now p99", "now CPU", "KB");
        SplittableRandom random = new SplittableRandom(interactions);
        Map<String, Figures> best = new LinkedHashMap<>();
        for (String board : BOARDS) {
            measure(centre, server, board, past, random, WARM_UP);
            List<Figures> rounds = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                Figures then = measure(centre, server, board, past, random, REQUESTS);
                Figures now = measure(centre, server, board, null, random, REQUESTS);
                rounds.add(then);
                report.line(
                        "%-14s  %6d  %10.1f  %10.1f  %10.1f  %10.1f  %10.1f  %10.1f  %8.1f",
                        board,
                        round,
                        then.median(),
                        then.p99(),
                        then.processor(),
                        now.median(),
                        now.p99(),
                        now.processor(),
                        then.bytes() / 1024.0);
            }
            rounds.sort((left, right) -> Double.compare(left.p99(), right.p99()));
            best.put(board, rounds.get(0));
        }
        return best;
    }

    private static Figures measure(
            Centre centre, Server server, String board, @Nullable Past past, SplittableRandom random, int requests)
            throws IOException, InterruptedException, SQLException {
        double[] millis = new double[requests];
        long bytes = 0;
        double before = processorMillis(centre, server);
        for (int i = 0; i < requests; i++) {
            String path = "/api/live/" + board + (past == null ? "" : "?at=" + past.random(random));
            long began = System.nanoTime();
            bytes += server.get(path);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        double processor = (processorMillis(centre, server) - before) / requests;
        return Figures.of(millis, processor, (int) (bytes / requests));
    }

    static double processorMillis(Centre centre, Server server) throws SQLException {
        double millis = millis(server.process.toHandle());
        try (Connection connection = centre.owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_stat_activity where usename = '" + Database.QUERY_READER + "'")) {
            while (row.next()) {
                millis +=
                        ProcessHandle.of(row.getLong(1)).map(AsOfBoards::millis).orElse(0.0);
            }
        }
        return millis;
    }

    private static double millis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }
}
