package io.switchlog.projection.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Keeps the tables that people read where they are, for a moment; should the holder die, they go on by themselves. */
final class Hold implements AutoCloseable {
    private final Connection connection;
    private final UUID worker;
    private final Map<String, Long> positions;

    private Hold(Connection connection, UUID worker, Map<String, Long> positions) {
        this.connection = connection;
        this.worker = worker;
        this.positions = positions;
    }

    /** Waits for the transactions that move them, and holds them. */
    static Hold of(Connection connection, UUID worker, Collection<String> names, Duration longest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with held as (
                    select name from projection.position where name = any (?) order by name for update)
                update projection.position p
                set held_by = ?, held_until = clock_timestamp() + ? * interval '1 millisecond'
                from held where p.name = held.name
                returning p.name, p.position""")) {
            statement.setArray(1, Shadows.array(connection, names));
            statement.setObject(2, worker);
            statement.setLong(3, longest.toMillis());
            Map<String, Long> positions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getString(1), row.getLong(2));
                }
            }
            return new Hold(connection, worker, positions);
        }
    }

    /** Where they are. */
    Map<String, Long> positions() {
        return positions;
    }

    /** Lets them go on. */
    @Override
    public void close() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update projection.position set held_by = null, held_until = null where held_by = ?")) {
            statement.setObject(1, worker);
            statement.executeUpdate();
        }
    }
}
