package io.switchlog.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log, read event by event. */
@Component
public class EventLog {
    private static final String EVENT = """
            select position, event_id, stream_type, stream_id, sequence, name, version, recorded_at,
                   payload::text as payload, metadata::text as metadata, encode(hash, 'hex') as hash
            from log.event
            """;
    private static final String OF_STREAM = " where stream_id = :stream and stream_type = :kind ";
    private static final String MATCHING = """
             where position > :after and position <= :last
               and (cast(:actor as text) is null or metadata ->> 'actor' = :actor)
               and (cast(:type as text) is null or name = :type)
            """;
    private static final String PAGE = " order by position limit :limit offset :offset";

    private final JdbcClient database;
    private final LogClock clock;

    EventLog(@Qualifier("queryJdbcClient") JdbcClient database, LogClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The events of one stream of this type in order; none if there is no such stream. */
    public Rows<StoredEvent> ofStream(String streamType, String streamId, Paging paging) {
        // Sequences have no gaps, so the last one tells the count.
        long count = database.sql("select coalesce(max(sequence) + 1, 0) from log.event" + OF_STREAM)
                .param("stream", streamId)
                .param("kind", streamType)
                .query(Long.class)
                .single();
        List<StoredEvent> events = database.sql(EVENT + OF_STREAM + PAGE)
                .param("stream", streamId)
                .param("kind", streamType)
                .param("limit", paging.rows())
                .param("offset", paging.first())
                .query(EventLog::event)
                .list();
        return new Rows<>(count, events);
    }

    /** The events of one stream of this type that were recorded up to this time, in order. */
    public List<StoredEvent> ofStream(String streamType, String streamId, Instant until) {
        return database.sql(EVENT + OF_STREAM + " and recorded_at <= :until order by sequence")
                .param("stream", streamId)
                .param("kind", streamType)
                .param("until", utc(until))
                .query(EventLog::event)
                .list();
    }

    /** All events of one stream of this type, in order. */
    public List<StoredEvent> wholeStream(String streamType, String streamId) {
        return database.sql(EVENT + OF_STREAM + " order by sequence")
                .param("stream", streamId)
                .param("kind", streamType)
                .query(EventLog::event)
                .list();
    }

    /** When the first event of a stream of this type was recorded; none if there is no such stream. */
    public Optional<Instant> beginning(String streamType, String streamId) {
        return database.sql("select recorded_at from log.event" + OF_STREAM + " and sequence = 0")
                .param("stream", streamId)
                .param("kind", streamType)
                .query((row, number) ->
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The events recorded from one time until before another, by one actor, of one type; null for any. */
    public Rows<StoredEvent> matching(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String actor,
            @Nullable String type,
            Paging paging) {
        // Times only grow with positions, so that a range of times is a range of positions.
        long after = from == null ? 0 : clock.lastUntil(justBefore(from));
        long last = to == null ? head() : clock.lastUntil(justBefore(to));
        // Positions have no gaps.
        long count = actor == null && type == null
                ? Math.max(0, last - after)
                : matching("select count(*) from log.event" + MATCHING, after, last, actor, type)
                        .query(Long.class)
                        .single();
        List<StoredEvent> events = matching(EVENT + MATCHING + PAGE, after, last, actor, type)
                .param("limit", paging.rows())
                .param("offset", paging.first())
                .query(EventLog::event)
                .list();
        return new Rows<>(count, events);
    }

    private long head() {
        return database.sql("select position from log.head").query(Long.class).single();
    }

    /** The log counts in microseconds. */
    private static Instant justBefore(Instant time) {
        return time.minusNanos(1).truncatedTo(ChronoUnit.MICROS);
    }

    private JdbcClient.StatementSpec matching(
            String sql, long after, long last, @Nullable String actor, @Nullable String type) {
        return database.sql(sql)
                .param("after", after)
                .param("last", last)
                .param("actor", actor)
                .param("type", type);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getString("stream_type"),
                row.getString("stream_id"),
                row.getLong("sequence"),
                row.getString("name"),
                row.getInt("version"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                row.getString("metadata"),
                row.getString("hash"));
    }
}
