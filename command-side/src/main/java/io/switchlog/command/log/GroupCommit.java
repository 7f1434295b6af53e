package io.switchlog.command.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Coalesces the appends of concurrent commands: while one batch is being committed the next one gathers, so that many
 * commands share one statement, one lock of the head and one flush to disk, and a lone command never waits for company.
 *
 * <p>When the connection breaks, nobody knows whether the batch was committed. It is then sent again as it is: events
 * that are already there are recognised by their ids, so the answer is found out and not guessed (ADR 2).
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_EVENTS = 512;
    private static final int MOST_WAITING = 10_000;
    private static final Duration RESOLVE_WITHIN = Duration.ofSeconds(12);
    private static final Duration RETRY_EVERY = Duration.ofMillis(100);
    private static final Duration RETURN_WITHIN = Duration.ofNanos(200_000);

    private final DataSource dataSource;
    private final LongConsumer onAppended;
    private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private final Counter events;
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final Timer commandTime;
    private @Nullable Connection connection;
    private int expected;
    private volatile boolean closed;

    private record Pending(Append append, long since, CompletableFuture<Append.Outcome> outcome) {}

    /**
     * @param onAppended told the last position after each batch, on the writer's thread; must return at once
     */
    GroupCommit(DataSource dataSource, MeterRegistry meters, LongConsumer onAppended) {
        this.dataSource = dataSource;
        this.onAppended = onAppended;
        this.events = Counter.builder("switchlog.log.events")
                .description("Events that this node has appended")
                .register(meters);
        this.batchSize = DistributionSummary.builder("switchlog.log.append.batch")
                .description("Commands per append")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.batchTime = Timer.builder("switchlog.log.append")
                .description("Time of one append, with its commit")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.commandTime = Timer.builder("switchlog.log.durable")
                .description("Time from a command's decision until its events are durable")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.writer = new Thread(this::write, "log-writer");
        this.writer.setDaemon(true);
        this.writer.start();
    }

    /**
     * Appends and waits until it is durable.
     *
     * @throws LogUnavailable if the database does not answer in time
     */
    Append.Outcome append(Append append) {
        Pending pending = new Pending(append, System.nanoTime(), new CompletableFuture<>());
        if (closed || !waiting.offer(pending)) {
            throw new LogUnavailable(closed ? "shutting down" : "too many commands are waiting for the log");
        }
        if (closed && waiting.remove(pending)) {
            throw new LogUnavailable("shutting down");
        }
        try {
            return pending.outcome().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            commandTime.record(Duration.ofNanos(System.nanoTime() - pending.since()));
        }
    }

    private void write() {
        List<Pending> batch = new ArrayList<>();
        while (!closed) {
            try {
                gather(batch);
                commit(batch);
            } catch (InterruptedException stop) {
                failAll(batch, new LogUnavailable("shutting down", true, stop));
                break;
            } catch (LogUnavailable unavailable) {
                log.warn("{} commands could not be appended: {}", batch.size(), unavailable.getMessage());
                failAll(batch, unavailable);
            } catch (RuntimeException | Error unexpected) {
                log.error("An append failed in an unforeseen way", unexpected);
                disconnect();
                failAll(batch, unexpected);
            }
            batch.clear();
        }
        waiting.drainTo(batch);
        failAll(batch, new LogUnavailable("shutting down"));
        disconnect();
    }

    /**
     * Whoever was in the last batch is likely to be back in a moment: for as many as those it waits, but hardly longer
     * than it takes to wake them. After a lone command there is nobody to wait for.
     */
    private void gather(List<Pending> batch) throws InterruptedException {
        Pending next = waiting.take();
        long until = System.nanoTime() + RETURN_WITHIN.toNanos();
        int events = 0;
        while (next != null) {
            batch.add(next);
            events += next.append().events().size();
            if (events >= MOST_EVENTS) {
                break;
            }
            next = waiting.poll();
            if (next == null && batch.size() < expected) {
                next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
        expected = batch.size();
    }

    private void commit(List<Pending> batch) throws InterruptedException {
        long start = System.nanoTime();
        List<Append.Outcome> outcomes;
        try {
            outcomes = executeUntilKnown(batch);
        } catch (SQLException refused) {
            commitOneByOne(batch, refused);
            return;
        }
        batchSize.record(batch.size());
        batchTime.record(Duration.ofNanos(System.nanoTime() - start));
        complete(batch, outcomes);
    }

    private void complete(List<Pending> batch, List<Append.Outcome> outcomes) {
        long last = 0;
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).outcome().complete(outcomes.get(i));
            if (outcomes.get(i) instanceof Append.Outcome.Appended appended) {
                last = Math.max(last, appended.position());
                events.increment(batch.get(i).append().events().size());
            }
        }
        if (last > 0) {
            onAppended.accept(last);
        }
    }

    /** The database refused the batch for what is in it: only the command that it is about may suffer. */
    private void commitOneByOne(List<Pending> batch, SQLException refused) throws InterruptedException {
        if (batch.size() == 1) {
            log.error("The database refused an append: {}", refused.getMessage());
            batch.get(0).outcome().completeExceptionally(new IllegalStateException("append refused", refused));
            return;
        }
        for (Pending pending : List.copyOf(batch)) {
            commit(List.of(pending));
        }
    }

    private List<Append.Outcome> executeUntilKnown(List<Pending> batch) throws SQLException, InterruptedException {
        List<Append> appends = batch.stream().map(Pending::append).toList();
        long deadline = System.nanoTime() + RESOLVE_WITHIN.toNanos();
        boolean sent = false;
        while (true) {
            try {
                Connection current = connect();
                sent = true;
                return AppendStatement.execute(current, appends);
            } catch (SQLException failure) {
                disconnect();
                if (!aboutTheConnection(failure)) {
                    throw failure;
                }
                if (closed || System.nanoTime() > deadline) {
                    throw new LogUnavailable("the log cannot be reached", sent, failure);
                }
                log.warn("The log cannot be reached, trying again: {}", failure.getMessage());
            }
            Thread.sleep(RETRY_EVERY.toMillis());
        }
    }

    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53", "57", "40", "58", "55");

    private static boolean aboutTheConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || TRANSIENT_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }

    private Connection connect() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = dataSource.getConnection();
            current.setAutoCommit(true);
            connection = current;
        }
        return current;
    }

    private void disconnect() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException alreadyBroken) {
                log.debug("Closing a broken connection", alreadyBroken);
            }
        }
    }

    private static void failAll(List<Pending> batch, Throwable failure) {
        batch.forEach(pending -> pending.outcome().completeExceptionally(failure));
    }

    /** Lets the batch under way finish, refuses the rest. */
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
