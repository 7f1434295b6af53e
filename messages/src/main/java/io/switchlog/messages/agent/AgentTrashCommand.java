package io.switchlog.messages.agent;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands that put agents into the trash and take them out again. */
public sealed interface AgentTrashCommand extends AgentCommand, ConcernsAllQueues {
    /** Puts the agent into the trash, and logs him out first; refused while he has interactions open (AMB-15). */
    record DeleteAgent(@TargetAggregateIdentifier AgentId agentId) implements AgentTrashCommand {}

    /** Takes the agent out of the trash. */
    record RestoreAgent(@TargetAggregateIdentifier AgentId agentId) implements AgentTrashCommand {}
}
