package io.switchlog.messages.agent;

import io.switchlog.messages.Event;
import org.jspecify.annotations.Nullable;

/** The pictures of agents (AG-43). The pictures themselves are not in the log. */
public sealed interface AgentAvatarEvent extends AgentEvent {
    /**
     * The agent has another picture, or none any more.
     *
     * @param from SHA-256 of the picture before, null if there was none
     * @param to SHA-256 of the picture now, null if there is none
     * @param contentType of the picture now: image/png or image/jpeg
     */
    @Event(name = "agent.avatar-changed")
    record AgentAvatarChanged(
            AgentId agentId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String contentType) implements AgentAvatarEvent {}
}
