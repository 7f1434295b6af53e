package io.switchlog.command.routing;

import io.switchlog.messages.interaction.InteractionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * When to look at which interaction again. A timer only says "look": what is due then follows from the interaction's
 * own times, so a timer too many does no harm and none needs to be cancelled.
 */
final class Timers {
    private record Timer(Instant at, InteractionId interactionId) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::at));

    void set(Instant at, InteractionId interactionId) {
        timers.add(new Timer(at, interactionId));
    }

    /** The interactions to look at by now; their timers are gone with this. */
    Set<InteractionId> due(Instant now) {
        Set<InteractionId> due = new LinkedHashSet<>();
        Timer next = timers.peek();
        while (next != null && !now.isBefore(next.at())) {
            due.add(next.interactionId());
            timers.remove();
            next = timers.peek();
        }
        return due;
    }
}
