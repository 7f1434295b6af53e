package io.switchlog.command.routing;

import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import java.time.Clock;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log, keeps the waiting room and asks the router. What a command has caused is taken in before the command
 * counts as done, so that nothing is decided on a state that is known to be old.
 */
final class Dispatcher {
    private static final int BATCH = 1_000;

    private final LogReader reader;
    private final Clock clock;
    private final WaitingRoom room;
    private final Router router;
    private final PriorityQueue<Outcome> awaited =
            new PriorityQueue<>((left, right) -> Long.compare(left.seenAt(), right.seenAt()));
    private long position;

    /** @param position of the command's last event, or null if it was refused or failed */
    record Outcome(Decision decision, @Nullable Long position) {
        private long seenAt() {
            return position == null ? 0 : position;
        }
    }

    /** @param position up to which the room has been folded */
    Dispatcher(LogReader reader, Clock clock, WaitingRoom room, long position) {
        this.reader = reader;
        this.clock = clock;
        this.room = room;
        this.router = new Router(room);
        this.position = position;
    }

    WaitingRoom room() {
        return room;
    }

    long position() {
        return position;
    }

    /** Takes in the next events; true if there may be more. */
    boolean follow() {
        List<StoredEvent> events = reader.after(position, BATCH);
        for (StoredEvent event : events) {
            room.apply(event);
            position = event.position();
        }
        return events.size() == BATCH;
    }

    void cameBack(Outcome outcome) {
        awaited.add(outcome);
    }

    /** What is to be done now. */
    List<Decision> decide() {
        Outcome next = awaited.peek();
        while (next != null && next.seenAt() <= position) {
            awaited.remove();
            router.done(next.decision(), next.position() != null, clock.instant());
            next = awaited.peek();
        }
        return router.decide(clock.instant());
    }
}
