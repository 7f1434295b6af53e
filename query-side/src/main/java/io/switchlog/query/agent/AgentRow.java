package io.switchlog.query.agent;

import io.switchlog.messages.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the list shows him.
 *
 * @param capacity most open interactions per digital channel, 0 for no limit
 */
record AgentRow(
        UUID id,
        String username,
        String fullName,
        @Nullable String alias,
        @Nullable String email,
        @Nullable String description,
        String typology,
        @Nullable String internal,
        boolean loginInPause,
        Map<Channel, Integer> capacity,
        Instant createdAt) {}
