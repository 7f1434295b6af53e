package io.switchlog.command.log;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCatalogue.EventType;
import io.switchlog.messages.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The events of many commands on their way into the log, appended as if one command had caused them all: within a batch a
 * stream may go on as often as it likes. What is written is what the command side writes.
 */
public final class BulkAppend {
    private final List<LogRecord> records = new ArrayList<>();

    /**
     * An event of a stream.
     *
     * @param sequence 0, 1, 2 ... within the stream
     */
    public record Happening(String streamType, String streamId, long sequence, Object event) {}

    /**
     * Who causes a command, and why.
     *
     * @param causationId the event or command that led to it
     * @param correlationId where the story began
     * @param request whether it came as a request
     */
    public record Cause(
            String actor, String role, String origin, UUID causationId, UUID correlationId, boolean request) {}

    /** Adds the events of one command. */
    public void add(UUID commandId, Instant at, Cause cause, List<Happening> events) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, cause.actor());
        metadata.put(EventMetadata.ACTOR_ROLE, cause.role());
        metadata.put(EventMetadata.ORIGIN, cause.origin());
        metadata.put(EventMetadata.COMMAND_ID, commandId.toString());
        metadata.put(EventMetadata.CORRELATION_ID, cause.correlationId().toString());
        metadata.put(EventMetadata.CAUSATION_ID, cause.causationId().toString());
        if (cause.request()) {
            metadata.put(EventMetadata.REQUEST, commandId.toString().replace("-", ""));
        }
        byte[] written = EventCodec.encode(metadata);
        int number = 0;
        for (Happening happening : events) {
            EventType type = EventCatalogue.typeOf(happening.event().getClass());
            records.add(new LogRecord(
                    CommandIds.eventId(commandId, number++),
                    happening.streamType(),
                    happening.streamId(),
                    happening.sequence(),
                    type.name(),
                    type.version(),
                    at,
                    EventCodec.encode(happening.event()),
                    written));
        }
    }

    public int size() {
        return records.size();
    }

    /** Appends all in a transaction of its own. */
    public void to(Connection connection) throws SQLException {
        List<Append.Outcome> outcomes =
                AppendStatement.execute(connection, List.of(new Append(List.copyOf(records), Map.of())));
        if (!(outcomes.get(0) instanceof Append.Outcome.Appended)) {
            throw new IllegalStateException("the log did not take the batch: " + outcomes.get(0));
        }
    }
}
