package io.switchlog.messages.agent;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about the pictures of agents. */
public sealed interface AgentAvatarCommand extends AgentCommand {
    /**
     * Gives the agent another picture, which is stored already, or takes his away.
     *
     * @param sha256 null for none
     */
    record ChangeAvatar(
            @TargetAggregateIdentifier AgentId agentId,
            @Nullable String sha256,
            @Nullable String contentType) implements AgentAvatarCommand {}
}
