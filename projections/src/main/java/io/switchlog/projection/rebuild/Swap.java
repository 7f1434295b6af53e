package io.switchlog.projection.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts shadows in the place of the tables that people read. A name means another table for everybody from one moment on,
 * but rows are seen as of a snapshot: so the shadows are brought to where the tables are, and then everybody who might not
 * see their last rows is waited for, while the tables do not move. If that takes long they go on, and it is tried again.
 */
final class Swap {
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(20);
    private static final long WITHOUT_HOLDING_MILLISECONDS = 3_000;
    private static final long FIRST_PATIENCE_MILLISECONDS = 500;
    private static final long LAST_PATIENCE_MILLISECONDS = 4_000;
    private static final int FIRST_LOCK_MILLISECONDS = 100;
    /** Less than the second after which PostgreSQL looks for deadlocks, and may call off the reader. */
    private static final int LAST_LOCK_MILLISECONDS = 800;

    private final DataSource dataSource;
    private final Shadows shadows;
    private final Watch watch;
    private final boolean keepOld;

    Swap(DataSource dataSource, Shadows shadows, Watch watch, boolean keepOld) {
        this.dataSource = dataSource;
        this.shadows = shadows;
        this.watch = watch;
        this.keepOld = keepOld;
    }

    /**
     * Tries once.
     *
     * @param attempt counted from 0: later ones are more patient
     * @param mayJump whether the new tables may be further than the old ones
     * @return why it has to be tried again, or null if it is done
     */
    @Nullable
    String attempt(int attempt, boolean mayJump) throws Exception {
        try (Connection connection = Shadows.patient(dataSource.getConnection())) {
            String began = text(connection, "select pg_current_xact_id()::text");
            if (!nobodySeesLessThan(connection, began, WITHOUT_HOLDING_MILLISECONDS)) {
                return "a transaction that has been reading for a while";
            }
            try (Hold hold = Hold.of(connection, watch.worker(), shadows.names(), LONGEST_HOLD)) {
                if (shadows.isAheadOf(hold.positions()) && !mayJump) {
                    return "the tables that people read, which are behind";
                }
                String level = shadows.level(connection, hold.positions());
                long patience =
                        Math.min(LAST_PATIENCE_MILLISECONDS, FIRST_PATIENCE_MILLISECONDS << Math.min(attempt, 10));
                if (!nobodySeesLessThan(connection, level, patience)) {
                    return "a transaction that began before the last rows were written";
                }
                int lock = Math.min(LAST_LOCK_MILLISECONDS, FIRST_LOCK_MILLISECONDS << Math.min(attempt, 10));
                return swap(connection, hold.positions(), lock);
            }
        }
    }

    private boolean nobodySeesLessThan(Connection connection, String transaction, long milliseconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        Set<String> older = olderThan(connection, transaction);
        while (!older.isEmpty() && System.nanoTime() < until) {
            watch.check();
            Thread.sleep(5);
            older.retainAll(olderThan(connection, transaction));
        }
        return older.isEmpty();
    }

    private static Set<String> olderThan(Connection connection, String transaction) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select unnest(projection.older_snapshots(?::xid8))")) {
            statement.setString(1, transaction);
            Set<String> older = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    older.add(row.getString(1));
                }
            }
            return older;
        }
    }

    private @Nullable String swap(Connection connection, Map<String, Long> positions, int lockMilliseconds)
            throws SQLException, Stopped {
        connection.setAutoCommit(false);
        try {
            lockPositions(connection, positions);
            try (PreparedStatement statement = connection.prepareStatement("select projection.shadow_swap(?, ?, ?)")) {
                statement.setArray(1, Shadows.array(connection, shadows.tables()));
                statement.setBoolean(2, keepOld);
                statement.setInt(3, lockMilliseconds);
                statement.execute();
            }
            note(connection);
            connection.commit();
            return null;
        } catch (SQLException e) {
            Shadows.rollBack(connection);
            if (isAboutLocks(e)) {
                return "a transaction that reads one of the tables";
            }
            throw e;
        } catch (Stopped | RuntimeException e) {
            Shadows.rollBack(connection);
            throw e;
        } finally {
            restoreAutoCommit(connection);
        }
    }

    /** Nobody moves them from here on, and nobody has. */
    private void lockPositions(Connection connection, Map<String, Long> positions) throws SQLException, Stopped {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = '10s'");
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                select name, position from projection.position
                where name = any (?) and held_by = ? and held_until > clock_timestamp()
                order by name for update""")) {
            statement.setArray(1, Shadows.array(connection, positions.keySet()));
            statement.setObject(2, watch.worker());
            int same = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (positions.getOrDefault(row.getString(1), -1L) == row.getLong(2)) {
                        same++;
                    }
                }
            }
            if (same != positions.size()) {
                throw new SQLException("the tables went on before they could be replaced", "40001");
            }
        }
    }

    private void note(Connection connection) throws SQLException, Stopped {
        try (PreparedStatement statement = connection.prepareStatement("""
                update projection.position p
                set position = s.position, held_by = null, held_until = null, updated_at = now(), error = null,
                    status = case when p.status = 'failed' then 'catching_up' else p.status end
                from projection.shadow s
                where s.name = p.name and s.rebuild = ?""")) {
            statement.setObject(1, watch.id());
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("delete from projection.shadow where rebuild = ?")) {
            statement.setObject(1, watch.id());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                update projection.rebuild r
                set status = 'done', position = ?, head = greatest(h.position, ?), waits_for = null,
                    remaining_seconds = null, updated_at = clock_timestamp(), finished_at = clock_timestamp(),
                    events_per_second = ? / greatest(extract(epoch from clock_timestamp() - started_at), 0.001)
                from log.head h
                where r.id = ? and r.worker = ? and r.finished_at is null and not r.cancel_requested""")) {
            long position = shadows.folded();
            statement.setLong(1, position);
            statement.setLong(2, position);
            statement.setLong(3, position);
            statement.setObject(4, watch.id());
            statement.setObject(5, watch.worker());
            if (statement.executeUpdate() != 1) {
                // Cancelled, or another's by now: the next beat would have said so.
                throw new Stopped(Stopped.Why.CANCELLED);
            }
        }
    }

    private static boolean isAboutLocks(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals("55P03") || state.equals("40P01") || state.equals("40001") || state.equals("57014");
    }

    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            // With it went the transaction.
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
