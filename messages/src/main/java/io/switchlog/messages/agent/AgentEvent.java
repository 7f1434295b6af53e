package io.switchlog.messages.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.Event;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life of an agent: created, logged in and out, pausing, and which interactions stand open on the desktop. */
public sealed interface AgentEvent {
    AgentId agentId();

    /**
     * An agent exists (AG-06 ... AG-17). The password is not here, nor anywhere in the log.
     *
     * @param internal the extension, if one was given
     * @param loginInPause whether each login starts in pause on every channel (AG-35)
     * @param capacity most open interactions per digital channel, 0 for no limit (AG-104 ... AG-106)
     */
    @Event(name = "agent.created")
    record AgentCreated(
            AgentId agentId,
            Sealed username,
            Sealed fullName,
            @Nullable Sealed alias,
            @Nullable Sealed email,
            @Nullable Sealed description,
            Typology typology,
            @Nullable String internal,
            boolean loginInPause,
            Map<Channel, Integer> capacity)
            implements AgentEvent {}

    /** A session began. */
    @Event(name = "agent.logged-in")
    record AgentLoggedIn(AgentId agentId, SessionId sessionId) implements AgentEvent {}

    /** The session ended, and with it every pause. */
    @Event(name = "agent.logged-out")
    record AgentLoggedOut(AgentId agentId, SessionId sessionId) implements AgentEvent {}

    /** The agent is not to be offered anything on these channels (AG-112, AG-114). A new reason replaces the old. */
    @Event(name = "agent.paused")
    record AgentPaused(AgentId agentId, SessionId sessionId, Set<Channel> channels, String reason)
            implements AgentEvent {}

    /** The pause on these channels is over. */
    @Event(name = "agent.unpaused")
    record AgentUnpaused(AgentId agentId, SessionId sessionId, Set<Channel> channels) implements AgentEvent {}

    /** The most interactions that the agent may have open on one channel changed; 0 is no limit (AG-106). */
    @Event(name = "agent.capacity-changed")
    record AgentCapacityChanged(AgentId agentId, Channel channel, int from, int to) implements AgentEvent {}

    /** The agent took an interaction: one more open tab on the desktop (AMB-03). */
    @Event(name = "agent.tab-opened")
    record AgentTabOpened(AgentId agentId, InteractionId interactionId, Channel channel) implements AgentEvent {}

    /** The interaction is off the agent's desktop: its tab and its slot are free again. */
    @Event(name = "agent.tab-closed")
    record AgentTabClosed(AgentId agentId, InteractionId interactionId, Channel channel) implements AgentEvent {}
}
