package io.switchlog.messages.agent;

import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about calls that agents ask for. */
public sealed interface AgentCallCommand extends AgentCommand {
    /**
     * Asks for a call to a number.
     *
     * @param interactionId which the call will have
     * @param uniqueId which its first channel will have
     * @param prefix for which service, or null (AG-131)
     * @param preview whether the agent was shown whom to call (AG-75)
     */
    record RequestCall(
            @TargetAggregateIdentifier AgentId agentId,
            InteractionId interactionId,
            String pbx,
            String uniqueId,
            Sealed dialled,
            @Nullable String prefix,
            boolean preview)
            implements AgentCallCommand {}

    /** Records that the switchboard did not take a request. */
    record NoteCallRefusal(@TargetAggregateIdentifier AgentId agentId, InteractionId interactionId, String answer)
            implements AgentCallCommand {}
}
