package io.switchlog.telephony.inbox;

import io.switchlog.telephony.ami.AmiEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The events of switchboards, in a table: an event that is in it is not lost any more, and is in it once, however many
 * connections have heard it. They hold telephone numbers in clear and are deleted some hours after their translation.
 */
public final class Inbox {
    private static final int DELETED_AT_ONCE = 10_000;

    private final DataSource dataSource;

    /** @param dataSource of role {@code log_writer} */
    public Inbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Begins to listen to a switchboard; whoever did before stores nothing any more. */
    public Turn begin(String pbx, Instant now) {
        return ask("""
                insert into bridge.link as l (pbx, attended_at, turn) values (?, ?, 1)
                on conflict (pbx) do update set attended_at = excluded.attended_at, turn = l.turn + 1
                returning turn""", statement -> {
            statement.setString(1, pbx);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Turn(pbx, row.getLong(1));
            }
        });
    }

    /**
     * Stores those that are new, in their order, in one transaction. Whoever stores holds the row of his turn: a reader who
     * has seen an event has seen all before it.
     *
     * @return how many were new
     * @throws TurnIsOver if another node has begun to listen
     */
    int append(Turn turn, List<AmiEvent> events) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int added = append(connection, turn, events);
                connection.commit();
                return added;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static int append(Connection connection, Turn turn, List<AmiEvent> events) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select from bridge.link where pbx = ? and turn = ? for no key update")) {
            lock.setString(1, turn.pbx());
            lock.setLong(2, turn.number());
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    throw new TurnIsOver(turn);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into bridge.inbox (pbx, key, name, occurred_at, received_at, packet)
                select ?, key, name, occurred_at::timestamptz, received_at::timestamptz, packet
                from unnest(?, ?, ?, ?, ?) with ordinality as e (key, name, occurred_at, received_at, packet, place)
                order by place
                on conflict (pbx, key) do nothing""")) {
            insert.setString(1, turn.pbx());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea", events.stream().map(Packets::key).toArray(byte[][]::new)));
            insert.setArray(3, texts(connection, events, event -> Packets.plain(event.name())));
            insert.setArray(
                    4,
                    texts(connection, events, event -> Packets.occurredAt(event).toString()));
            insert.setArray(
                    5, texts(connection, events, event -> event.arrivedAt().toString()));
            insert.setArray(6, texts(connection, events, Packets::text));
            return insert.executeUpdate();
        }
    }

    private static Array texts(Connection connection, List<AmiEvent> events, Function<AmiEvent, String> text)
            throws SQLException {
        return connection.createArrayOf("text", events.stream().map(text).toArray(String[]::new));
    }

    /** The next events of a switchboard, in their order. */
    public List<InboxEntry> read(String pbx, long afterSeq, int limit) {
        return ask("""
                select seq, name, received_at, packet from bridge.inbox
                where pbx = ? and seq > ? order by seq limit ?""", statement -> {
            statement.setString(1, pbx);
            statement.setLong(2, afterSeq);
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<InboxEntry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(entry(row));
                }
                return entries;
            }
        });
    }

    private static InboxEntry entry(ResultSet row) throws SQLException {
        Instant receivedAt = row.getObject(3, OffsetDateTime.class).toInstant();
        return new InboxEntry(row.getLong(1), Packets.event(row.getString(2), row.getString(4), receivedAt));
    }

    /** When the newest event happened that is stored and has the switchboard's own time. */
    public Optional<Instant> newestTimestamp(String pbx) {
        return ask("""
                select occurred_at from bridge.inbox
                where pbx = ? and packet ~ '(?n)^Timestamp: ' and name !~ '^Switchlog'
                order by seq desc limit 1""", statement -> {
            statement.setString(1, pbx);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        });
    }

    public InboxCursor cursor(String pbx) {
        return ask("select position, replay_from from bridge.cursor where pbx = ?", statement -> {
            statement.setString(1, pbx);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new InboxCursor(row.getLong(1), row.getLong(2)) : InboxCursor.START;
            }
        });
    }

    /** Never backwards: of two bridges the one that is behind moves nothing. */
    public void advance(String pbx, InboxCursor cursor, Instant now) {
        ask("""
                insert into bridge.cursor as c (pbx, position, replay_from, moved_at) values (?, ?, ?, ?)
                on conflict (pbx) do update
                set position = excluded.position,
                    replay_from = greatest(c.replay_from, excluded.replay_from),
                    moved_at = excluded.moved_at
                where c.position <= excluded.position""", statement -> {
            statement.setString(1, pbx);
            statement.setLong(2, cursor.position());
            statement.setLong(3, cursor.replayFrom());
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    /** Until when all that a switchboard said is stored. */
    public Optional<Instant> heardUntil(String pbx) {
        return ask("select heard_until from bridge.link where pbx = ? and heard_until is not null", statement -> {
            statement.setString(1, pbx);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        });
    }

    /**
     * The node whose turn it is looks after the switchboard.
     *
     * @param heardUntil all that it said before is stored; null if it is not heard now
     * @throws TurnIsOver if another node has begun to listen
     */
    public void attend(Turn turn, @Nullable Instant heardUntil, Instant now) {
        int rows = ask("""
                update bridge.link set heard_until = greatest(heard_until, ?), attended_at = ?
                where pbx = ? and turn = ?""", statement -> {
            statement.setObject(
                    1, heardUntil == null ? null : heardUntil.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setString(3, turn.pbx());
            statement.setLong(4, turn.number());
            return statement.executeUpdate();
        });
        if (rows == 0) {
            throw new TurnIsOver(turn);
        }
    }

    /** Counts events with which nobody can do anything, by their names. */
    public void noteUnknown(String pbx, Map<String, Long> times, Instant now) {
        ask("""
                insert into bridge.unknown_event as u (pbx, name, times, first_at, last_at)
                select ?, name, times, ?, ? from unnest(?, ?) as e (name, times) order by name
                on conflict (pbx, name) do update
                set times = u.times + excluded.times, last_at = excluded.last_at""", statement -> {
            List<Map.Entry<String, Long>> entries = List.copyOf(times.entrySet());
            Connection connection = statement.getConnection();
            statement.setString(1, pbx);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            entries.stream()
                                    .map(entry -> Packets.plain(entry.getKey()))
                                    .toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint", entries.stream().map(Map.Entry::getValue).toArray()));
            return statement.executeUpdate();
        });
    }

    /**
     * Deletes what is older and what nobody will read again. What is not translated stays, however old.
     *
     * @return how many were deleted
     */
    public long prune(String pbx, Duration keep, Instant now) {
        long deleted = 0;
        int last;
        do {
            last = ask("""
                    delete from bridge.inbox where seq in (
                        select i.seq from bridge.cursor c join bridge.inbox i using (pbx)
                        where i.pbx = ? and i.seq < c.replay_from and i.received_at < ?
                        order by i.seq limit ?)""", statement -> {
                statement.setString(1, pbx);
                statement.setObject(2, now.minus(keep).atOffset(ZoneOffset.UTC));
                statement.setInt(3, DELETED_AT_ONCE);
                return statement.executeUpdate();
            });
            deleted += last;
        } while (last > 0);
        return deleted;
    }

    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, Question<T> question) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException("the inbox of the switchboards does not answer", failed);
        }
    }
}
