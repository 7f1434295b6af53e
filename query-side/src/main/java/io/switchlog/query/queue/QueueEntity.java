package io.switchlog.query.queue;

import io.switchlog.query.queue.QueueRow.MissedOffers;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private int wrapUpSeconds;
    private int renotifySeconds;
    private String missedOfferAction;
    private int missedOfferAfter;
    private boolean requeueOnLoggedOut;
    private boolean requeueOnDisconnected;
    private boolean requeueOnPaused;
    private Instant createdAt;

    QueueRow row() {
        return new QueueRow(
                queueId,
                name,
                channel,
                strategy,
                agentTimeoutSeconds,
                weight,
                wrapUpSeconds,
                renotifySeconds,
                new MissedOffers(missedOfferAction, missedOfferAfter),
                requeueOn(),
                createdAt);
    }

    private List<String> requeueOn() {
        List<String> causes = new ArrayList<>();
        if (requeueOnLoggedOut) {
            causes.add("logged_out");
        }
        if (requeueOnDisconnected) {
            causes.add("disconnected");
        }
        if (requeueOnPaused) {
            causes.add("paused");
        }
        return causes;
    }
}
