package io.switchlog.projection;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCatalogue.EventType;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.UserEvent;
import io.switchlog.messages.account.AccountEvent;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.PauseReasonCommand;
import io.switchlog.messages.agent.PauseReasonEvent;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.kpi.KpiCommand;
import io.switchlog.messages.kpi.KpiEvent;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.settings.SettingsCommand;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Puts events into the log as the command side would. */
public final class EventLog {
    /** An event and when it is recorded. */
    public record Recorded(Instant at, Object event, Map<String, String> metadata) {
        static final Map<String, String> NOBODY = Map.of("actor", "test", "actorRole", "system");

        public Recorded(Instant at, Object event) {
            this(at, event, NOBODY);
        }
    }

    private final Database database;
    private final Map<String, Long> sequences = new HashMap<>();

    public EventLog(Database database) {
        this.database = database;
    }

    /** Appends all of them in one statement. */
    public void append(List<Recorded> events) {
        int n = events.size();
        Integer[] command = new Integer[n];
        UUID[] eventId = new UUID[n];
        String[] streamType = new String[n];
        String[] streamId = new String[n];
        Long[] sequence = new Long[n];
        String[] name = new String[n];
        Integer[] version = new Integer[n];
        Long[] recordedAt = new Long[n];
        byte[][] payload = new byte[n][];
        byte[][] metadata = new byte[n][];
        for (int i = 0; i < n; i++) {
            Object event = events.get(i).event();
            EventType type = EventCatalogue.typeOf(event.getClass());
            command[i] = 1;
            streamType[i] = streamType(event);
            streamId[i] = streamId(event);
            sequence[i] = sequences.merge(streamId[i], 0L, (old, zero) -> old + 1);
            eventId[i] = UUID.nameUUIDFromBytes((streamId[i] + "/" + sequence[i]).getBytes(StandardCharsets.UTF_8));
            name[i] = type.name();
            version[i] = type.version();
            recordedAt[i] =
                    ChronoUnit.MICROS.between(Instant.EPOCH, events.get(i).at());
            payload[i] = EventCodec.encode(event);
            metadata[i] = EventCodec.encode(new TreeMap<>(events.get(i).metadata()));
        }
        try (Connection connection = database.as("log_writer").getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select outcome from log.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', '{}', '{}')")) {
            statement.setArray(1, connection.createArrayOf("int4", command));
            statement.setArray(2, connection.createArrayOf("uuid", eventId));
            statement.setArray(3, connection.createArrayOf("text", streamType));
            statement.setArray(4, connection.createArrayOf("text", streamId));
            statement.setArray(5, connection.createArrayOf("int8", sequence));
            statement.setArray(6, connection.createArrayOf("text", name));
            statement.setArray(7, connection.createArrayOf("int4", version));
            statement.setArray(8, connection.createArrayOf("int8", recordedAt));
            statement.setArray(9, connection.createArrayOf("bytea", payload));
            statement.setArray(10, connection.createArrayOf("bytea", metadata));
            try (var row = statement.executeQuery()) {
                if (!row.next() || !row.getString(1).equals("appended")) {
                    throw new IllegalStateException("not appended");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String streamType(Object event) {
        return streamId(event).replaceAll("[:].*", "");
    }

    private static String streamId(Object event) {
        if (event instanceof AgentEvent e) {
            return "agent:" + e.agentId();
        }
        if (event instanceof QueueEvent e) {
            return "queue:" + e.queueId();
        }
        if (event instanceof AccountEvent e) {
            return "account:" + e.accountId();
        }
        if (event instanceof InteractionEvent e) {
            return "interaction:" + e.interactionId();
        }
        if (event instanceof UserEvent e) {
            return "user:" + e.userId();
        }
        if (event instanceof KpiEvent) {
            return KpiCommand.STREAM;
        }
        return event instanceof PauseReasonEvent ? PauseReasonCommand.STREAM : SettingsCommand.STREAM;
    }
}
