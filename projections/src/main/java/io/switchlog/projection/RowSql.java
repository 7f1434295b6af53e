package io.switchlog.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyIn;

/**
 * The statements for one table whose rows are records: one statement for any number of rows. They name the table without
 * its schema: the transaction's search path decides whether they mean the one that people read or its shadow.
 *
 * @param <R> the row; its first components are the primary key
 */
final class RowSql<R> {
    private static final int FEW = 30;

    private final String qualified;
    private final String table;
    private final Columns<R> columns;
    private final int keyWidth;
    private final String insert;
    private final String copy;
    private final String upsert;
    private final String delete;

    RowSql(String table, Class<R> rowType, String... primaryKey) {
        this.qualified = table;
        this.table = table.substring(table.indexOf('.') + 1);
        this.columns = new Columns<>(rowType);
        this.keyWidth = primaryKey.length;
        if (!columns.names().subList(0, keyWidth).equals(List.of(primaryKey))) {
            throw new IllegalArgumentException("the first columns of " + rowType + " are not the key of " + table);
        }
        this.insert = insertSql();
        this.copy = "copy " + this.table + " (" + names("", columns.count()) + ") from stdin (format binary)";
        this.upsert = insert + onConflictSql();
        this.delete = "delete from " + this.table + " t using unnest(" + wireArrays(columns, keyWidth) + ") as k ("
                + names("", keyWidth) + ") where " + onKey(keyWidth);
    }

    /** The table, with its schema. */
    String table() {
        return qualified;
    }

    private String insertSql() {
        String values = indexes(columns.count())
                .map(i -> columns.wireToColumn(i, "u." + columns.name(i)))
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (" + names("", columns.count()) + ") select " + values + " from unnest("
                + wireArrays(columns, columns.count()) + ") as u (" + names("", columns.count()) + ")";
    }

    private String onConflictSql() {
        String sql = " on conflict (" + names("", keyWidth) + ") do ";
        if (columns.count() == keyWidth) {
            return sql + "nothing";
        }
        return sql + "update set "
                + indexes(columns.count())
                        .skip(keyWidth)
                        .map(i -> columns.name(i) + " = excluded." + columns.name(i))
                        .collect(Collectors.joining(", "));
    }

    /** The SQL that reads the rows whose first columns match a key type, those only for which the filter holds. */
    <K> String select(Columns<K> keyColumns, String filter) {
        return "select " + names("t.", columns.count()) + " from unnest(" + wireArrays(keyColumns, keyColumns.count())
                + ") as k (" + names("", keyColumns.count()) + ") join " + table + " t on "
                + onKey(keyColumns.count()) + filter;
    }

    <K> List<R> load(Connection connection, String select, Columns<K> keyColumns, Collection<K> keys)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            bind(connection, statement, keyColumns, keyColumns.count(), keys);
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            List<R> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(columns.read(result));
                }
            }
            return rows;
        }
    }

    /** Rows that are not there yet. */
    void insert(Connection connection, Collection<R> rows) throws SQLException {
        if (rows.size() < FEW) {
            write(connection, insert, columns.count(), rows);
            return;
        }
        CopyBuffer buffer = new CopyBuffer();
        for (R row : rows) {
            columns.copy(buffer, row);
        }
        CopyIn copyIn = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            byte[] bytes = buffer.end();
            copyIn.writeToCopy(bytes, 0, bytes.length);
            copyIn.endCopy();
        } finally {
            if (copyIn.isActive()) {
                copyIn.cancelCopy();
            }
        }
    }

    void upsert(Connection connection, Collection<R> rows) throws SQLException {
        write(connection, upsert, columns.count(), rows);
    }

    void delete(Connection connection, Collection<R> rows) throws SQLException {
        write(connection, delete, keyWidth, rows);
    }

    private void write(Connection connection, String sql, int width, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, columns, width, rows);
            statement.executeUpdate();
        }
    }

    /** Whether two rows have the same primary key. */
    Set<List<@Nullable Object>> primaryKeys(Collection<R> rows) {
        Set<List<@Nullable Object>> keys = new LinkedHashSet<>();
        for (R row : rows) {
            keys.add(primaryKey(row));
        }
        return keys;
    }

    List<@Nullable Object> primaryKey(R row) {
        List<@Nullable Object> key = new ArrayList<>(keyWidth);
        for (int i = 0; i < keyWidth; i++) {
            key.add(columns.wireValue(i, row));
        }
        return key;
    }

    void truncate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate " + table);
        }
    }

    private static <T> void bind(
            Connection connection, PreparedStatement statement, Columns<T> columns, int width, Collection<T> values)
            throws SQLException {
        for (int i = 0; i < width; i++) {
            @Nullable Object[] wire = array(columns.wireType(i), values.size());
            int at = 0;
            for (T value : values) {
                wire[at++] = columns.wireValue(i, value);
            }
            Array array = connection.createArrayOf(columns.wireType(i), wire);
            statement.setArray(i + 1, array);
        }
    }

    private static @Nullable Object[] array(String wireType, int size) {
        return switch (wireType) {
            case "int4" -> new Integer[size];
            case "int8" -> new Long[size];
            case "bool" -> new Boolean[size];
            case "text" -> new String[size];
            case "uuid" -> new UUID[size];
            default -> throw new IllegalArgumentException(wireType);
        };
    }

    private String names(String prefix, int count) {
        return indexes(count).map(i -> prefix + columns.name(i)).collect(Collectors.joining(", "));
    }

    private String onKey(int width) {
        return indexes(width)
                .map(i -> "t." + columns.name(i) + " = k." + columns.name(i))
                .collect(Collectors.joining(" and "));
    }

    private static String wireArrays(Columns<?> columns, int width) {
        return indexes(width).map(i -> "?::" + columns.wireType(i) + "[]").collect(Collectors.joining(", "));
    }

    private static Stream<Integer> indexes(int count) {
        return IntStream.range(0, count).boxed();
    }
}
