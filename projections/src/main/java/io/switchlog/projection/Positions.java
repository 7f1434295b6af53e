package io.switchlog.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * How far each table has got, in {@code projection.position}: moved in the transaction that writes the table's rows, and
 * locked by it, which is what keeps several nodes apart.
 *
 * @param head the position of the last event
 * @param of the position that each table has reached, by its name
 * @param held those that a rebuild keeps from following for a moment
 */
public record Positions(long head, Map<String, Long> of, Set<String> held) {
    // Statements name tables without schema; what is being rebuilt is in another one (ADR 22). Rows and position can be
    // derived again, so nobody waits for the disk. A process that stalls in a transaction loses it. The plans have to
    // be
    // right for tables that grow from nothing in seconds.
    private static final String TRANSACTION_SETTINGS = """
            set local synchronous_commit = off;
            set local idle_in_transaction_session_timeout = '10s';
            set local plan_cache_mode = force_custom_plan;
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off""";

    private static final String LIVE = "history, report, directory, projection";
    private static final String SHADOW = "shadow";

    /** The transaction that begins writes the tables that people read. */
    private static void writeLive(Connection connection) throws SQLException {
        begin(connection, LIVE);
    }

    /** The transaction that begins writes the tables that are being rebuilt, and could not write others. */
    public static void writeShadows(Connection connection) throws SQLException {
        begin(connection, SHADOW);
    }

    private static void begin(Connection connection, String schemas) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("set local search_path = " + schemas + ";\n" + TRANSACTION_SETTINGS);
        }
    }

    /** Makes sure that each table has a position. */
    public static void register(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into projection.position (name, status)
                select name, 'catching_up' from unnest(?) as t (name) order by name
                on conflict (name) do nothing""")) {
            statement.setArray(1, textArray(connection, names));
            statement.executeUpdate();
        }
    }

    /** Where they are. */
    public static Positions read(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select h.position, p.name, p.position, p.held_until > clock_timestamp()
                from log.head h cross join projection.position p
                where p.name = any (?)""")) {
            statement.setArray(1, textArray(connection, names));
            long head = 0;
            Map<String, Long> positions = new HashMap<>();
            Set<String> held = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    head = row.getLong(1);
                    positions.put(row.getString(2), row.getLong(3));
                    if (row.getBoolean(4)) {
                        held.add(row.getString(2));
                    }
                }
            }
            return new Positions(head, positions, held);
        }
    }

    /** Locks those of the tables that are still where they were expected, and that no rebuild holds. */
    static Set<String> lock(Connection connection, Collection<String> names, long position) throws SQLException {
        writeLive(connection);
        try (PreparedStatement statement = connection.prepareStatement("""
                select name from projection.position
                where name = any (?) and position = ?
                  and (held_until is null or held_until < clock_timestamp())
                order by name for update""")) {
            statement.setArray(1, textArray(connection, names));
            statement.setLong(2, position);
            Set<String> locked = new LinkedHashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    locked.add(row.getString(1));
                }
            }
            return locked;
        }
    }

    /** Notes how far these tables have got, of those that are where they were expected. */
    static void move(Connection connection, Collection<String> names, long to, String status, long from)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update projection.position set position = ?, status = ?, error = null, updated_at = now()
                where name = any (?) and position = ?""")) {
            statement.setLong(1, to);
            statement.setString(2, status);
            statement.setArray(3, textArray(connection, names));
            statement.setLong(4, from);
            statement.executeUpdate();
        }
    }

    /** Notes why a table cannot go on. */
    static void fail(Connection connection, String name, long position, String error) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update projection.position set status = 'failed', error = ?, updated_at = now()
                where name = ? and position = ?""")) {
            statement.setString(1, error);
            statement.setString(2, name);
            statement.setLong(3, position);
            statement.executeUpdate();
        }
    }

    private static Array textArray(Connection connection, Collection<String> values) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf("text", values.toArray(String[]::new));
    }
}
