package io.switchlog.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What this process knows about one table on its way along the log. */
final class Follower {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final Table<?, ?> table;
    private final Counter events;
    private final Timer lag;
    private final AtomicLong eventsBehind = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private int limit = NO_LIMIT;
    private int failures;
    private long notBeforeNanos;
    private boolean waiting;

    Follower(Table<?, ?> table, MeterRegistry registry) {
        this.table = table;
        this.events = Counter.builder("switchlog.projection.events")
                .description("Events that concerned the table")
                .tag("projection", table.name())
                .register(registry);
        this.lag = Timer.builder("switchlog.projection.lag")
                .description("From the recording of an event to its being in the table, newest event of each batch")
                .tag("projection", table.name())
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder("switchlog.projection.lag.events", eventsBehind, AtomicLong::get)
                .description("Events of the log that the table does not show yet")
                .tag("projection", table.name())
                .register(registry);
        Gauge.builder("switchlog.projection.failed", failed, AtomicLong::get)
                .description("1 while the table cannot go on")
                .tag("projection", table.name())
                .register(registry);
    }

    Table<?, ?> table() {
        return table;
    }

    String name() {
        return table.name();
    }

    void behind(long count) {
        eventsBehind.set(count);
    }

    /** Whether it has to go alone, in small steps, to find the event that it cannot take. */
    boolean isAlone() {
        return limit != NO_LIMIT;
    }

    int limited(int batch) {
        return Math.min(batch, limit);
    }

    /** Whether it waits before it tries again. */
    boolean rests(long nowNanos) {
        return waiting && nowNanos - notBeforeNanos < 0;
    }

    /** Next time fewer at once. */
    void narrow(long triedEvents) {
        limit = (int) Math.max(1, triedEvents / 2);
    }

    /** It cannot go on for now. */
    void rest(long nowNanos, Duration first) {
        waiting = true;
        failed.set(1);
        notBeforeNanos = nowNanos + first.toNanos() * Math.min(100, 1L << Math.min(failures, 10));
        failures++;
    }

    /** It went on. */
    void applied(int concerned, Duration sinceRecorded) {
        passed();
        if (concerned > 0) {
            events.increment(concerned);
            lag.record(sinceRecorded);
        }
    }

    private void passed() {
        waiting = false;
        failures = 0;
        failed.set(0);
        limit = limit > 10_000 ? NO_LIMIT : limit * 2;
    }
}
