package io.switchlog.projection;

import io.switchlog.messages.EventCatalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table as a pure fold of events: which events concern it, which keys each one touches, and what becomes of the value
 * behind a key. A fold has no clock, no randomness, no I/O and knows no other table; the same events give the same rows,
 * however they are batched (ADR 6).
 *
 * @param <K> what identifies a value: usually the row's key
 * @param <V> what the fold carries from event to event: usually the row
 */
public abstract class Table<K, V> {

    /** From the value before an event to the value after it; null is no value. */
    @FunctionalInterface
    public interface Fold<V, E> {
        @Nullable
        V apply(@Nullable V before, E event, Envelope envelope);
    }

    /** The same where there must be a value before. */
    @FunctionalInterface
    public interface Change<V, E> {
        @Nullable
        V apply(V before, E event, Envelope envelope);
    }

    /** The same where one event touches several keys. */
    @FunctionalInterface
    public interface KeyedFold<K, V, E> {
        @Nullable
        V apply(K key, @Nullable V before, E event, Envelope envelope);
    }

    /** The key that an event touches, or null if the event is none of this table's business. */
    @FunctionalInterface
    public interface Key<E, K> {
        @Nullable
        K of(E event);
    }

    /** What an event type means to the table. */
    record Handler<K, V>(Function<Object, Collection<K>> keys, KeyedFold<K, V, Object> fold) {}

    private final String name;
    private final Store<K, V> store;
    private final Map<Class<?>, Handler<K, V>> handlers = new IdentityHashMap<>();
    private final Set<String> eventNames = new LinkedHashSet<>();

    protected Table(String name, Store<K, V> store) {
        this.name = name;
        this.store = store;
    }

    /** With its schema, e.g. {@code report.report_chat_queue}. */
    public final String name() {
        return name;
    }

    /** An event that may begin a value. */
    protected final <E> void on(Class<E> type, Key<E, K> key, Fold<V, E> fold) {
        onEach(
                type,
                event -> oneOrNone(key.of(event)),
                (k, before, event, envelope) -> fold.apply(before, event, envelope));
    }

    /** An event about a value that exists; if it does not, the log or this table is wrong. */
    protected final <E> void change(Class<E> type, Key<E, K> key, Change<V, E> change) {
        on(type, key, (before, event, envelope) -> {
            if (before == null) {
                throw new IllegalStateException(name + " has nothing about " + key.of(event));
            }
            return change.apply(before, event, envelope);
        });
    }

    /** An event that concerns the value if there is one. */
    protected final <E> void changeIfThere(Class<E> type, Key<E, K> key, Change<V, E> change) {
        on(type, key, (before, event, envelope) -> before == null ? null : change.apply(before, event, envelope));
    }

    /** An event that concerns several values. */
    protected final <E> void onEach(Class<E> type, Function<E, Collection<K>> keys, KeyedFold<K, V, E> fold) {
        handlers.put(
                type,
                new Handler<>(
                        event -> keys.apply(type.cast(event)),
                        (key, before, event, envelope) -> fold.apply(key, before, type.cast(event), envelope)));
        eventNames.add(EventCatalogue.typeOf(type).name());
    }

    private static <K> List<K> oneOrNone(@Nullable K key) {
        return key == null ? List.of() : List.of(key);
    }

    /** Names of the events that concern this table. */
    public final Set<String> eventNames() {
        return eventNames;
    }

    /** The tables that its rows are in, with their schemas: usually the one that it is named for. */
    public final Set<String> tables() {
        return store.tables();
    }

    /** The keys that an event touches. */
    final Collection<K> keys(Object event) {
        Handler<K, V> handler = handlers.get(event.getClass());
        return handler == null ? List.of() : handler.keys().apply(event);
    }

    /** What becomes of the value behind a key by an event. */
    final @Nullable V fold(K key, @Nullable V before, Object event, Envelope envelope) {
        Handler<K, V> handler = handlers.get(event.getClass());
        if (handler == null) {
            throw new IllegalStateException(name + " has no fold for " + EventCatalogue.typeOf(event.getClass()));
        }
        return fold(handler, key, before, event, envelope);
    }

    final @Nullable V fold(Handler<K, V> handler, K key, @Nullable V before, Object event, Envelope envelope) {
        if (before instanceof Positioned seen && seen.position() >= envelope.position()) {
            return before;
        }
        return handler.fold().apply(key, before, event, envelope);
    }

    /** What to do with an event, or null if it does not concern this table. */
    final @Nullable Handler<K, V> handler(LoggedEvent logged) {
        Handler<K, V> handler = handlers.get(logged.type());
        if (handler == null && eventNames.contains(logged.envelope().name())) {
            throw new IllegalStateException(name + " does not know " + logged);
        }
        return handler;
    }

    /** Nothing yet. */
    public final Gathering<K, V> gathering(Gathering.Stored stored) {
        return new Gathering<>(this, store, stored);
    }

    /**
     * Takes a batch: one load, all folds in memory, one write.
     *
     * @return how many of the events concerned this table
     */
    final int apply(Connection connection, List<LoggedEvent> batch) throws SQLException {
        Gathering<K, V> gathering = gathering(Gathering.Stored.PERHAPS);
        int concerned = gathering.take(connection, batch);
        gathering.save(connection);
        return concerned;
    }

    /** Back to the state before the first event. */
    public final void clear(Connection connection) throws SQLException {
        store.clear(connection);
    }

    @Override
    public final String toString() {
        return name;
    }
}
