package io.switchlog.query.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * A queue as the list shows it.
 *
 * @param agentTimeoutSeconds how long one offer stands
 * @param weight 0 to 10: which queue goes first when an agent could serve several
 */
record QueueRow(
        UUID id,
        String name,
        String channel,
        String strategy,
        int agentTimeoutSeconds,
        int weight,
        Instant createdAt) {}
