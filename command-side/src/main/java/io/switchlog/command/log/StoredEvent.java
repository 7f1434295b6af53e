package io.switchlog.command.log;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import java.time.Instant;
import java.util.UUID;

/** One event as the log keeps it. */
public record StoredEvent(
        long position,
        UUID eventId,
        String streamType,
        String streamId,
        long sequence,
        String name,
        int version,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata) {

    /**
     * The event itself.
     *
     * @throws IllegalStateException if a newer version of Switchlog wrote it: a state folded without it would be wrong
     */
    public Object event() {
        Class<?> type = EventCatalogue.classOf(name, version)
                .orElseThrow(() -> new IllegalStateException(
                        "position " + position + ": this version does not know the event " + name + " v" + version));
        return EventCodec.decode(type, payload);
    }
}
