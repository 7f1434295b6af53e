package io.switchlog.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen in a simulation, in order of time. */
final class Agenda {
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparingLong(Item::at).thenComparingLong(Item::number));
    private long numbers;
    private long now;

    private record Item(long at, long number, Runnable act) {}

    Agenda(Instant begin) {
        now = ChronoUnit.MICROS.between(Instant.EPOCH, begin);
    }

    /** Microseconds since 1970. */
    long now() {
        return now;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    void in(long micros, Runnable act) {
        at(now + micros, act);
    }

    void at(long micros, Runnable act) {
        items.add(new Item(Math.max(now, micros), numbers++, act));
    }

    /** Lets everything happen up to this time. */
    void runUntil(long end) {
        for (Item next = items.peek(); next != null && next.at() < end; next = items.peek()) {
            items.poll();
            now = next.at();
            next.act().run();
        }
        now = end;
    }
}
