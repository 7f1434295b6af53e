package io.switchlog.messages.call;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;

/** What people want of a call that is under way, and the switchboard is to do. */
public sealed interface CallRequest {
    InteractionId interactionId();

    /**
     * Asks for a supervisor to be let into an agent's call (AG-62).
     *
     * @param supervisor id of the user
     * @param extension at which telephone
     * @param uniqueId which the channel to his telephone will have
     */
    record RequestMonitoring(
            InteractionId interactionId,
            String supervisor,
            String extension,
            AgentId agentId,
            Monitoring mode,
            String uniqueId)
            implements CallRequest {}

    /**
     * Asks for the recording of an agent's call to begin, end, pause or go on (AG-66, AG-72, AG-81).
     *
     * @param byHimself whether the agent asks
     * @param channel uniqueid of the agent's channel, which names the file
     */
    record RequestRecording(
            InteractionId interactionId, AgentId agentId, boolean byHimself, RecordingRequest request, String channel)
            implements CallRequest {}

    /** Records that the switchboard did not take a request. */
    record NoteRequestRefusal(InteractionId interactionId, AgentId agentId, String answer) implements CallRequest {}
}
