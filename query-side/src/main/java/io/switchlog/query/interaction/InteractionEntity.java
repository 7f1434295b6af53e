package io.switchlog.query.interaction;

import io.switchlog.query.viewer.ContactData;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code directory.interaction}. */
@Entity
@Immutable
@Table(schema = "directory", name = "interaction")
@SuppressWarnings("NullAway.Init")
class InteractionEntity {
    @Id
    private UUID interactionId;

    private UUID accountId;
    private String accountName;
    private String channel;
    private String status;
    private int stepNo;
    private int routeNo;
    private @Nullable String origin;
    private @Nullable UUID queueId;
    private @Nullable String queueName;
    private @Nullable UUID directedAgentId;
    private @Nullable UUID agentId;
    private @Nullable String contactName;
    private @Nullable String contactPhone;
    private @Nullable String contactEmail;
    private @Nullable String subject;
    private int priority;
    private Instant receivedAt;
    private @Nullable Instant timeoutAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant endedAt;
    private @Nullable String disposition;

    /** Every agent who ever had it; for conditions only, never loaded. */
    @ElementCollection
    @CollectionTable(schema = "history", name = "engagement", joinColumns = @JoinColumn(name = "interaction_id"))
    @Column(name = "agent_id")
    @SuppressWarnings("UnusedVariable")
    private Set<UUID> handledBy;

    /** What was written; for conditions only, never loaded. */
    @ElementCollection
    @CollectionTable(schema = "directory", name = "message", joinColumns = @JoinColumn(name = "interaction_id"))
    @Column(name = "body")
    @SuppressWarnings("UnusedVariable")
    private Set<String> messages;

    InteractionRow row() {
        return new InteractionRow(
                interactionId,
                accountId,
                accountName,
                channel,
                status,
                stepNo,
                routeNo,
                origin,
                queueId,
                queueName,
                directedAgentId,
                agentId,
                new ContactData(contactName, contactPhone, contactEmail),
                subject,
                priority,
                receivedAt,
                timeoutAt,
                acceptedAt,
                endedAt,
                disposition,
                null);
    }
}
