package io.switchlog.query;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.interaction.InteractionEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Appends events through {@code log.append} as the application does, in the role that the application has. */
public final class LogWriter {
    private static final long FIRST = Instant.parse("2026-03-02T08:00:00Z").getEpochSecond() * 1_000_000;

    private static final long STEP = 1_000_003;

    private final DataSource dataSource;
    private final Map<String, Long> nextSequence = new HashMap<>();
    private long written;

    /** One event to append. */
    public record NewEvent(String streamType, String streamId, String name, String payload, String metadata) {}

    public LogWriter(TestDatabase database) {
        this.dataSource = database.as("log_writer");
    }

    /** Appends events about interactions as one command at this time. */
    public void append(Instant at, InteractionEvent... events) {
        append(
                Stream.of(events)
                        .map(event -> new NewEvent(
                                "interaction",
                                event.interactionId().toString(),
                                EventCatalogue.typeOf(event.getClass()).name(),
                                new String(EventCodec.encode(event), StandardCharsets.UTF_8),
                                "{}"))
                        .toList(),
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                0);
    }

    /** Appends the events as one command, each a second after the one before, and returns the position of the last. */
    public long append(List<NewEvent> events) {
        return append(events, FIRST + (written + 1) * STEP, STEP);
    }

    private long append(List<NewEvent> events, long first, long step) {
        List<Integer> commands = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (NewEvent event : events) {
            commands.add(0);
            ids.add(new UUID(0x7000_0000_0000_7000L, 0x8000_0000_0000_0000L | ++written));
            sequences.add(nextSequence.merge(event.streamId(), 1L, Long::sum) - 1);
            times.add(first + times.size() * step);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement append = connection.prepareStatement("""
                        select max(end_position), bool_and(outcome = 'appended')
                        from log.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', '{}', '{}')
                        """)) {
            set(append, 1, "integer", commands.toArray());
            set(append, 2, "uuid", ids.toArray());
            set(append, 3, "text", of(events, NewEvent::streamType));
            set(append, 4, "text", of(events, NewEvent::streamId));
            set(append, 5, "bigint", sequences.toArray());
            set(append, 6, "text", of(events, NewEvent::name));
            set(append, 7, "integer", of(events, event -> 1));
            set(append, 8, "bigint", times.toArray());
            set(
                    append,
                    9,
                    "bytea",
                    events.stream().map(event -> utf8(event.payload())).toArray(byte[][]::new));
            set(
                    append,
                    10,
                    "bytea",
                    events.stream().map(event -> utf8(event.metadata())).toArray(byte[][]::new));
            try (ResultSet end = append.executeQuery()) {
                end.next();
                if (!end.getBoolean(2)) {
                    throw new IllegalStateException("not appended: " + events);
                }
                return end.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(PreparedStatement statement, int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    private static Object[] of(List<NewEvent> events, Function<NewEvent, Object> part) {
        return events.stream().map(part).toArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
