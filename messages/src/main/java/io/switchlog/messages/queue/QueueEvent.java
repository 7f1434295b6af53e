package io.switchlog.messages.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.Event;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.RequeueCause;
import java.util.Set;

/** The life of a queue and of its membership. */
public sealed interface QueueEvent {
    QueueId queueId();

    /**
     * A queue exists.
     *
     * @param agentTimeoutSeconds how long one offer stands
     * @param weight 0 to 10: which queue goes first when an agent could serve several
     */
    @Event(name = "queue.created")
    record QueueCreated(
            QueueId queueId, String name, Channel channel, Strategy strategy, int agentTimeoutSeconds, int weight)
            implements QueueEvent {}

    /** The queue has another name. Report rows keep the one of their time. */
    @Event(name = "queue.renamed")
    record QueueRenamed(QueueId queueId, String from, String to) implements QueueEvent {}

    /** The queue picks agents in another way from now on. */
    @Event(name = "queue.strategy-changed")
    record QueueStrategyChanged(QueueId queueId, Strategy from, Strategy to) implements QueueEvent {}

    /** Offers made from now on stand for another time. */
    @Event(name = "queue.agent-timeout-changed")
    record QueueAgentTimeoutChanged(QueueId queueId, int fromSeconds, int toSeconds) implements QueueEvent {}

    /** The queue has another weight, 0 to 10. */
    @Event(name = "queue.weight-changed")
    record QueueWeightChanged(QueueId queueId, int from, int to) implements QueueEvent {}

    /** Agents who close one of its interactions from now on wrap up for another time; 0 for no wrap-up. */
    @Event(name = "queue.wrap-up-changed")
    record QueueWrapUpChanged(QueueId queueId, int fromSeconds, int toSeconds) implements QueueEvent {}

    /** Offers made from now on are repeated to the agent at another pace; 0 for never. */
    @Event(name = "queue.renotification-changed")
    record QueueRenotificationChanged(QueueId queueId, int fromSeconds, int toSeconds) implements QueueEvent {}

    /** Something else is done about agents who let its offers expire. */
    @Event(name = "queue.missed-offer-policy-changed")
    record QueueMissedOfferPolicyChanged(QueueId queueId, MissedOfferPolicy from, MissedOfferPolicy to)
            implements QueueEvent {}

    /** Its accepted interactions wait again in other cases than before. */
    @Event(name = "queue.requeue-policy-changed")
    record QueueRequeuePolicyChanged(QueueId queueId, Set<RequeueCause> from, Set<RequeueCause> to)
            implements QueueEvent {}

    /** The agent serves this queue (AG-151). A lower penalty goes first where the strategy regards it. */
    @Event(name = "queue.member-added")
    record QueueMemberAdded(QueueId queueId, AgentId agentId, int penalty) implements QueueEvent {}

    /** A member's penalty is another. */
    @Event(name = "queue.member-penalty-changed")
    record QueueMemberPenaltyChanged(QueueId queueId, AgentId agentId, int from, int to) implements QueueEvent {}

    /** The agent does not serve this queue any more. */
    @Event(name = "queue.member-removed")
    record QueueMemberRemoved(QueueId queueId, AgentId agentId) implements QueueEvent {}

    /** The queue is gone, and with it every membership; what waits in it runs into its timeout. */
    @Event(name = "queue.deleted")
    record QueueDeleted(QueueId queueId) implements QueueEvent {}
}
