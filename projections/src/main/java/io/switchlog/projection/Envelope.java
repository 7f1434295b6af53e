package io.switchlog.projection;

import io.switchlog.messages.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the log says about an event besides the event itself. */
public final class Envelope {
    private final long position;
    private final UUID eventId;
    private final String name;
    private final String streamId;
    private final Instant recordedAt;
    private final byte[] metadataJson;
    private @Nullable Map<String, String> metadata;

    Envelope(long position, UUID eventId, String name, String streamId, Instant recordedAt, byte[] metadataJson) {
        this.position = position;
        this.eventId = eventId;
        this.name = name;
        this.streamId = streamId;
        this.recordedAt = recordedAt;
        this.metadataJson = metadataJson;
    }

    /** Place in the log, from 1. */
    public long position() {
        return position;
    }

    public UUID eventId() {
        return eventId;
    }

    /** Logical name, e.g. {@code agent.paused}. */
    public String name() {
        return name;
    }

    public String streamId() {
        return streamId;
    }

    /** When the decision was recorded, to the microsecond. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /**
     * When it happened by the clock of whoever saw it; for most events, which nobody saw happen elsewhere, when it was
     * recorded. For reports; what was known when goes by {@link #recordedAt()} (ADR 32).
     */
    public Instant occurredAt() {
        String at = mentions("\"occurredAt\"") ? metadata().get("occurredAt") : null;
        return at == null ? recordedAt : Instant.parse(at);
    }

    /** Where it comes from: native, or ami and reconciled for what a switchboard told at once or afterwards. */
    public String source() {
        if (!mentions("\"pbx\"")) {
            return "native";
        }
        return "reconciliation".equals(metadata().get("origin")) ? "reconciled" : "ami";
    }

    /** Answers without reading the metadata, which most folds never do. */
    private boolean mentions(String key) {
        return new String(metadataJson, StandardCharsets.ISO_8859_1).contains(key);
    }

    /** actor, actorRole, origin, commandId, correlationId, causationId, reason, occurredAt, pbx: those that are known. */
    public Map<String, String> metadata() {
        Map<String, String> known = metadata;
        if (known == null) {
            Map<String, String> read = new LinkedHashMap<>();
            EventCodec.decode(Map.class, metadataJson).forEach((key, value) -> {
                if (value != null) {
                    read.put(String.valueOf(key), String.valueOf(value));
                }
            });
            known = Map.copyOf(read);
            metadata = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name + " at " + position + " " + new String(metadataJson, StandardCharsets.UTF_8);
    }
}
