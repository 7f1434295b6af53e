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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Intervals per key, of which several may be open. Only the open ones are ever read. */
public final class TimelineGroups<G, R extends Positioned> implements Store<G, TimelineGroup<R>> {
    private final RowSql<R> sql;
    private final Columns<G> groupColumns;
    private final String select;
    private final Function<R, G> groupOf;

    /**
     * Describes a table.
     *
     * @param groupType an id, or a record of the first columns of the primary key
     * @param endColumn the column that is null while an interval is open
     */
    public TimelineGroups(
            String table,
            Class<G> groupType,
            Class<R> rowType,
            Function<R, G> groupOf,
            String endColumn,
            String... primaryKey) {
        this.sql = new RowSql<>(table, rowType, primaryKey);
        this.groupColumns = new Columns<>(groupType);
        this.select = sql.select(groupColumns, " and t." + endColumn + " is null");
        this.groupOf = groupOf;
    }

    @Override
    public Set<String> tables() {
        return Set.of(sql.table());
    }

    @Override
    public Map<G, TimelineGroup<R>> load(Connection connection, Collection<G> keys) throws SQLException {
        Map<G, List<R>> found = new HashMap<>();
        for (R row : sql.load(connection, select, groupColumns, keys)) {
            found.computeIfAbsent(groupOf.apply(row), group -> new ArrayList<>())
                    .add(row);
        }
        Map<G, TimelineGroup<R>> groups = new HashMap<>();
        found.forEach((key, rows) -> groups.put(key, TimelineGroup.loaded(rows)));
        return groups;
    }

    @Override
    public void save(Connection connection, Map<G, TimelineGroup<R>> before, Map<G, TimelineGroup<R>> after)
            throws SQLException {
        Set<R> rowsBefore = new HashSet<>();
        before.values().forEach(group -> rowsBefore.addAll(group.open()));
        Set<List<@Nullable Object>> keysBefore = sql.primaryKeys(rowsBefore);
        List<R> changed = new ArrayList<>();
        List<R> added = new ArrayList<>();
        after.values().stream()
                .flatMap(group -> Stream.concat(group.closed().stream(), group.open().stream()))
                .filter(row -> !rowsBefore.contains(row))
                .forEach(row -> (keysBefore.contains(sql.primaryKey(row)) ? changed : added).add(row));
        // What was open is closed before what follows is opened.
        sql.upsert(connection, changed);
        sql.insert(connection, added);
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        sql.truncate(connection);
    }
}
