package io.switchlog.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * One row of the log as it is stored; what is sealed stays sealed.
 *
 * @param type the event's name, such as {@code agent.paused}
 * @param sequence its number within its stream, from 0
 * @param payload JSON, byte for byte
 * @param metadata JSON, byte for byte
 * @param hash in hexadecimal
 */
public record StoredEvent(
        long position,
        UUID eventId,
        String streamType,
        String streamId,
        long sequence,
        String type,
        int version,
        Instant recordedAt,
        @JsonRawValue String payload,
        @JsonRawValue String metadata,
        String hash) {}
