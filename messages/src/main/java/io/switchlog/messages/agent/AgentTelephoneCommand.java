package io.switchlog.messages.agent;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about agents' own telephones. */
public sealed interface AgentTelephoneCommand extends AgentCommand {
    /** Records whether a switchboard reaches the agent's telephone; causes nothing if that is known. */
    record NoteTelephone(@TargetAggregateIdentifier AgentId agentId, String pbx, boolean connected)
            implements AgentTelephoneCommand {}
}
