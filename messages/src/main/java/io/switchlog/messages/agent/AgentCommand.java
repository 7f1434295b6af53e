package io.switchlog.messages.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.privacy.Sealed;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an agent. */
public sealed interface AgentCommand {
    AgentId agentId();

    /**
     * Creates an agent; refused if the user name or the extension is taken.
     *
     * @param usernameClaim the user name in the form in which it is claimed, see {@code Claim}
     */
    record CreateAgent(
            AgentId agentId,
            String usernameClaim,
            Sealed username,
            Sealed fullName,
            @Nullable Sealed alias,
            @Nullable Sealed email,
            @Nullable Sealed description,
            Typology typology,
            @Nullable String internal,
            boolean loginInPause,
            Map<Channel, Integer> capacity)
            implements AgentCommand {}

    /** Starts a session. */
    record LoginAgent(@TargetAggregateIdentifier AgentId agentId, SessionId sessionId) implements AgentCommand {}

    /** Ends the session. */
    record LogoutAgent(@TargetAggregateIdentifier AgentId agentId) implements AgentCommand {}

    /** Pauses on these channels. */
    record PauseAgent(@TargetAggregateIdentifier AgentId agentId, Set<Channel> channels, String reason)
            implements AgentCommand {}

    /** Ends the pause on these channels. */
    record UnpauseAgent(@TargetAggregateIdentifier AgentId agentId, Set<Channel> channels) implements AgentCommand {}

    /** Sets the capacity of the channels named; the others stay. */
    record ChangeAgentCapacity(@TargetAggregateIdentifier AgentId agentId, Map<Channel, Integer> capacity)
            implements AgentCommand {}
}
