package io.switchlog.benchmark;

import io.switchlog.command.log.BulkAppend;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Puts a simulated past into the log, through {@code log.append} like everything else. */
final class LongPast {
    private static final long SEED = 20_260_101;
    private static final int MOST_BATCHES_WAITING = 8;
    private static final long EVENTS_BETWEEN_LINES = 1_000_000;
    private static final Duration BEFORE_NOW = Duration.ofHours(10);

    private final Centre centre;
    private final Report report;
    private final Semaphore waiting = new Semaphore(MOST_BATCHES_WAITING);
    private long appended;
    private @Nullable Future<?> last;

    private LongPast(Centre centre, Report report) {
        this.centre = centre;
        this.report = report;
    }

    /** Appends the past of so many interactions. It ends on the afternoon of yesterday. */
    static Simulation.Result append(Centre centre, int interactions, Report report)
            throws SQLException, InterruptedException {
        return new LongPast(centre, report).append(interactions);
    }

    private Simulation.Result append(int interactions) throws SQLException, InterruptedException {
        Instant end = centre.clock.instant().truncatedTo(ChronoUnit.DAYS).minus(BEFORE_NOW);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (Connection connection = centre.writer.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = off");
            }
            Simulation simulation = new Simulation(
                    SEED, interactions, end, centre.vault::seal, batch -> submit(writer, connection, batch));
            Simulation.Result result = simulation.run();
            if (last != null) {
                last.get();
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("reset synchronous_commit");
            }
            return result;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the past could not be appended", failed.getCause());
        } finally {
            writer.shutdownNow();
        }
    }

    private void submit(ExecutorService writer, Connection connection, BulkAppend batch) {
        waiting.acquireUninterruptibly();
        Future<?> before = last;
        if (before != null && before.isDone()) {
            requireDone(before);
        }
        last = writer.submit(() -> {
            try {
                batch.to(connection);
            } finally {
                waiting.release();
            }
            progress(batch.size());
            return null;
        });
    }

    private static void requireDone(Future<?> before) {
        try {
            before.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the past could not be appended", failed.getCause());
        }
    }

    private void progress(int events) {
        long before = appended / EVENTS_BETWEEN_LINES;
        appended += events;
        if (appended / EVENTS_BETWEEN_LINES > before) {
            report.line("%,12d events appended", appended / EVENTS_BETWEEN_LINES * EVENTS_BETWEEN_LINES);
        }
    }
}
