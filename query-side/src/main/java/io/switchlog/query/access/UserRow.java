package io.switchlog.query.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor or administrator as the list shows him.
 *
 * @param permissions which parts of the centre a supervisor may look at and operate; an administrator needs none of them
 * @param allQueues whether he is enabled to the whole centre
 * @param queueIds to which queues he is enabled one by one
 */
record UserRow(
        UUID id,
        String username,
        String fullName,
        String role,
        @Nullable String email,
        List<String> permissions,
        boolean allQueues,
        List<UUID> queueIds,
        Instant createdAt) {}
