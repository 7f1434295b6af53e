package io.switchlog.query.interaction;

import io.switchlog.query.viewer.ContactData;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as it stands now.
 *
 * @param status waiting, offered, accepted, closed, abandoned or timed_out
 * @param stepNo the current or last executed step, from 1; 0 before the first
 * @param routeNo which pass through a route the step belongs to, from 1; 0 before the first step
 * @param origin what brought it onto that route: new, reopened, transfer or requeued; null before the first step
 * @param queueName name of the queue when the step began
 * @param directedAgentId the agent whom the step names, null in a queue step
 * @param agentId who has it, or had it when it was closed
 * @param acceptedAt when he accepted it or got it back by its reopening
 */
record InteractionRow(
        UUID id,
        UUID accountId,
        String accountName,
        String channel,
        String status,
        int stepNo,
        int routeNo,
        @Nullable String origin,
        @Nullable UUID queueId,
        @Nullable String queueName,
        @Nullable UUID directedAgentId,
        @Nullable UUID agentId,
        ContactData contact,
        @Nullable String subject,
        int priority,
        Instant receivedAt,
        @Nullable Instant timeoutAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant endedAt,
        @Nullable String disposition) {

    /** Without the queues and agents that are not for the one who looks, and with the contact as he may know him. */
    InteractionRow asSeenBy(Viewer viewer) {
        UUID seenQueue = viewer.queue(queueId);
        return new InteractionRow(
                id,
                accountId,
                accountName,
                channel,
                status,
                stepNo,
                routeNo,
                origin,
                seenQueue,
                seenQueue == null ? null : queueName,
                viewer.isAgent() ? directedAgentId : viewer.agent(directedAgentId),
                viewer.isAgent() ? agentId : viewer.agent(agentId),
                contact.under(viewer.mask()),
                viewer.mask().text(subject, contact),
                priority,
                receivedAt,
                timeoutAt,
                acceptedAt,
                endedAt,
                viewer.mask().text(disposition, contact));
    }
}
