package io.switchlog.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * How far each table has got, in {@code projection.position}: moved in the transaction that writes the table's rows, and
 * locked by it, which is what keeps several nodes apart.
 *
 * @param head the position of the last event
 * @param of the position that each table has reached, by its name
 */
record Positions(long head, Map<String, Long> of) {
    // Statements name tables without schema; what is being rebuilt is in another one (ADR 22). Rows and position can be
    // derived again, so nobody waits for the disk. A process that stalls in a transaction loses it. The plans have to
    // be
    // right for tables that grow from nothing in seconds.
    private static final String TRANSACTION_SETTINGS = """
            set local search_path = history, report, directory, projection;
            set local synchronous_commit = off;
            set local idle_in_transaction_session_timeout = '10s';
            set local plan_cache_mode = force_custom_plan;
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off""";

    /** Makes sure that each table has a position. */
    static void register(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into projection.position (name, status)
                select name, 'catching_up' from unnest(?) as t (name) order by name
                on conflict (name) do nothing""")) {
            statement.setArray(1, textArray(connection, names));
            statement.executeUpdate();
        }
    }

    static Positions read(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select h.position, p.name, p.position
                from log.head h cross join projection.position p
                where p.name = any (?)""")) {
            statement.setArray(1, textArray(connection, names));
            long head = 0;
            Map<String, Long> positions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    head = row.getLong(1);
                    positions.put(row.getString(2), row.getLong(3));
                }
            }
            return new Positions(head, positions);
        }
    }

    /** Locks those of the tables that are still where they were expected. */
    static Set<String> lock(Connection connection, Collection<String> names, @Nullable Long position)
            throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute(TRANSACTION_SETTINGS);
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                select name from projection.position
                where name = any (?) and position = coalesce(?, position)
                order by name for update""")) {
            statement.setArray(1, textArray(connection, names));
            statement.setObject(2, position, Types.BIGINT);
            Set<String> locked = new LinkedHashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    locked.add(row.getString(1));
                }
            }
            return locked;
        }
    }

    /** Notes how far these tables have got; only those that are where they were expected, if that is given. */
    static void move(Connection connection, Collection<String> names, long to, String status, @Nullable Long from)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update projection.position set position = ?, status = ?, error = null, updated_at = now()
                where name = any (?) and position = coalesce(?, position)""")) {
            statement.setLong(1, to);
            statement.setString(2, status);
            statement.setArray(3, textArray(connection, names));
            statement.setObject(4, from, Types.BIGINT);
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
