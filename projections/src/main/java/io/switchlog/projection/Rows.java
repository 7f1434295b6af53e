package io.switchlog.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One row per key. The first components of the row are its primary key. */
public final class Rows<K, R> implements Store<K, R> {
    private final RowSql<R> sql;
    private final Columns<K> keyColumns;
    private final String select;
    private final Function<R, K> keyOf;
    private final List<R> initial;

    /**
     * Describes a table.
     *
     * @param keyType an id, or a record of the primary key's columns
     * @param primaryKey the names of these columns
     */
    public Rows(String table, Class<K> keyType, Class<R> rowType, Function<R, K> keyOf, String... primaryKey) {
        this.sql = new RowSql<>(table, rowType, primaryKey);
        this.keyColumns = new Columns<>(keyType);
        this.select = sql.select(keyColumns, "");
        this.keyOf = keyOf;
        this.initial = List.of();
    }

    private Rows(Rows<K, R> other, List<R> initial) {
        this.sql = other.sql;
        this.keyColumns = other.keyColumns;
        this.select = other.select;
        this.keyOf = other.keyOf;
        this.initial = initial;
    }

    /** The same, with rows that are there before the first event; the migration has to put them there too. */
    public Rows<K, R> startingWith(List<R> rows) {
        return new Rows<>(this, rows);
    }

    @Override
    public Set<String> tables() {
        return Set.of(sql.table());
    }

    @Override
    public Map<K, R> load(Connection connection, Collection<K> keys) throws SQLException {
        Map<K, R> found = new HashMap<>();
        if (!keys.isEmpty()) {
            for (R row : sql.load(connection, select, keyColumns, keys)) {
                found.put(keyOf.apply(row), row);
            }
        }
        return found;
    }

    @Override
    public void save(Connection connection, Map<K, R> before, Map<K, R> after) throws SQLException {
        List<R> added = new ArrayList<>();
        List<R> changed = new ArrayList<>();
        after.forEach((key, row) -> {
            R was = before.get(key);
            if (was == null) {
                added.add(row);
            } else if (!row.equals(was)) {
                changed.add(row);
            }
        });
        List<R> removed = new ArrayList<>();
        before.forEach((key, row) -> {
            if (!after.containsKey(key)) {
                removed.add(row);
            }
        });
        sql.delete(connection, removed);
        sql.upsert(connection, changed);
        sql.insert(connection, added);
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        sql.truncate(connection);
        sql.upsert(connection, initial);
    }
}
