package io.switchlog.command.queue;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.ChangeQueue;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** A queue: how it picks agents, and who serves it. */
@AggregateRoot(type = "queue")
public final class Queue {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable QueueId queueId;

    private @Nullable QueueProfile profile;

    Queue() {}

    public Queue(CreateQueue command) {
        apply(new QueueCreated(
                command.queueId(),
                command.name(),
                command.channel(),
                command.strategy(),
                command.agentTimeoutSeconds(),
                command.weight()));
        QueueConduct.of(command.channel())
                .changes(command.queueId(), command.conduct())
                .forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(ChangeQueue command) {
        QueueProfile queue = living();
        QueueId id = queue.queueId();
        if (command.name() != null && !command.name().equals(queue.name())) {
            apply(new QueueRenamed(id, queue.name(), command.name()));
        }
        if (command.strategy() != null && command.strategy() != queue.strategy()) {
            apply(new QueueStrategyChanged(id, queue.strategy(), command.strategy()));
        }
        if (command.agentTimeoutSeconds() != null && command.agentTimeoutSeconds() != queue.agentTimeoutSeconds()) {
            apply(new QueueAgentTimeoutChanged(id, queue.agentTimeoutSeconds(), command.agentTimeoutSeconds()));
        }
        if (command.weight() != null && command.weight() != queue.weight()) {
            apply(new QueueWeightChanged(id, queue.weight(), command.weight()));
        }
        queue.conduct().changes(id, command.conduct()).forEach(AggregateLifecycle::apply);
    }

    /** Adds an agent who is known to exist, or changes his penalty. */
    public void decide(AddQueueMember command) {
        QueueProfile queue = living();
        Integer penalty = queue.members().get(command.agentId());
        if (penalty == null) {
            apply(new QueueMemberAdded(queue.queueId(), command.agentId(), command.penalty()));
        } else if (penalty != command.penalty()) {
            apply(new QueueMemberPenaltyChanged(queue.queueId(), command.agentId(), penalty, command.penalty()));
        }
    }

    /** Adds an agent who is known to exist, if he is not a member. */
    public void addIfAbsent(AgentId agentId, int penalty) {
        QueueProfile queue = living();
        if (!queue.members().containsKey(agentId)) {
            apply(new QueueMemberAdded(queue.queueId(), agentId, penalty));
        }
    }

    @CommandHandler
    void decide(RemoveQueueMember command) {
        QueueProfile queue = living();
        refuseIf(!queue.members().containsKey(command.agentId()), Refusal.NOT_A_MEMBER);
        apply(new QueueMemberRemoved(queue.queueId(), command.agentId()));
    }

    @CommandHandler
    void decide(DeleteQueue command) {
        apply(new QueueDeleted(living().queueId()));
    }

    private QueueProfile living() {
        QueueProfile queue = requireNonNull(profile);
        refuseIf(queue.deleted(), Refusal.QUEUE_DELETED);
        return queue;
    }

    @EventSourcingHandler
    void evolve(QueueEvent event) {
        queueId = event.queueId();
        profile = QueueProfile.after(profile, event);
    }
}
