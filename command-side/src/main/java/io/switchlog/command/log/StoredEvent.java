package io.switchlog.command.log;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** As much of the metadata as a state may rest on. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Told(@Nullable Instant occurredAt) {}

    /** When it happened, if somebody told who saw it; else null. Of most events this is seen without reading further. */
    public @Nullable Instant occurredAt() {
        return new String(metadata, StandardCharsets.UTF_8).contains("\"" + EventMetadata.OCCURRED_AT + "\"")
                ? EventCodec.decode(Told.class, metadata).occurredAt()
                : null;
    }

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
