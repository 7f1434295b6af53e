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

/** Intervals per key, of which at most one is open. Only the open ones are ever read. */
public final class Timelines<G, R extends Positioned> implements Store<G, Timeline<R>> {
    private final RowSql<R> sql;
    private final Columns<G> groupColumns;
    private final String select;
    private final Function<R, G> groupOf;
    private final List<R> initial;

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
        this.initial = List.of();
    }

    private Timelines(Timelines<G, R> other, List<R> initial) {
        this.sql = other.sql;
        this.groupColumns = other.groupColumns;
        this.select = other.select;
        this.groupOf = other.groupOf;
        this.initial = initial;
    }

    /** The same, with intervals that begin before the first event; the migration has to put them there too. */
    public Timelines<G, R> startingWith(List<R> rows) {
        return new Timelines<>(this, rows);
    }

    @Override
    public Set<String> tables() {
        return Set.of(sql.table());
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
        List<R> changed = new ArrayList<>();
        List<R> added = new ArrayList<>();
        after.forEach((key, timeline) -> {
            Timeline<R> was = before.get(key);
            R known = was == null ? null : was.open();
            boolean first = known != null;
            for (R row : timeline.rows()) {
                if (!first) {
                    added.add(row);
                } else if (!row.equals(known)) {
                    changed.add(row);
                }
                first = false;
            }
        });
        // What was open is closed before what follows is opened: at most one is open at any time.
        sql.upsert(connection, changed);
        sql.insert(connection, added);
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        sql.truncate(connection);
        sql.insert(connection, initial);
    }
}
