package io.switchlog.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Intervals per key, of which at most one is open. Only the open ones are ever read. */
public final class Timelines<G, R extends Positioned> implements Store<G, Timeline<R>> {
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
    public Timelines(
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
    public Map<G, Timeline<R>> load(Connection connection, Collection<G> keys) throws SQLException {
        Map<G, Timeline<R>> found = new HashMap<>();
        for (R row : sql.load(connection, select, groupColumns, keys)) {
            found.put(groupOf.apply(row), Timeline.opening(row));
        }
        return found;
    }

    @Override
    public void save(Connection connection, Map<G, Timeline<R>> before, Map<G, Timeline<R>> after) throws SQLException {
        List<R> closed = new ArrayList<>();
        List<R> open = new ArrayList<>();
        after.forEach((key, timeline) -> {
            Timeline<R> was = before.get(key);
            for (R row : timeline.rows()) {
                if (was == null || !row.equals(was.open())) {
                    (row.equals(timeline.open()) ? open : closed).add(row);
                }
            }
        });
        // Two statements, because a unique index over the open ones is checked row by row.
        sql.upsert(connection, closed);
        sql.upsert(connection, open);
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        sql.truncate(connection);
    }
}
