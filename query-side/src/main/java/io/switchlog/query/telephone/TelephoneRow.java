package io.switchlog.query.telephone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A telephone that agents share.
 *
 * @param endpoint under which the switchboard knows it
 * @param registered whether the switchboard can reach it
 * @param available whether an agent could log in at it now
 * @param agentId who sits at it, for those who may know
 */
record TelephoneRow(
        UUID id,
        String name,
        String endpoint,
        boolean registered,
        boolean available,
        @Nullable UUID agentId,
        @Nullable Instant occupiedAt,
        Instant createdAt) {}
