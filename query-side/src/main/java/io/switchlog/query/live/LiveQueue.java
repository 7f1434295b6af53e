package io.switchlog.query.live;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A queue's row on the board.
 *
 * @param waiting interactions in it that nobody has accepted, whether an agent is being notified or not
 * @param offered those of them of which an agent is being notified
 * @param longestWaitingSince when the first of them came into the queue, null if none waits
 * @param members agents who serve it
 * @param available those of them who are logged in and on its channel neither paused nor wrapping up, and who respond
 */
public record LiveQueue(
        UUID queueId,
        String name,
        String channel,
        long waiting,
        long offered,
        @Nullable Instant longestWaitingSince,
        long members,
        long available) {}
