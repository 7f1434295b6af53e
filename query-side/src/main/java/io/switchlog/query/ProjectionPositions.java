package io.switchlog.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the projections are. However many requests wait, the database is asked by one at a time and not more often
 * than every two milliseconds; nobody holds a connection while waiting.
 */
@Component
public class ProjectionPositions {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMillis(2);
    // The view of all channels is as far as the slowest of its tables.
    private static final String POSITIONS = """
            select name, position from projection.position
            union all
            select 'report.report_all_queue', coalesce(min(position), 0)
            from projection.position
            where name like 'report.report\\_%\\_queue' or name = 'report.voice_step'
            union all
            select '', position from log.head
            """;

    private final JdbcClient database;
    private Map<String, Long> latest = Map.of();
    private long readAt = System.nanoTime() - INTERVAL.toNanos();

    ProjectionPositions(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** The position that all of these have reached; 0 if one of them has not begun. */
    public long reached(String... names) {
        Map<String, Long> positions = positions();
        long reached = Long.MAX_VALUE;
        for (String name : names) {
            reached = Math.min(reached, positions.getOrDefault(name, 0L));
        }
        return reached;
    }

    /**
     * Waits until all of these have reached the position, and returns the position that they then have.
     *
     * @throws ProjectionBehind if that takes longer than {@link #LONGEST_WAIT}
     */
    public long await(long position, String... names) {
        long started = System.nanoTime();
        while (true) {
            long reached = reached(names);
            if (reached >= position) {
                return reached;
            }
            if (System.nanoTime() - started > LONGEST_WAIT.toNanos()) {
                throw new ProjectionBehind(position, reached);
            }
            try {
                Thread.sleep(INTERVAL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProjectionBehind(position, reached);
            }
        }
    }

    /** How far the last and the first of some projections are. */
    public record Range(long least, long greatest) {}

    /** How far these are in the snapshot of the transaction that is under way. */
    public Range read(String... names) {
        Map<String, Long> positions = query();
        LongSummaryStatistics reached = Stream.of(names)
                .mapToLong(name -> positions.getOrDefault(name, 0L))
                .summaryStatistics();
        return new Range(reached.getMin(), reached.getMax());
    }

    private synchronized Map<String, Long> positions() {
        if (System.nanoTime() - readAt >= INTERVAL.toNanos()) {
            latest = query();
            readAt = System.nanoTime();
        }
        return latest;
    }

    private Map<String, Long> query() {
        Map<String, Long> read = new HashMap<>();
        database.sql(POSITIONS).query(row -> {
            read.put(row.getString(1), row.getLong(2));
        });
        return read;
    }
}
