package io.switchlog.query.queue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;

/** A row of {@code directory.queue} that is not deleted. */
@Entity
@Immutable
@Table(schema = "directory", name = "queue")
@SQLRestriction("not deleted")
@SuppressWarnings("NullAway.Init")
class QueueEntity {
    @Id
    private UUID queueId;

    private String name;
    private String channel;
    private String strategy;
    private int agentTimeoutSeconds;
    private int weight;
    private Instant createdAt;

    QueueRow row() {
        return new QueueRow(queueId, name, channel, strategy, agentTimeoutSeconds, weight, createdAt);
    }
}
