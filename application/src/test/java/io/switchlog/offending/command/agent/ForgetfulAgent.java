package io.switchlog.offending.command.agent;

import io.switchlog.offending.command.queue.KnowsAgents;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** A fold depends on nothing but what it folds, and nouns do not know each other in circles. */
public final class ForgetfulAgent {
    private long seen;

    @EventSourcingHandler
    void evolve(String event) {
        seen = Instant.now().toEpochMilli() + UUID.randomUUID().hashCode() + System.nanoTime() + event.length();
    }

    Object queue() {
        return new KnowsAgents(seen);
    }
}
