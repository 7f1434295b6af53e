package io.switchlog.projection.rebuild;

import io.switchlog.projection.rebuild.Rebuild.Status;
import io.switchlog.projection.rebuild.Stopped.Why;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands beside the work at one rebuild: says how far it is, hears whether it is to stop, and stops it. Speaks over the
 * connection that holds the workers' lock, so that a worker who has lost the lock notices.
 */
final class Watch {
    private static final long BEAT_MILLISECONDS = 250;

    private final Connection connection;
    private final UUID id;
    private final UUID worker;
    private final BooleanSupplier goesOn;
    private final Rate rate = new Rate();
    private final Set<Statement> cancellable = ConcurrentHashMap.newKeySet();
    private LongSupplier position = () -> 0;
    private Status status = Status.BUILDING;
    private @Nullable String waitsFor;
    private volatile @Nullable Why why;

    /** @param goesOn whether this process does */
    Watch(Connection connection, UUID id, UUID worker, BooleanSupplier goesOn) {
        this.connection = connection;
        this.id = id;
        this.worker = worker;
        this.goesOn = goesOn;
    }

    UUID id() {
        return id;
    }

    UUID worker() {
        return worker;
    }

    /** What to show as the position from now on. */
    void follow(LongSupplier shown) {
        position = shown;
    }

    /** For those who work: whether to go on. */
    void check() throws Stopped {
        Why known = why;
        if (known != null) {
            throw new Stopped(known);
        }
    }

    /** Ends the statements that may take long. */
    private void stop(Why reason) {
        if (why == null) {
            why = reason;
        }
        for (Statement statement : cancellable) {
            try {
                statement.cancel();
            } catch (SQLException gone) {
                // Then it has nothing left to do either.
            }
        }
    }

    /** Runs a statement that may take long and can be ended at any time. */
    <T> T cancellably(PreparedStatement statement, Callable<T> run) throws Exception {
        cancellable.add(statement);
        try {
            check();
            return run.call();
        } catch (SQLException failed) {
            check();
            throw failed;
        } finally {
            cancellable.remove(statement);
        }
    }

    /** Notes what goes on. */
    void enter(Status next) throws SQLException, Stopped {
        status = next;
        waitsFor = null;
        beat();
        check();
    }

    /** Notes what the work waits for, and lets a moment pass. */
    void rest(@Nullable String reason, long milliseconds) throws SQLException, Stopped {
        waitsFor = reason;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        do {
            beat();
            check();
            pause(Math.min(BEAT_MILLISECONDS, milliseconds));
        } while (System.nanoTime() < until);
    }

    private static void pause(long milliseconds) throws Stopped {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(Why.SHUT_DOWN);
        }
    }

    /** Does several things at once, and waits until all are done or, one having failed, have stopped. */
    void await(List<? extends Callable<?>> work) throws Exception {
        List<Future<?>> parts = new ArrayList<>();
        for (Callable<?> part : work) {
            FutureTask<?> task = new FutureTask<>(part);
            Thread thread = new Thread(task, "rebuild");
            thread.setDaemon(true);
            thread.start();
            parts.add(task);
        }
        Exception failure = null;
        for (Future<?> part : parts) {
            Exception failed = outcome(part);
            boolean tells =
                    failed != null && !(failed instanceof Stopped stopped && stopped.why() == Why.OTHERS_FAILED);
            if (failed != null) {
                stop(Why.OTHERS_FAILED);
            }
            if (tells && (failure == null || failure instanceof Stopped)) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
        check();
    }

    private @Nullable Exception outcome(Future<?> part) {
        Exception broken = null;
        while (true) {
            try {
                part.get(BEAT_MILLISECONDS, TimeUnit.MILLISECONDS);
                return broken;
            } catch (TimeoutException notYet) {
                try {
                    beat();
                } catch (SQLException lost) {
                    broken = lost;
                    stop(Why.OTHERS_FAILED);
                }
            } catch (ExecutionException failed) {
                Throwable cause = failed.getCause();
                return broken != null
                        ? broken
                        : cause instanceof Exception exception ? exception : new IllegalStateException(cause);
            } catch (InterruptedException interrupted) {
                stop(Why.SHUT_DOWN);
                Thread.currentThread().interrupt();
                return new Stopped(Why.SHUT_DOWN);
            }
        }
    }

    /** Writes how far the work is; stops it if somebody wants that or if it is another's by now. */
    private void beat() throws SQLException {
        if (!goesOn.getAsBoolean()) {
            stop(Why.SHUT_DOWN);
        }
        long at = position.getAsLong();
        long eventsPerSecond = rate.at(System.nanoTime(), at);
        try (PreparedStatement statement = connection.prepareStatement("""
                update projection.rebuild r
                set status = ?, position = ?, head = greatest(h.position, ?), events_per_second = ?,
                    remaining_seconds = case when ? > 0 then ceil(greatest(h.position - ?, 0)::numeric / ?)::bigint end,
                    waits_for = ?, updated_at = clock_timestamp()
                from log.head h
                where r.id = ? and r.worker = ? and r.finished_at is null
                returning r.cancel_requested""")) {
            statement.setString(1, status.code());
            statement.setLong(2, at);
            statement.setLong(3, at);
            statement.setLong(4, eventsPerSecond);
            statement.setLong(5, eventsPerSecond);
            statement.setLong(6, at);
            statement.setLong(7, Math.max(1, eventsPerSecond));
            statement.setObject(8, waitsFor, Types.VARCHAR);
            statement.setObject(9, id);
            statement.setObject(10, worker);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    stop(Why.OVERTAKEN);
                } else if (row.getBoolean(1)) {
                    stop(Why.CANCELLED);
                }
            }
        }
    }
}
