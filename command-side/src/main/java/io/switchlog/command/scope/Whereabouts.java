package io.switchlog.command.scope;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * Where an interaction is, or was last.
 *
 * @param queueId of the last step, null if it names an agent
 * @param agentId who has it, had it last, or is named by the step
 */
record Whereabouts(
        AccountId accountId,
        @Nullable QueueId queueId,
        @Nullable AgentId agentId) {

    static @Nullable Whereabouts read(StreamStates states, InteractionId interactionId) {
        return states.<Whereabouts>read(
                "interaction", interactionId.toString(), (before, event) -> after(before, (InteractionEvent) event));
    }

    private static Whereabouts after(@Nullable Whereabouts before, InteractionEvent event) {
        if (event instanceof InteractionReceived received) {
            return new Whereabouts(received.accountId(), null, null);
        }
        Whereabouts where = requireNonNull(before, "an interaction's first event is its arrival");
        if (event instanceof InteractionQueued queued) {
            return new Whereabouts(where.accountId, queued.queueId(), null);
        }
        if (event instanceof InteractionDirected directed) {
            return new Whereabouts(where.accountId, null, directed.agentId());
        }
        if (event instanceof InteractionAccepted accepted) {
            return new Whereabouts(where.accountId, where.queueId, accepted.agentId());
        }
        if (event instanceof InteractionReopened reopened) {
            return new Whereabouts(where.accountId, where.queueId, reopened.agentId());
        }
        return where;
    }

    /** Whether no step has begun. */
    boolean isOnItsWay() {
        return queueId == null && agentId == null;
    }
}
