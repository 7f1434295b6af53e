package io.switchlog.command.dispatch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refusals are recorded too: auditors ask about attempts (ADR 8). They are no events, since nothing happened. Those of
 * repeatable requests are written before the answer goes out, so that a repetition gets the same answer; the others in
 * batches shortly afterwards.
 */
public final class RefusalLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean closed;

    private record Entry(Instant at, Caller caller, String command, String code) {}

    public RefusalLog(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.writer = new Thread(this::write, "refusal-writer");
        this.writer.setDaemon(true);
        this.writer.start();
    }

    void record(Caller caller, Object command, String code) {
        Entry entry = new Entry(clock.instant(), caller, command.getClass().getSimpleName(), code);
        if (caller.mayRepeat()) {
            store(List.of(entry));
        } else if (!waiting.offer(entry)) {
            log.warn("Too many refusals to record; one of {} was lost", entry.command());
        }
    }

    /** What the first sending of this command was refused for, if it was. */
    Optional<Refusal> of(Caller caller) {
        return jdbc
                .query(
                        "select code, request from ops.refusal where command_id = ?",
                        (row, number) -> {
                            if (!Objects.equals(caller.request(), row.getString(2))) {
                                throw new KeyReused();
                            }
                            return Refusal.valueOf(row.getString(1));
                        },
                        caller.commandId())
                .stream()
                .findFirst();
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                Entry next = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    batch.add(next);
                    waiting.drainTo(batch, BATCH - 1);
                    store(batch);
                }
            } catch (DataAccessException failed) {
                log.warn("{} refusals could not be recorded: {}", batch.size(), failed.getMessage());
            } catch (InterruptedException stop) {
                return;
            }
            batch.clear();
        }
    }

    private void store(List<Entry> entries) {
        jdbc.batchUpdate("""
                insert into ops.refusal (at, command_id, actor, actor_role, origin, command, code, reason, request)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (command_id) do nothing""", entries, entries.size(), (statement, entry) -> {
            Caller caller = entry.caller();
            statement.setTimestamp(1, Timestamp.from(entry.at()));
            statement.setObject(2, caller.commandId());
            statement.setString(3, caller.actor());
            statement.setString(4, Commands.roleName(caller));
            statement.setString(5, caller.origin());
            statement.setString(6, entry.command());
            statement.setString(7, entry.code());
            statement.setString(8, caller.reason());
            statement.setString(9, caller.request());
        });
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join(2_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
