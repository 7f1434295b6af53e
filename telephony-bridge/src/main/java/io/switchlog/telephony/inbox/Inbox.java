package io.switchlog.telephony.inbox;

import io.switchlog.telephony.ami.AmiEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The events of switchboards, in a table: an event that is in it is not lost any more, and is in it once, however many
 * connections have heard it. They hold telephone numbers in clear and are deleted some hours after their translation.
 */
public final class Inbox {
    private static final int DELETED_AT_ONCE = 10_000;
    private static final int COUNTED_AT_MOST = 100_000;

    private final DataSource dataSource;

    /** @param dataSource of role {@code log_writer} */
    public Inbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores those that are new, in their order, in one transaction. Writers of one switchboard wait for each other: a
     * reader who has seen an event has seen all before it.
     *
     * @return how many were new
     */
    int append(String pbx, List<AmiEvent> events) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int added = append(connection, pbx, events);
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

    private static int append(Connection connection, String pbx, List<AmiEvent> events) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select pg_advisory_xact_lock(hashtextextended('bridge.inbox ' || ?, 0))")) {
            lock.setString(1, pbx);
            lock.execute();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into bridge.inbox (pbx, key, name, occurred_at, received_at, packet)
                select ?, key, name, occurred_at::timestamptz, received_at::timestamptz, packet
                from unnest(?, ?, ?, ?, ?) with ordinality as e (key, name, occurred_at, received_at, packet, place)
                order by place
                on conflict (pbx, key) do nothing""")) {
            insert.setString(1, pbx);
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

    /** The newest event that is stored. What was heard after it may be lost, if whoever heard it was killed. */
    public Optional<InboxEntry> newest(String pbx) {
        return ask("""
                select seq, name, received_at, packet from bridge.inbox where pbx = ? order by seq desc limit 1""", statement -> {
            statement.setString(1, pbx);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
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

    /** How many events are not translated yet; nobody counts beyond a hundred thousand. */
    public long backlog(String pbx) {
        return ask("""
                select count(*) from (
                    select from bridge.inbox
                    where pbx = ? and seq > coalesce((select position from bridge.cursor where pbx = ?), 0)
                    limit ?) as untranslated""", statement -> {
            statement.setString(1, pbx);
            statement.setString(2, pbx);
            statement.setInt(3, COUNTED_AT_MOST);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /**
     * Deletes what is older and what nobody will read again: of every switchboard, also of one that is gone. What is not
     * translated stays, however old.
     *
     * @return how many were deleted
     */
    public long prune(Duration keep, Instant now) {
        long deleted = 0;
        int last;
        do {
            last = ask("""
                    delete from bridge.inbox where seq in (
                        select i.seq from bridge.cursor c cross join lateral (
                            select seq from bridge.inbox i
                            where i.pbx = c.pbx and i.seq < c.replay_from and i.received_at < ?
                            order by i.seq limit ?) i)""", statement -> {
                statement.setObject(1, now.minus(keep).atOffset(ZoneOffset.UTC));
                statement.setInt(2, DELETED_AT_ONCE);
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
