package io.switchlog.projection;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs a table's fold over events in memory: no database. */
public final class Folding {
    private Folding() {}

    /** The values after the events, by key. */
    public static <K, V> Map<K, V> fold(Table<K, V> table, List<EventLog.Recorded> events) {
        Map<K, V> values = new HashMap<>();
        long position = 0;
        for (EventLog.Recorded recorded : events) {
            position++;
            String name = EventCatalogue.typeOf(recorded.event().getClass()).name();
            Envelope envelope = new Envelope(
                    position,
                    new UUID(0, position),
                    name,
                    "stream",
                    recorded.at(),
                    EventCodec.encode(recorded.metadata()));
            for (K key : table.keys(recorded.event())) {
                V value = table.fold(key, values.get(key), recorded.event(), envelope);
                if (value == null) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
            }
        }
        return values;
    }

    /** All intervals of a timeline, oldest first. */
    public static <R extends Positioned> List<R> rows(Timeline<R> timeline) {
        return timeline.rows();
    }
}
