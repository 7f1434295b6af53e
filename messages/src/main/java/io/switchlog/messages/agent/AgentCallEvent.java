package io.switchlog.messages.agent;

import io.switchlog.messages.Event;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/** Calls that agents ask for. What becomes of them is told by the calls. */
public sealed interface AgentCallEvent extends AgentEvent {
    /**
     * Somebody is to be called: the agent's telephone rings first, and when he answers the number is dialled.
     *
     * @param interactionId which the call has if it comes about
     * @param pbx the switchboard that is to call
     * @param uniqueId of the call's first channel there
     * @param dialled the number, which is personal data of the one who has it
     * @param prefix the service for which the call is made, as the switchboard wants it dialled; null if none was chosen
     *     (AG-131)
     * @param preview whether the agent was shown whom to call (AG-75)
     */
    @Event(name = "agent.call-requested")
    record AgentCallRequested(
            AgentId agentId,
            InteractionId interactionId,
            String pbx,
            String uniqueId,
            Sealed dialled,
            @Nullable String prefix,
            boolean preview)
            implements AgentCallEvent {}

    /**
     * The switchboard did not take the request.
     *
     * @param answer what it said
     */
    @Event(name = "agent.call-refused")
    record AgentCallRefused(AgentId agentId, InteractionId interactionId, String answer) implements AgentCallEvent {}
}
