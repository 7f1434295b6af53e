package io.switchlog.command.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log: one stream to decide on, or all of it in order to follow. */
public final class LogReader {
    private static final String COLUMNS =
            "position, event_id, stream_type, stream_id, sequence, name, version, recorded_at, payload, metadata";

    private final JdbcClient jdbc;

    public LogReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stream's events from this sequence on. */
    public List<StoredEvent> stream(String streamId, long fromSequence) {
        return jdbc.sql("select " + COLUMNS + " from log.event where stream_id = ? and sequence >= ? order by sequence")
                .param(streamId)
                .param(fromSequence)
                .query(LogReader::event)
                .list();
    }

    /** The event that began a stream, if there is such a stream. */
    public Optional<StoredEvent> first(String streamId) {
        return jdbc.sql("select " + COLUMNS + " from log.event where stream_id = ? and sequence = 0")
                .param(streamId)
                .query(LogReader::event)
                .optional();
    }

    /** The next events after a position, at most so many. */
    public List<StoredEvent> after(long position, int limit) {
        return jdbc.sql("select " + COLUMNS + " from log.event where position > ? order by position limit ?")
                .param(position)
                .param(limit)
                .query(LogReader::event)
                .list();
    }

    /** The ids of all users, in the order in which they came. */
    public List<String> users() {
        return jdbc.sql(
                        "select stream_id from log.event where stream_type = 'user' and sequence = 0 order by stream_id")
                .query(String.class)
                .list();
    }

    /** The ids of all queues in which an agent ever was. */
    public List<String> queuesEverServedBy(Object agentId) {
        return jdbc.sql("""
                        select distinct stream_id from log.event
                        where name = 'queue.member-added' and payload ->> 'agentId' = ?""").param(agentId.toString()).query(String.class).list();
    }

    /** The ids of all AI assistants that an agent ever had. */
    public List<String> assistantsEverOf(Object agentId) {
        return jdbc.sql("""
                        select distinct stream_id from log.event
                        where name = 'ai-assistant.agent-added' and payload ->> 'agentId' = ?""").param(agentId.toString()).query(String.class).list();
    }

    /** The position of the last event, 0 if there is none. */
    public long head() {
        return jdbc.sql("select position from log.head").query(Long.class).single();
    }

    /** What kind of stream this is, if it exists. */
    public Optional<String> streamType(String streamId) {
        return jdbc.sql("select stream_type from log.event where stream_id = ? and sequence = 0")
                .param(streamId)
                .query(String.class)
                .optional();
    }

    /** The last sequence of a stream, if it exists. */
    public OptionalLong lastSequence(String streamId) {
        return jdbc.sql("select sequence from log.event where stream_id = ? order by sequence desc limit 1")
                .param(streamId)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Whether any of these streams has gone on since it was seen at the sequence given. */
    public boolean anyWentOn(Map<String, Long> seen) {
        String[] streams = seen.keySet().toArray(String[]::new);
        Long[] next = seen.values().stream().map(sequence -> sequence + 1).toArray(Long[]::new);
        return jdbc.sql("""
                        select exists (select from unnest(?::text[], ?::bigint[]) as s (stream_id, sequence)
                                       join log.event e on e.stream_id = s.stream_id and e.sequence = s.sequence)""").param(streams).param(next).query(Boolean.class).single();
    }

    /** The events of a command in order, empty if it was not appended. */
    public List<StoredEvent> ofCommand(UUID commandId) {
        return jdbc.sql("select " + COLUMNS + " from log.event where event_id between ? and ? order by event_id")
                .param(commandId)
                .param(CommandIds.eventId(commandId, CommandIds.MOST_EVENTS - 1))
                .query(LogReader::event)
                .list();
    }

    /** An event of one of these commands, whose ids follow one another, if any was appended. */
    public Optional<StoredEvent> firstOf(UUID firstCommand, UUID lastCommand) {
        return jdbc.sql("select " + COLUMNS
                        + " from log.event where event_id between ? and ? order by event_id limit 1")
                .param(firstCommand)
                .param(lastCommand)
                .query(LogReader::event)
                .optional();
    }

    private static StoredEvent event(ResultSet row, int rowNumber) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getInt(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getBytes(9),
                row.getBytes(10));
    }
}
