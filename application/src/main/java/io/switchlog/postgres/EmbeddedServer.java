package io.switchlog.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The PostgreSQL 18 that Switchlog brings along, on a data directory that outlives it.
 *
 * <p><b>Ownership.</b> Several processes may use one data directory; there is one server for all of them. Whoever holds
 * the exclusive lock on {@code owner.lock} owns the server, and only the owner starts, restarts or stops it. Everybody
 * else attaches to it, leaves it running at {@link #close()}, and keeps asking for the lock: the operating system frees
 * it when the owner ends, however that happens, and the next holder takes over a server that still runs or starts it
 * again on the same port.
 *
 * <p><b>Supervision.</b> A daemon thread watches from {@link #start} to {@link #close()}. A server that dies is
 * restarted on its port; its clients see broken connections and connect again.
 *
 * <p>The server listens on 127.0.0.1 only and trusts every local user of the machine with its superuser
 * {@code postgres}. Below the data directory, {@code postgres} holds the data, {@code postgres-bin} the programs and
 * {@code postgres.log} the log; nothing is kept in a temporary folder.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "switchlog";
    private static final String DUPLICATE_DATABASE = "42P04";
    private static final String CONNECTION_TROUBLE = "08";
    private static final String SERVER_GOES_OR_COMES = "57P";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ownership ownership;
    private final Watchdog watchdog = new Watchdog(this::look);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Postmaster postmaster;

    private EmbeddedServer(Ownership ownership, Postmaster postmaster) {
        this.ownership = ownership;
        this.postmaster = postmaster;
    }

    /**
     * Returns when the database {@code switchlog} accepts connections: on a server that is started, taken over from a
     * killed owner, or owned by another process. The preferred port is used if it is free, else any other.
     *
     * @throws EmbeddedServerException if there is no way; its message tells what to do
     */
    public static EmbeddedServer start(Path dataDirectory, int preferredPort) {
        Ownership ownership = new Ownership(created(dataDirectory));
        EmbeddedServer server;
        try {
            server = new EmbeddedServer(ownership, ownership.reach(preferredPort));
        } catch (RuntimeException e) {
            ownership.abandon();
            throw e;
        }
        try {
            server.watchdog.start();
            server.ensureDatabase(DATABASE);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The real path, because that is what the system tells of where a process is at work. */
    private static Path created(Path dataDirectory) {
        try {
            // JDK 17 refuses to "create" a link to a directory.
            if (!Files.isDirectory(dataDirectory)) {
                Files.createDirectories(dataDirectory);
            }
            return dataDirectory.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Cannot use the data directory " + dataDirectory + " (" + e + "): it must be a writable directory",
                    e);
        }
    }

    public int port() {
        return postmaster.port();
    }

    /** Whether this process is the one that starts and stops the server; may become true when another owner ends. */
    public boolean owner() {
        return ownership.held();
    }

    /** Carries the user; more parameters may be appended with {@code &}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=" + SUPERUSER;
    }

    /** Creates the database if it is absent; waits for a server that is just being restarted. */
    public void ensureDatabase(String name) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (true) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl(SUPERUSER))) {
                if (!exists(connection, name)) {
                    create(connection, name);
                }
                return;
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                if (state.equals(DUPLICATE_DATABASE)) {
                    return;
                }
                boolean passing = state.startsWith(CONNECTION_TROUBLE) || state.startsWith(SERVER_GOES_OR_COMES);
                if (!passing || deadline.passed()) {
                    throw new EmbeddedServerException(
                            "Cannot create the database " + name + " on port " + port() + ": " + e.getMessage(), e);
                }
                deadline.pause();
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void create(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + database.replace("\"", "\"\"") + "\"");
        }
    }

    private void look() {
        postmaster = ownership.look(postmaster);
    }

    /** Stops the server if this process owns it, waiting for its checkpoint; may be called more than once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watchdog.close();
            ownership.end();
        }
    }
}
