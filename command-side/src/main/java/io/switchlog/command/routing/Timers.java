package io.switchlog.command.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * When to look at what again. A timer only says "look": what is due then follows from the times of the thing itself, so a
 * timer too many does no harm and none needs to be cancelled.
 */
final class Timers<K> {
    private record Timer<K>(Instant at, K about) {}

    private final PriorityQueue<Timer<K>> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));

    void set(Instant at, K about) {
        timers.add(new Timer<>(at, about));
    }

    /** What to look at by now; the timers of it are gone with this. */
    Set<K> due(Instant now) {
        Set<K> due = new LinkedHashSet<>();
        Timer<K> next = timers.peek();
        while (next != null && !now.isBefore(next.at())) {
            due.add(next.about());
            timers.remove();
            next = timers.peek();
        }
        return due;
    }
}
