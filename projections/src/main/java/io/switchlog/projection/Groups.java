package io.switchlog.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several rows per key, such as the members of a queue, so that one event can concern them all. */
public final class Groups<G, R extends Positioned> implements Store<G, Group<R>> {
    private final RowSql<R> sql;
    private final Columns<G> groupColumns;
    private final String select;
    private final Function<R, G> groupOf;

    /**
     * Describes a table.
     *
     * @param groupType an id, or a record of the first columns of the primary key
     */
    public Groups(String table, Class<G> groupType, Class<R> rowType, Function<R, G> groupOf, String... primaryKey) {
        this.sql = new RowSql<>(table, rowType, primaryKey);
        this.groupColumns = new Columns<>(groupType);
        this.select = sql.select(groupColumns, "");
        this.groupOf = groupOf;
    }

    @Override
    public Set<String> tables() {
        return Set.of(sql.table());
    }

    @Override
    public Map<G, Group<R>> load(Connection connection, Collection<G> keys) throws SQLException {
        Map<G, List<R>> found = new HashMap<>();
        for (R row : sql.load(connection, select, groupColumns, keys)) {
            found.computeIfAbsent(groupOf.apply(row), group -> new ArrayList<>())
                    .add(row);
        }
        Map<G, Group<R>> groups = new HashMap<>();
        found.forEach((key, rows) -> groups.put(key, Group.of(rows)));
        return groups;
    }

    @Override
    public void save(Connection connection, Map<G, Group<R>> before, Map<G, Group<R>> after) throws SQLException {
        Set<R> rowsBefore = rows(before);
        Set<R> rowsAfter = rows(after);
        Set<List<@Nullable Object>> keysAfter = sql.primaryKeys(rowsAfter);
        sql.delete(
                connection,
                rowsBefore.stream()
                        .filter(row -> !keysAfter.contains(sql.primaryKey(row)))
                        .toList());
        sql.upsert(
                connection,
                rowsAfter.stream().filter(row -> !rowsBefore.contains(row)).toList());
    }

    private static <G, R extends Positioned> Set<R> rows(Map<G, Group<R>> groups) {
        Set<R> rows = new HashSet<>();
        groups.values().forEach(group -> rows.addAll(group.rows()));
        return rows;
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        sql.truncate(connection);
    }
}
