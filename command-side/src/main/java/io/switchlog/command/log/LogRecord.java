package io.switchlog.command.log;

import java.time.Instant;
import java.util.UUID;

/**
 * One event on its way into the log.
 *
 * @param eventId the command's id plus the number of the event within the command
 */
record LogRecord(
        UUID eventId,
        String streamType,
        String streamId,
        long sequence,
        String name,
        int version,
        Instant decidedAt,
        byte[] payload,
        byte[] metadata) {}
