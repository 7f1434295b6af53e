package io.switchlog.messages.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a queue. */
public sealed interface QueueCommand {
    QueueId queueId();

    /** Creates a queue. */
    record CreateQueue(
            @TargetAggregateIdentifier QueueId queueId,
            String name,
            Channel channel,
            Strategy strategy,
            int agentTimeoutSeconds,
            int weight)
            implements QueueCommand {}

    /** Changes what is given and leaves the rest. */
    record ChangeQueue(
            @TargetAggregateIdentifier QueueId queueId,
            @Nullable String name,
            @Nullable Strategy strategy,
            @Nullable Integer agentTimeoutSeconds,
            @Nullable Integer weight)
            implements QueueCommand {}

    /** Adds the agent, or changes his penalty if he is a member already. */
    record AddQueueMember(QueueId queueId, AgentId agentId, int penalty) implements QueueCommand {}

    /** Removes the agent; refused if he is not a member. */
    record RemoveQueueMember(@TargetAggregateIdentifier QueueId queueId, AgentId agentId) implements QueueCommand {}

    /** Deletes the queue. */
    record DeleteQueue(@TargetAggregateIdentifier QueueId queueId) implements QueueCommand {}
}
