package io.switchlog.query.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchlog.query.viewer.ContactData;
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
 * @param contact the person at the other end; of him the board shows the name
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
        @Nullable String subject,
        int priority,
        Instant receivedAt,
        @Nullable Instant timeoutAt,
        @Nullable Instant acceptedAt,
        List<Notified> offers,
        @JsonIgnore ContactData contact) {

    /** Null if the contact gave none. */
    @JsonProperty("contactName")
    public @Nullable String contactName() {
        return contact.name();
    }

    /** Without the queues and the other agents that are not for the one who looks, and with the contact as he may know him. */
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
                viewer.mask().text(subject, contact),
                priority,
                receivedAt,
                timeoutAt,
                acceptedAt,
                offers.stream().filter(offer -> viewer.sees(offer.agentId())).toList(),
                contact.under(viewer.mask()));
    }

    /** An agent who is being notified. */
    public record Notified(UUID agentId, Instant offeredAt, Instant expiresAt) {}
}
