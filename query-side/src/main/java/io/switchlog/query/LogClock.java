package io.switchlog.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From times to positions of the log and back. Times only grow with positions and positions have no gaps, so that a time
 * is found by halving, in as many look-ups as the log's length has binary digits.
 */
@Component
public class LogClock {
    private static final String LAST_UNTIL = """
            with recursive search (low, high) as (
                select 0::bigint, position from log.head
                union all
                select case when fits then middle else low end, case when fits then high else middle - 1 end
                from (select low, high, (low + high + 1) / 2 as middle,
                             (select e.recorded_at from log.event e where e.position = (low + high + 1) / 2)
                                 <= cast(:at as timestamptz) as fits
                      from search
                      where low < high) s)
            select low from search where low = high
            """;
    private static final String RECORDED_AT = """
            select coalesce((select recorded_at from log.event where position = :position), timestamptz 'epoch')
            """;
    private static final String END = """
            select greatest(recorded_at, timestamptz 'epoch') from log.head
            """;

    private final JdbcClient database;
    private final Clock clock;

    LogClock(@Qualifier("queryJdbcClient") JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Position of the last event that was recorded at this time or before, 0 if there is none. */
    public long lastUntil(Instant at) {
        return database.sql(LAST_UNTIL)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** When the event at this position was recorded; 1970 for position 0. */
    public Instant recordedAt(long position) {
        return database.sql(RECORDED_AT)
                .param("position", position)
                .query(LogClock::instant)
                .single();
    }

    /** Position of the last event of all, 0 if there is none. */
    public long head() {
        return database.sql("select position from log.head").query(Long.class).single();
    }

    /** When the last event of all was recorded; 1970 if there is none. */
    public Instant end() {
        return database.sql(END).query(LogClock::instant).single();
    }

    /** The present. Other nodes' clocks may be ahead of this one's; what they recorded is not the future. */
    public Instant now() {
        Instant recorded = end();
        Instant here = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return recorded.isAfter(here) ? recorded : here;
    }

    /** A time that a request gives, which must not be in the future. */
    public Instant past(String field, Instant at) {
        if (at.isAfter(now())) {
            throw BadQuery.invalid(field, "must not be in the future");
        }
        return at;
    }

    private static Instant instant(ResultSet row, int number) throws SQLException {
        return row.getObject(1, OffsetDateTime.class).toInstant();
    }
}
