package io.switchlog.query.routing;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An offer to one agent as it stood at some time: an end that came later is not known yet. */
record Notification(
        AgentId agentId,
        int stepNo,
        Instant offeredAt,
        Instant expiresAt,
        Choice choice,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String cause) {
    static final String EXPIRED = "expired";
    static final String REJECTED = "rejected";

    /** Whoever rejects an offer or lets it expire is left alone with the interaction for so long, while its step lasts. */
    static final Duration REST = Duration.ofSeconds(5);

    static Notification of(InteractionOffered event, Instant at) {
        return new Notification(
                event.agentId(), event.stepNo(), at, event.expiresAt(), event.choice(), null, null, null);
    }

    Notification ended(Instant at, String how, @Nullable String why) {
        return new Notification(agentId, stepNo, offeredAt, expiresAt, choice, at, how, why);
    }

    boolean isLive() {
        return endedAt == null;
    }

    boolean wasLeftAlone() {
        return EXPIRED.equals(outcome) || REJECTED.equals(outcome);
    }

    /** Whether the agent rests from it at this time. */
    boolean restsAt(Instant at) {
        return wasLeftAlone() && endedAt != null && at.isBefore(endedAt.plus(REST));
    }

    @Nullable
    String strategy() {
        Strategy strategy = choice.strategy();
        return strategy == null ? null : strategy.code();
    }
}
