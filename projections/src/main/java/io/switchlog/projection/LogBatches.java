package io.switchlog.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGStatement;

/** Reads stretches of the log: only the events that somebody wants. */
public final class LogBatches {
    private static final String SELECT = """
            select position, event_id, name, stream_id, recorded_at, metadata, version, payload
            from log.event
            where position > ? and position <= ? and name = any (?)
            order by position""";

    private LogBatches() {}

    /** Those of these names in a stretch, in order. */
    public static List<LoggedEvent> read(Connection connection, long after, long upTo, Collection<String> names)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            // Binary from the first execution: json as it lies there, no times to parse.
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setFetchSize(2_000);
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setArray(3, connection.createArrayOf("text", names.toArray()));
            List<LoggedEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Envelope envelope = new Envelope(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getBytes(6));
                    events.add(new LoggedEvent(envelope, row.getInt(7), row.getBytes(8)));
                }
            }
            return events;
        }
    }
}
