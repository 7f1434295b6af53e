package io.switchlog.command.routing;

import io.switchlog.command.lock.SessionLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Saves the waiting room beside the decisions, so that these need not wait for it, over the connection that holds the
 * lock. It also shows the database that routing is alive, for as long as routing shows it that.
 */
final class MemoryKeeper implements AutoCloseable {
    private static final Duration SAVE = Duration.ofMillis(500);
    private static final Duration PING = Duration.ofSeconds(1);

    private final SessionLock ownership;
    private final Connection connection;
    private final ScheduledExecutorService executor;
    private final ScheduledFuture<?> pings;
    private volatile boolean saving;
    private volatile boolean alive = true;
    private volatile @Nullable SQLException failure;
    private long nextSave;

    MemoryKeeper(SessionLock ownership, Connection connection) {
        this.ownership = ownership;
        this.connection = connection;
        this.executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread keeper = new Thread(work, "routing-memory");
            keeper.setDaemon(true);
            return keeper;
        });
        this.pings = executor.scheduleAtFixedRate(this::ping, PING.toNanos(), PING.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * To be called again and again by who routes: it is the sign of life.
     *
     * @throws SQLException if the lock is lost, or may be
     */
    void stillRouting() throws SQLException {
        alive = true;
        SQLException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Saves what has changed, if it is time and the save before is done; says whether it began to. */
    boolean keep(WaitingRoom room, long position) {
        long now = System.nanoTime();
        if (saving || now < nextSave) {
            return false;
        }
        nextSave = now + SAVE.toNanos();
        Map<RoutingMemory.Key, @Nullable Object> changes = room.takeUnsaved();
        if (!changes.isEmpty()) {
            saving = true;
            executor.execute(() -> save(changes, position));
        }
        return true;
    }

    private void save(Map<RoutingMemory.Key, @Nullable Object> changes, long position) {
        try {
            RoutingMemory.save(connection, changes, position);
            saving = false;
        } catch (SQLException failed) {
            // What was taken from the room is not saved, so nothing later may be either.
            failure = failed;
        }
    }

    private void ping() {
        if (alive && failure == null) {
            alive = false;
            try {
                ownership.ping();
            } catch (SQLException failed) {
                failure = failed;
            }
        }
    }

    /** Lets the save under way finish; afterwards the connection is the caller's alone. */
    @Override
    public void close() {
        pings.cancel(false);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                failure = new SQLException("the memory of routing is still being saved");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
