package io.switchlog.query.live;

import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open interaction's row on the board.
 *
 * @param status waiting, offered or accepted
 * @param stepNo the current step, from 1; 0 before the first
 * @param agentId who has it, null while it waits
 * @param timeoutAt when the step ends if nobody accepts
 * @param offers who is being notified
 */
public record LiveInteraction(
        UUID interactionId,
        UUID accountId,
        String accountName,
        String channel,
        String status,
        int stepNo,
        @Nullable UUID queueId,
        @Nullable String queueName,
        @Nullable UUID agentId,
        @Nullable String contactName,
        @Nullable String subject,
        int priority,
        Instant receivedAt,
        @Nullable Instant timeoutAt,
        @Nullable Instant acceptedAt,
        List<Notified> offers) {

    /** Without the queues and the other agents that are not for the one who looks. */
    public LiveInteraction asSeenBy(Viewer viewer) {
        UUID seenQueue = viewer.queue(queueId);
        return new LiveInteraction(
                interactionId,
                accountId,
                accountName,
                channel,
                status,
                stepNo,
                seenQueue,
                seenQueue == null ? null : queueName,
                viewer.agent(agentId),
                contactName,
                subject,
                priority,
                receivedAt,
                timeoutAt,
                acceptedAt,
                offers.stream().filter(offer -> viewer.sees(offer.agentId())).toList());
    }

    /** An agent who is being notified. */
    public record Notified(UUID agentId, Instant offeredAt, Instant expiresAt) {}
}
