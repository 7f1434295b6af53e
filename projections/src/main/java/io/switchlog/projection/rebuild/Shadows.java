package io.switchlog.projection.rebuild;

import io.switchlog.projection.Failures;
import io.switchlog.projection.Gathering;
import io.switchlog.projection.LogBatches;
import io.switchlog.projection.LoggedEvent;
import io.switchlog.projection.Positions;
import io.switchlog.projection.Table;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The shadows of one rebuild, in schema {@code shadow}, and their positions, in {@code projection.shadow}: written in one
 * transaction, so that whoever goes on after a crash knows where.
 */
final class Shadows {
    private final DataSource dataSource;
    private final UUID rebuild;
    private final List<Shadow> all;

    private Shadows(DataSource dataSource, UUID rebuild, List<Shadow> all) {
        this.dataSource = dataSource;
        this.rebuild = rebuild;
        this.all = all;
    }

    List<Shadow> all() {
        return all;
    }

    List<String> names() {
        return all.stream().map(Shadow::name).toList();
    }

    /** The tables, which may be more than the projections. */
    Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        all.forEach(shadow -> tables.addAll(shadow.table().tables()));
        return tables;
    }

    /** Up to where all of them have been folded. */
    long folded() {
        return all.stream().mapToLong(Shadow::folded).min().orElse(0);
    }

    // Beginning and going on

    private record Known(long position, boolean indexed, String definition) {}

    /** Those that are there already, if they are still of use; otherwise new ones. */
    static Shadows open(DataSource dataSource, UUID rebuild, Collection<? extends Table<?, ?>> tables)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<Shadow> left = left(connection, rebuild, tables);
            return new Shadows(dataSource, rebuild, left.isEmpty() ? made(connection, rebuild, tables) : left);
        }
    }

    private static List<Shadow> left(Connection connection, UUID rebuild, Collection<? extends Table<?, ?>> tables)
            throws SQLException {
        Map<String, Known> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select name, position, indexed, definition from projection.shadow where rebuild = ?")) {
            statement.setObject(1, rebuild);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), new Known(row.getLong(2), row.getBoolean(3), row.getString(4)));
                }
            }
        }
        List<Shadow> left = new ArrayList<>();
        for (Table<?, ?> table : tables) {
            Known one = known.get(table.name());
            if (one == null || !isThere(connection, table) || !one.definition().equals(definition(connection, table))) {
                return List.of();
            }
            left.add(new Shadow(table, one.position(), one.indexed(), false));
        }
        return left;
    }

    private static boolean isThere(Connection connection, Table<?, ?> table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select bool_and(to_regclass('shadow.' || quote_ident(split_part(t, '.', 2))) is not null)
                from unnest(?::text[]) as u (t)""")) {
            statement.setArray(1, array(connection, table.tables()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String definition(Connection connection, Table<?, ?> table) throws SQLException {
        return text(connection, "select projection.definitions(?)", table.tables());
    }

    private static List<Shadow> made(Connection connection, UUID rebuild, Collection<? extends Table<?, ?>> tables)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            List<Shadow> made = new ArrayList<>();
            for (Table<?, ?> table : tables) {
                String definition = text(connection, "select projection.shadow_create(?)", table.tables());
                Positions.writeShadows(connection);
                table.clear(connection);
                try (PreparedStatement statement = connection.prepareStatement("""
                        insert into projection.shadow (name, rebuild, position, indexed, definition)
                        values (?, ?, 0, false, ?)
                        on conflict (name) do update
                        set rebuild = excluded.rebuild, position = 0, indexed = false, definition = excluded.definition""")) {
                    statement.setString(1, table.name());
                    statement.setObject(2, rebuild);
                    statement.setString(3, definition);
                    statement.executeUpdate();
                }
                made.add(new Shadow(table, 0, false, !startsWithRows(connection, table)));
            }
            connection.commit();
            return made;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** A few tables have rows before the first event. */
    private static boolean startsWithRows(Connection connection, Table<?, ?> table) throws SQLException {
        for (String name : table.tables()) {
            String unqualified = name.substring(name.indexOf('.') + 1);
            try (PreparedStatement statement =
                            connection.prepareStatement("select exists (select from shadow." + unqualified + ")");
                    ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    return true;
                }
            }
        }
        return false;
    }

    // Folding

    /** Takes these events, of which the shadow may have seen some; the log is then known up to there. */
    static void take(Connection connection, Shadow shadow, List<LoggedEvent> events, long upTo)
            throws SQLException, CannotRebuild {
        List<LoggedEvent> news = events;
        if (!events.isEmpty()
                && (events.get(0).envelope().position() <= shadow.folded()
                        || events.get(events.size() - 1).envelope().position() > upTo)) {
            long from = shadow.folded();
            news = events.stream()
                    .filter(event -> event.envelope().position() > from
                            && event.envelope().position() <= upTo)
                    .toList();
        }
        try {
            shadow.gathering().take(connection, news);
        } catch (SQLException | RuntimeException e) {
            throw explained(shadow, "at position " + shadow.gathering().position(), e);
        }
        shadow.folded(upTo);
    }

    /** Writes what these have in memory, and their positions. The caller commits. */
    void save(Connection connection, List<Shadow> some) throws SQLException, CannotRebuild, Stopped {
        for (Shadow shadow : some) {
            try {
                shadow.gathering().save(connection);
            } catch (SQLException | RuntimeException e) {
                throw explained(shadow, "with the events from " + (shadow.saved() + 1) + " to " + shadow.folded(), e);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                update projection.shadow set position = ?
                where name = ? and rebuild = ? and position = ?""")) {
            for (Shadow shadow : some) {
                statement.setLong(1, shadow.folded());
                statement.setString(2, shadow.name());
                statement.setObject(3, rebuild);
                statement.setLong(4, shadow.saved());
                if (statement.executeUpdate() != 1) {
                    throw new Stopped(Stopped.Why.OVERTAKEN);
                }
            }
        }
    }

    private static CannotRebuild explained(Shadow shadow, String where, Exception failure) throws SQLException {
        SQLException refused = Failures.ofDatabase(failure);
        if (refused != null && Failures.isOutage(refused)) {
            throw refused;
        }
        return new CannotRebuild(shadow.name() + " " + where + ": " + Failures.withoutRow(failure), failure);
    }

    /** Whether one of them has been folded further than the table that people read. */
    boolean isAheadOf(Map<String, Long> positions) {
        return all.stream().anyMatch(shadow -> shadow.folded() > positions.getOrDefault(shadow.name(), 0L));
    }

    /** Takes those that are behind exactly to these positions; gives back the transaction that wrote the last rows. */
    String level(Connection connection, Map<String, Long> positions) throws SQLException, CannotRebuild, Stopped {
        connection.setAutoCommit(false);
        try {
            Positions.writeShadows(connection);
            for (Shadow shadow : all) {
                long upTo = positions.getOrDefault(shadow.name(), 0L);
                if (shadow.folded() < upTo) {
                    take(
                            connection,
                            shadow,
                            LogBatches.read(
                                    connection,
                                    shadow.folded(),
                                    upTo,
                                    shadow.table().eventNames()),
                            upTo);
                }
            }
            save(connection, all);
            String transaction;
            try (PreparedStatement statement = connection.prepareStatement("select pg_current_xact_id()::text");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                transaction = row.getString(1);
            }
            connection.commit();
            all.forEach(Shadow::savedAll);
            return transaction;
        } catch (SQLException | CannotRebuild | Stopped | RuntimeException e) {
            rollBack(connection);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    // Indexes

    /** Builds what one of them lacks. */
    void finish(Shadow shadow, Watch watch) throws Exception {
        try (Connection connection = patient(dataSource.getConnection())) {
            for (String table : new TreeSet<>(shadow.table().tables())) {
                watch.check();
                try (PreparedStatement statement = connection.prepareStatement("select projection.shadow_finish(?)")) {
                    statement.setString(1, table);
                    watch.cancellably(statement, statement::execute);
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "update projection.shadow set indexed = true where name = ? and rebuild = ?")) {
                statement.setString(1, shadow.name());
                statement.setObject(2, rebuild);
                statement.executeUpdate();
            }
            shadow.indexed(true);
        }
    }

    /** Some things take longer than connections usually wait for an answer. */
    static Connection patient(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // With it went the transaction.
        }
    }

    // The end

    /** Removes them, and that they were there. */
    static void drop(DataSource dataSource, UUID rebuild, Collection<? extends Table<?, ?>> tables)
            throws SQLException {
        Set<String> names = new TreeSet<>();
        tables.forEach(table -> names.addAll(table.tables()));
        try (Connection connection = dataSource.getConnection()) {
            text(connection, "select projection.shadow_drop(?)", names);
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from projection.shadow where rebuild = ?")) {
                statement.setObject(1, rebuild);
                statement.executeUpdate();
            }
        }
    }

    /** How large the tables that people read are, by projection: a rebuild will write about as much. */
    Map<String, Long> sizes() throws SQLException {
        Map<String, Long> sizes = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Shadow shadow : all) {
                String size = text(
                        connection,
                        "select coalesce(sum(pg_total_relation_size(to_regclass(t))), 0)::text from unnest(?::text[]) as u (t)",
                        shadow.table().tables());
                sizes.put(shadow.name(), Long.parseLong(size));
            }
        }
        return sizes;
    }

    private static String text(Connection connection, String sql, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array(connection, names));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }

    static Array array(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", new TreeSet<>(values).toArray());
    }

    /** What the gatherings of these hold. */
    static int values(List<Shadow> some) {
        return some.stream().map(Shadow::gathering).mapToInt(Gathering::size).sum();
    }
}
