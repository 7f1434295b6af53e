package io.switchlog.command.membership;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.access.UserProfile;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.log.EventMetadata;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.queue.Queue;
import io.switchlog.command.settings.Licensing;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.queue.QueueCommand.AddAgentToQueues;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Whatever about queues depends on the licence or on agents. Queues are locked by id, the agent last.
 */
public final class QueueDesk {
    private final Repository<Queue> queues;
    private final Repository<Agent> agents;
    private final StreamStates states;

    public QueueDesk(Repository<Queue> queues, Repository<Agent> agents, StreamStates states) {
        this.queues = queues;
        this.agents = agents;
        this.states = states;
    }

    @CommandHandler
    void decide(CreateQueue command) throws Exception {
        Licensing.require(states, command.channel());
        queues.newInstance(() -> new Queue(command));
    }

    @CommandHandler
    void decide(AddQueueMember command) {
        Aggregate<Queue> queue = queue(command.queueId());
        Agent.requireKept(agents, command.agentId());
        queue.execute(found -> found.decide(command));
    }

    /** A queue of which he is a member already is left as it is. */
    @CommandHandler
    void decide(AddAgentToQueues command, @MetaDataValue(EventMetadata.ACTOR) String actor) {
        UserProfile user = command.asFarAsAllowed() ? UserProfile.read(states, actor) : null;
        boolean everything = user == null || user.role() != Role.SUPERVISOR || user.allQueues();
        List<QueueId> queueIds = command.queueIds().stream()
                .filter(queueId -> everything || requireNonNull(user).queues().contains(queueId))
                .sorted()
                .toList();
        for (QueueId queueId : queueIds) {
            queue(queueId).execute(queue -> queue.addIfAbsent(command.agentId(), command.penalty()));
        }
        Agent.requireKept(agents, command.agentId());
    }

    private Aggregate<Queue> queue(QueueId queueId) {
        try {
            return queues.load(queueId.toString());
        } catch (AggregateNotFoundException none) {
            throw new Unknown("queue", queueId);
        }
    }
}
