package io.switchlog.command.routing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one node the owner of routing: whoever holds a lock of the database's session. A node that dies loses it with
 * its connection, at once; a node that stalls loses it when the database ends its idle session, within
 * {@link #STALL_SECONDS}. The memory is saved over the same connection, so a node that has lost the lock cannot save.
 */
final class RoutingOwnership implements AutoCloseable {
    static final int STALL_SECONDS = 5;
    private static final long LOCK = 0x5357_4C4F_4701L;
    private static final Logger log = LoggerFactory.getLogger(RoutingOwnership.class);

    private final DataSource dataSource;
    private @Nullable Connection connection;

    RoutingOwnership(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The connection that holds the lock, or null if another node holds it. */
    @Nullable
    Connection acquire() throws SQLException {
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

    private static boolean tryLock(Connection candidate) throws SQLException {
        try (Statement settings = candidate.createStatement();
                PreparedStatement lock = candidate.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
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

    /** Shows the database that this node is alive. */
    void ping() throws SQLException {
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
            log.debug("The lock of routing went with its connection", alreadyBroken);
        }
    }
}
