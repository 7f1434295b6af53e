package io.switchlog.telephony.asterisk.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes rows that Asterisk reads. Names of tables and columns are ours, never anybody's input. */
final class RealtimeTables {
    private final DataSource database;

    RealtimeTables(DataSource database) {
        this.database = database;
    }

    /** Something that is done whole or not at all. */
    interface Work {
        void with(Connection connection) throws SQLException;
    }

    void inOneTransaction(Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    static void upsert(Connection connection, String table, List<String> key, Map<String, @Nullable Object> values)
            throws SQLException {
        Map<String, @Nullable Object> row = new TreeMap<>(values);
        String columns = String.join(", ", row.keySet());
        String changes = row.keySet().stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        String marks = row.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        String sql = "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(table, columns, marks, String.join(", ", key), changes);
        update(connection, sql, row.values());
    }

    static void update(Connection connection, String sql, Iterable<? extends @Nullable Object> values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (Object value : values) {
                statement.setObject(++index, value);
            }
            statement.executeUpdate();
        }
    }
}
