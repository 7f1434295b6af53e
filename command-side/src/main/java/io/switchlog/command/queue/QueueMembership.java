package io.switchlog.command.queue;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Adds agents to queues, after a look whether there is such an agent. */
public final class QueueMembership {
    private final Repository<Queue> queues;
    private final StreamStates states;

    public QueueMembership(Repository<Queue> queues, StreamStates states) {
        this.queues = queues;
        this.states = states;
    }

    @CommandHandler
    void decide(AddQueueMember command) {
        states.requireExisting("agent", command.agentId());
        queues.load(command.queueId().toString()).execute(queue -> queue.decide(command));
    }
}
