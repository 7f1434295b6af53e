package io.switchlog.check;

import io.switchlog.Installation;
import io.switchlog.command.routing.RandomDay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log of random days, to be laid into other databases event by event. */
final class RandomLog {
    private static final String COLUMNS = """
            position, event_id::text, stream_type, stream_id, sequence, name, version, recorded_at::text, payload::text,
            metadata::text, encode(hash, 'hex') as hash,
            metadata ->> 'commandId' as command""";
    private static final int COLUMN_COUNT = 11;

    private final List<Map<String, Object>> events;

    private RandomLog(List<Map<String, Object>> events) {
        this.events = events;
    }

    /** As long as this many steps take it. */
    static RandomLog of(long seed, int steps) throws SQLException {
        Installation installation = Installation.shared().another("check_source");
        try (RandomDay day = new RandomDay(installation.database(), new Random(seed))) {
            for (int step = 0; step < steps; step++) {
                day.somethingHappens();
                if (step % 40 == 0) {
                    day.comesToRest();
                }
            }
        }
        return new RandomLog(
                installation.owner().queryForList("select " + COLUMNS + " from log.event order by position"));
    }

    /** The last event of the command to which this one belongs. */
    long endOfCommand(long position) {
        long end = position;
        while (end < events.size() && commandOf(end + 1).equals(commandOf(end))) {
            end++;
        }
        return end;
    }

    private String commandOf(long position) {
        return String.valueOf(events.get((int) position - 1).get("command"));
    }

    int length() {
        return events.size();
    }

    /** Lays the events after one position up to another into this database. */
    void lay(DataSource owner, long after, long upTo) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into log.event (position, event_id, stream_type, stream_id, sequence, name, version,
                                           recorded_at, payload, metadata, hash)
                    values (?, ?::uuid, ?, ?, ?, ?, ?, ?::timestamptz, ?::json, ?::json, decode(?, 'hex'))""")) {
                for (long position = after + 1; position <= upTo; position++) {
                    int column = 1;
                    for (Object value : events.get((int) position - 1).values()) {
                        if (column <= COLUMN_COUNT) {
                            insert.setObject(column++, value);
                        }
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement head = connection.prepareStatement("""
                    update log.head set (position, hash, recorded_at) =
                        (select position, hash, recorded_at from log.event where position = ?)""")) {
                head.setLong(1, upTo);
                head.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The position of the last event with this name, in this database. */
    static long last(JdbcTemplate database, String name) {
        Long position = database.queryForObject("select max(position) from log.event where name = ?", Long.class, name);
        return position == null ? 0 : position;
    }
}
