package io.switchlog.command.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one node the owner of something: whoever holds a lock of the database's session. A node that dies loses it with
 * its connection, at once; a node that stalls loses it when the database ends its idle session, within
 * {@link #STALL_SECONDS}. What is written over the same connection is written by the owner: who has lost the lock cannot.
 */
public final class SessionLock implements AutoCloseable {
    /** Whoever shows no sign of life for so long has lost it. */
    public static final int STALL_SECONDS = 5;

    private static final Logger log = LoggerFactory.getLogger(SessionLock.class);

    private final DataSource dataSource;
    private final String of;
    private final long key;
    private @Nullable Connection connection;

    private SessionLock(DataSource dataSource, String of, long key) {
        this.dataSource = dataSource;
        this.of = of;
        this.key = key;
    }

    /** The lock of routing, of which there is one. */
    public static SessionLock ofRouting(DataSource dataSource) {
        return new SessionLock(dataSource, "routing", 0x5357_4C4F_4701L);
    }

    /** The lock of whoever listens to a switchboard. */
    public static SessionLock ofSwitchboard(DataSource dataSource, String pbx) {
        String of = "switchboard " + pbx;
        return new SessionLock(
                dataSource, of, UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).getMostSignificantBits());
    }

    /** The connection that holds the lock, or null if another node holds it. */
    public @Nullable Connection acquire() throws SQLException {
        Connection candidate = dataSource.getConnection();
        boolean acquired = false;
        try {
            candidate.setAutoCommit(true);
            acquired = tryLock(candidate);
        } finally {
            if (acquired) {
                connection = candidate;
            } else {
                candidate.close();
            }
        }
        return connection;
    }

    private boolean tryLock(Connection candidate) throws SQLException {
        try (Statement settings = candidate.createStatement();
                PreparedStatement lock = candidate.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, key);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return false;
                }
            }
            settings.execute("set idle_session_timeout = '" + STALL_SECONDS + "s'");
            settings.execute("set idle_in_transaction_session_timeout = '" + STALL_SECONDS + "s'");
            return true;
        }
    }

    /** Whether it was acquired and not given back; it may be lost all the same. */
    public boolean isHeld() {
        return connection != null;
    }

    /** Shows the database that this node is alive. */
    public void ping() throws SQLException {
        Connection held = connection;
        if (held != null) {
            try (Statement statement = held.createStatement()) {
                statement.execute("select 1");
            }
        }
    }

    /** Gives the lock back, so that another node can go on at once. */
    @Override
    public void close() {
        Connection held = connection;
        connection = null;
        if (held == null) {
            return;
        }
        try (held;
                Statement statement = held.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
            statement.execute("reset idle_session_timeout");
            statement.execute("reset idle_in_transaction_session_timeout");
        } catch (SQLException alreadyBroken) {
            log.debug("The lock of {} went with its connection", of, alreadyBroken);
        }
    }
}
