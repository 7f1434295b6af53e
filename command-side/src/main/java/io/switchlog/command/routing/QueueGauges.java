package io.switchlog.command.routing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One gauge per name and channel of queues. A gauge stays once it is there, so that no scrape meets it half made. */
final class QueueGauges {
    private final MeterRegistry meters;
    private final String name;
    private final String description;
    private final Map<Tags, AtomicInteger> values = new ConcurrentHashMap<>();

    QueueGauges(MeterRegistry meters, String name, String description) {
        this.meters = meters;
        this.name = name;
        this.description = description;
    }

    /** Shows these values, and zero for queues that are no longer among them. */
    void show(Map<Tags, Integer> current) {
        current.keySet().forEach(tags -> values.computeIfAbsent(tags, this::register));
        values.forEach((tags, value) -> value.set(current.getOrDefault(tags, 0)));
    }

    private AtomicInteger register(Tags tags) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder(name, value, AtomicInteger::get)
                .description(description)
                .tags(tags)
                .register(meters);
        return value;
    }
}
