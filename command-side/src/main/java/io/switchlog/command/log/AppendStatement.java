package io.switchlog.command.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one statement that writes: a call of {@code log.append} for a whole batch, one round trip and one commit. */
final class AppendStatement {
    private static final String SQL = """
            select command, outcome, end_position
            from log.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private AppendStatement() {}

    /** Appends the batch in a transaction of its own and says, in order, what became of each command. */
    static List<Append.Outcome> execute(Connection connection, List<Append> batch) throws SQLException {
        Columns columns = new Columns(batch);
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            columns.bind(connection, statement);
            try (ResultSet results = statement.executeQuery()) {
                return outcomes(results, batch.size());
            }
        }
    }

    private static List<Append.Outcome> outcomes(ResultSet results, int commands) throws SQLException {
        Append.Outcome[] outcomes = new Append.Outcome[commands];
        while (results.next()) {
            outcomes[results.getInt(1)] = switch (results.getString(2)) {
                case "appended" -> new Append.Outcome.Appended(results.getLong(3), false);
                case "known" -> new Append.Outcome.Appended(results.getLong(3), true);
                case "conflict" -> new Append.Outcome.Conflict();
                default -> throw new IllegalStateException("log.append answered " + results.getString(2));
            };
        }
        return Arrays.asList(outcomes);
    }

    /** The batch turned on its side: one array per column. */
    private static final class Columns {
        private final int[] command;
        private final UUID[] eventId;
        private final String[] streamType;
        private final String[] streamId;
        private final long[] sequence;
        private final String[] name;
        private final int[] version;
        private final long[] decidedAt;
        private final byte[][] payload;
        private final byte[][] metadata;
        private final List<Integer> guardCommand = new ArrayList<>();
        private final List<String> guardStream = new ArrayList<>();
        private final List<Long> guardSequence = new ArrayList<>();

        Columns(List<Append> batch) {
            int size = batch.stream().mapToInt(append -> append.events().size()).sum();
            command = new int[size];
            eventId = new UUID[size];
            streamType = new String[size];
            streamId = new String[size];
            sequence = new long[size];
            name = new String[size];
            version = new int[size];
            decidedAt = new long[size];
            payload = new byte[size][];
            metadata = new byte[size][];
            int row = 0;
            for (int commandNo = 0; commandNo < batch.size(); commandNo++) {
                Append append = batch.get(commandNo);
                for (LogRecord event : append.events()) {
                    set(row++, commandNo, event);
                }
                for (Map.Entry<String, Long> guard : append.readOnly().entrySet()) {
                    guardCommand.add(commandNo);
                    guardStream.add(guard.getKey());
                    guardSequence.add(guard.getValue());
                }
            }
        }

        private void set(int row, int commandNo, LogRecord event) {
            command[row] = commandNo;
            eventId[row] = event.eventId();
            streamType[row] = event.streamType();
            streamId[row] = event.streamId();
            sequence[row] = event.sequence();
            name[row] = event.name();
            version[row] = event.version();
            decidedAt[row] = ChronoUnit.MICROS.between(Instant.EPOCH, event.decidedAt());
            payload[row] = event.payload();
            metadata[row] = event.metadata();
        }

        void bind(Connection connection, PreparedStatement statement) throws SQLException {
            statement.setObject(1, command);
            statement.setArray(2, connection.createArrayOf("uuid", eventId));
            statement.setArray(3, text(connection, streamType));
            statement.setArray(4, text(connection, streamId));
            statement.setObject(5, sequence);
            statement.setArray(6, text(connection, name));
            statement.setObject(7, version);
            statement.setObject(8, decidedAt);
            statement.setArray(9, connection.createArrayOf("bytea", payload));
            statement.setArray(10, connection.createArrayOf("bytea", metadata));
            statement.setObject(
                    11, guardCommand.stream().mapToInt(Integer::intValue).toArray());
            statement.setArray(12, text(connection, guardStream.toArray(String[]::new)));
            statement.setObject(
                    13, guardSequence.stream().mapToLong(Long::longValue).toArray());
        }

        private static Array text(Connection connection, String[] values) throws SQLException {
            return connection.createArrayOf("text", values);
        }
    }
}
