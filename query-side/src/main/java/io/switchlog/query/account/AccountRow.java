package io.switchlog.query.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as the list shows it.
 *
 * @param route JSON array of steps, each {@code queueId} or {@code agentId}, and {@code timeoutSeconds}
 */
record AccountRow(
        UUID id, String name, String channel, @JsonRawValue String route, Instant createdAt) {}
