package io.switchlog.query.interaction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was written.
 *
 * @param messageNo 0 for what came with the arrival, later ones from 1
 * @param from contact or agent
 * @param agentId who wrote it, null if the contact did
 */
record MessageRow(int messageNo, String from, @Nullable UUID agentId, String body, Instant at) {}
