package io.switchlog.switchboard.bridge;

import io.switchlog.telephony.inbox.InboxConsumer;
import io.switchlog.telephony.inbox.InboxCursor;
import io.switchlog.telephony.inbox.InboxEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it is handed, over all beginnings anew, and needs again what it is told to need. */
final class Ear implements InboxConsumer.Factory {
    private final List<InboxEntry> heard = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String needed = "";
    private long neededFrom = Long.MAX_VALUE;

    @Override
    public InboxConsumer begin(String pbx, InboxCursor cursor) {
        begun.incrementAndGet();
        return this::take;
    }

    private synchronized long take(List<InboxEntry> events) {
        if (failures.get() > 0) {
            failures.decrementAndGet();
            throw new IllegalStateException("nothing can be recorded");
        }
        heard.addAll(events);
        for (InboxEntry entry : events) {
            if (!needed.isEmpty() && entry.event().get("Uniqueid").equals(needed)) {
                neededFrom = entry.seq();
            }
        }
        return Math.min(neededFrom, events.get(events.size() - 1).seq() + 1);
    }

    /** What comes next cannot be taken, so many times. */
    void fail(int times) {
        failures.set(times);
    }

    /** From this event on it needs everything again. */
    void needFrom(int number) {
        needed = String.valueOf(number);
    }

    int begun() {
        return begun.get();
    }

    /** The unique ids of all that it was handed, repetitions among them. */
    synchronized List<String> heard() {
        return heard.stream()
                .map(entry -> entry.event().get("Uniqueid"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    synchronized List<InboxEntry> entries() {
        return List.copyOf(heard);
    }
}
