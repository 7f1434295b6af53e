package io.switchlog.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a table makes of a stretch of the log, in memory until it is saved. However long the stretch, each value is read
 * at most once and written at most once, so that what begins and ends in it is never touched again.
 *
 * @param <K> what identifies a value
 * @param <V> what the fold carries from event to event
 */
public final class Gathering<K, V> {

    /** Which keys the store may know. The others need not be looked up. */
    public interface Stored {
        /** For one who knows nothing: each key may be there. */
        Stored PERHAPS = new Stored() {
            @Override
            public boolean mayHold(Object key) {
                return true;
            }

            @Override
            public void hold(Object key) {
                // It is not remembered.
            }
        };

        /** False only if it is certainly not there. */
        boolean mayHold(Object key);

        /** It is there from now on. */
        void hold(Object key);
    }

    private record Touch<K, V>(K key, Table.Handler<K, V> handler, LoggedEvent logged) {}

    private final Table<K, V> table;
    private final Store<K, V> store;
    private final Stored stored;
    private final Map<K, V> before = new HashMap<>();
    private final Map<K, V> after = new HashMap<>();
    // In the order in which the log first mentions them: rows that belong together lie together.
    private final Set<K> keys = new LinkedHashSet<>();
    private long position;

    Gathering(Table<K, V> table, Store<K, V> store, Stored stored) {
        this.table = table;
        this.store = store;
        this.stored = stored;
    }

    /** The table. */
    public Table<K, V> table() {
        return table;
    }

    /** How many values it holds. */
    public int size() {
        return keys.size();
    }

    /** Of the event that is, or was last, being folded. */
    public long position() {
        return position;
    }

    /**
     * Folds the events that follow those it has taken.
     *
     * @return how many of them concerned the table
     */
    public int take(Connection connection, List<LoggedEvent> events) throws SQLException {
        List<Touch<K, V>> touches = new ArrayList<>();
        List<K> wanted = new ArrayList<>();
        int concerned = 0;
        for (LoggedEvent logged : events) {
            Table.Handler<K, V> handler = table.handler(logged);
            if (handler == null) {
                continue;
            }
            position = logged.envelope().position();
            Collection<K> touched = handler.keys().apply(logged.event());
            for (K key : touched) {
                touches.add(new Touch<>(key, handler, logged));
                if (keys.add(key) && stored.mayHold(key)) {
                    wanted.add(key);
                }
            }
            if (!touched.isEmpty()) {
                concerned++;
            }
        }
        if (!wanted.isEmpty()) {
            Map<K, V> found = store.load(connection, wanted);
            before.putAll(found);
            after.putAll(found);
        }
        for (Touch<K, V> touch : touches) {
            position = touch.logged().envelope().position();
            V value = table.fold(
                    touch.handler(),
                    touch.key(),
                    after.get(touch.key()),
                    touch.logged().event(),
                    touch.logged().envelope());
            if (value == null) {
                after.remove(touch.key());
            } else {
                after.put(touch.key(), value);
            }
        }
        return concerned;
    }

    /** Writes what differs, and begins anew. */
    public void save(Connection connection) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        Map<K, V> ordered = new LinkedHashMap<>();
        for (K key : keys) {
            V value = after.get(key);
            if (value != null) {
                ordered.put(key, value);
            }
            stored.hold(key);
        }
        store.save(connection, before, ordered);
        before.clear();
        after.clear();
        keys.clear();
    }
}
