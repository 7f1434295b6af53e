package io.switchlog.command.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * States of streams that commands rely on without changing them, such as a queue's strategy or the tab limit. Unlike an
 * aggregate such a state is immutable and is not locked, so any number of commands can rely on it at once; the append
 * of each is guarded by the sequence at which it was read.
 */
public final class StreamStates {
    private static final long MOST_CACHED = 100_000;

    private final LogReader reader;
    /** By stream, and by fold: the same events may mean different things to different readers. */
    private final Cache<String, Map<Class<?>, Versioned>> cache =
            Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

    private final Cache<String, Boolean> existing =
            Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

    private record Versioned(
            String streamType, long sequence, @Nullable Object state) {}

    StreamStates(LogReader reader) {
        this.reader = reader;
    }

    /**
     * The state of a stream as of now, or null if there is no such stream, or if it is of another type.
     *
     * @param fold the state after an event, null before the first; its class stands for what it makes of the events
     */
    @SuppressWarnings("unchecked")
    public <S> @Nullable S read(String streamType, String streamId, BiFunction<@Nullable S, Object, S> fold) {
        UnitOfWorkLedger ledger = UnitOfWorkLedger.current();
        Map<Class<?>, Versioned> known = ledger.isFresh() ? null : cache.getIfPresent(streamId);
        Versioned versioned = known == null ? null : known.get(fold.getClass());
        if (versioned == null || !versioned.streamType().equals(streamType)) {
            versioned = load(streamType, streamId, fold);
            // What was asked for under a wrong type must not stand in the way of those who know better.
            if (versioned.streamType().equals(streamType)) {
                cache.get(streamId, none -> new ConcurrentHashMap<>()).put(fold.getClass(), versioned);
            }
        }
        ledger.saw(streamId, versioned.sequence());
        return (S) versioned.state();
    }

    /** Whether there is such a stream. What exists stays, so this guards nothing. */
    public boolean exists(String streamType, Object id) {
        String key = streamType + id;
        if (existing.getIfPresent(key) != null) {
            return true;
        }
        boolean found =
                reader.streamType(id.toString()).filter(streamType::equals).isPresent();
        if (found) {
            existing.put(key, true);
        }
        return found;
    }

    /**
     * Makes sure that there is such a stream.
     *
     * @throws Unknown if there is none
     */
    public void requireExisting(String streamType, Object id) {
        if (!exists(streamType, id)) {
            throw new Unknown(streamType, id);
        }
    }

    private <S> Versioned load(String streamType, String streamId, BiFunction<@Nullable S, Object, S> fold) {
        List<StoredEvent> events = reader.stream(streamId, 0);
        S state = null;
        if (!events.isEmpty() && !events.get(0).streamType().equals(streamType)) {
            return new Versioned(events.get(0).streamType(), events.size() - 1L, null);
        }
        for (StoredEvent event : events) {
            state = fold.apply(state, event.event());
        }
        return new Versioned(streamType, events.size() - 1L, state);
    }

    void forget(Collection<String> streamIds) {
        cache.invalidateAll(streamIds);
    }
}
