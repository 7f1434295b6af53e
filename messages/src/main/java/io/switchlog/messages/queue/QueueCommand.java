package io.switchlog.messages.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.RequeueCause;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of queues. */
public sealed interface QueueCommand {
    QueueId queueId();

    /** Creates a queue. */
    record CreateQueue(
            @TargetAggregateIdentifier QueueId queueId,
            String name,
            Channel channel,
            Strategy strategy,
            int agentTimeoutSeconds,
            int weight,
            Conduct conduct)
            implements QueueCommand {}

    /** Changes what is given and leaves the rest. */
    record ChangeQueue(
            @TargetAggregateIdentifier QueueId queueId,
            @Nullable String name,
            @Nullable Strategy strategy,
            @Nullable Integer agentTimeoutSeconds,
            @Nullable Integer weight,
            Conduct conduct)
            implements QueueCommand {}

    /**
     * How a queue treats the agents who serve it; null leaves what is.
     *
     * @param wrapUpSeconds how long an agent wraps up after closing one of its interactions, 0 for not at all
     * @param renotifySeconds how often an agent is reminded of an offer while it stands, 0 for never
     * @param requeueOn when an interaction that an agent has accepted is to wait again
     */
    record Conduct(
            @Nullable Integer wrapUpSeconds,
            @Nullable Integer renotifySeconds,
            @Nullable MissedOfferPolicy missedOffers,
            @Nullable Set<RequeueCause> requeueOn) {
        /** Leaves everything as it is. */
        public static final Conduct UNCHANGED = new Conduct(null, null, null, null);
    }

    /** Adds the agent, or changes his penalty if he is a member already. */
    record AddQueueMember(QueueId queueId, AgentId agentId, int penalty) implements QueueCommand {}

    /**
     * Adds the agent to each of these queues that he is not a member of.
     *
     * @param queueIds at most 500
     * @param asFarAsAllowed whether queues to which the sender is not enabled are left out; otherwise they are unknown
     */
    record AddAgentToQueues(AgentId agentId, Set<QueueId> queueIds, int penalty, boolean asFarAsAllowed) {}

    /** Removes the agent; refused if he is not a member. */
    record RemoveQueueMember(@TargetAggregateIdentifier QueueId queueId, AgentId agentId) implements QueueCommand {}

    /** Deletes the queue. */
    record DeleteQueue(@TargetAggregateIdentifier QueueId queueId) implements QueueCommand {}
}
