package io.switchlog.telephony.asterisk.local;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an Asterisk is started.
 *
 * @param name its systemname, which its ids of calls begin with
 * @param overrides names of the templates' placeholders and what to put there instead
 */
public record LocalAsteriskOptions(
        String name,
        @Nullable RealtimeDatabase realtime,
        List<LocalQueue> queues,
        List<LocalRoute> routes,
        Map<String, String> overrides) {
    public LocalAsteriskOptions {
        queues = List.copyOf(queues);
        routes = List.copyOf(routes);
        overrides = Map.copyOf(overrides);
    }

    /** Without a database, queues and numbers. */
    public static LocalAsteriskOptions named(String name) {
        return new LocalAsteriskOptions(name, null, List.of(), List.of(), Map.of());
    }

    public LocalAsteriskOptions with(RealtimeDatabase database) {
        return new LocalAsteriskOptions(name, database, queues, routes, overrides);
    }

    public LocalAsteriskOptions with(LocalQueue... some) {
        return new LocalAsteriskOptions(name, realtime, List.of(some), routes, overrides);
    }

    public LocalAsteriskOptions with(LocalRoute... some) {
        return new LocalAsteriskOptions(name, realtime, queues, List.of(some), overrides);
    }

    /** The same with a port of one's own choice, or whatever else the templates leave open. */
    public LocalAsteriskOptions override(String placeholder, String value) {
        Map<String, String> more = new TreeMap<>(overrides);
        more.put(placeholder, value);
        return new LocalAsteriskOptions(name, realtime, queues, routes, more);
    }
}
