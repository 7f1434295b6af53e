package io.switchlog.messages.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.telephone.TelephoneId;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an agent. */
public sealed interface AgentCommand
        permits AgentProfileCommand,
                AgentCommand.CreateAgent,
                AgentCommand.LoginAgent,
                AgentCommand.LogoutAgent,
                AgentCommand.ConfirmPresence,
                AgentCommand.EndLostSession,
                AgentCommand.PauseAgent,
                AgentCommand.UnpauseAgent,
                AgentCommand.ResumeAgent,
                AgentCommand.EndWrapUp,
                AgentCommand.NotePauseOverrun,
                AgentCommand.ActOnMissedOffers,
                AgentCommand.NoteAutoAnswerConflict,
                AgentCommand.ChangeAgent,
                AgentTrashCommand,
                AgentCallCommand,
                AgentTelephoneCommand,
                AgentAvatarCommand {
    AgentId agentId();

    /**
     * Creates an agent; refused if the user name or the extension is taken.
     *
     * @param usernameClaim the user name in the form in which it is claimed, see {@code Claim}
     * @param internal null for any that is free
     * @param settings by path, as far as they are not as for every new agent
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
            Map<Channel, Integer> capacity,
            Map<Channel, AutoAnswer> autoAnswer,
            boolean advancedSearch,
            Map<String, Object> settings)
            implements AgentCommand {

        /** With settings as every new agent has them. */
        public CreateAgent(
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
                Map<Channel, Integer> capacity,
                Map<Channel, AutoAnswer> autoAnswer,
                boolean advancedSearch) {
            this(
                    agentId,
                    usernameClaim,
                    username,
                    fullName,
                    alias,
                    email,
                    description,
                    typology,
                    internal,
                    loginInPause,
                    capacity,
                    autoAnswer,
                    advancedSearch,
                    Map.of());
        }
    }

    /**
     * Starts a session; what happens to one that is under way is a setting.
     *
     * @param telephoneId where a hot desk agent sits down
     */
    record LoginAgent(
            AgentId agentId, SessionId sessionId, @Nullable TelephoneId telephoneId) implements AgentCommand {
        /** Of an agent who has a telephone of his own. */
        public LoginAgent(AgentId agentId, SessionId sessionId) {
            this(agentId, sessionId, null);
        }
    }

    /** Ends the session. */
    record LogoutAgent(@TargetAggregateIdentifier AgentId agentId, LogoutCause cause) implements AgentCommand {}

    /** Causes nothing; refused if the agent is not logged in. */
    record ConfirmPresence(@TargetAggregateIdentifier AgentId agentId) implements AgentCommand {}

    /** Ends this very session, whose desktop gives no sign of life any more. */
    record EndLostSession(@TargetAggregateIdentifier AgentId agentId, SessionId sessionId) implements AgentCommand {}

    /** Pauses on these channels. */
    record PauseAgent(AgentId agentId, Set<Channel> channels, String reason) implements AgentCommand {}

    /** Ends the pause on these channels; an agent who does so is also back if he had stopped responding. */
    record UnpauseAgent(@TargetAggregateIdentifier AgentId agentId, Set<Channel> channels) implements AgentCommand {}

    /** The agent is there and done with his wrap-ups: ends them, and that he had stopped responding. */
    record ResumeAgent(@TargetAggregateIdentifier AgentId agentId) implements AgentCommand {}

    /** Ends a wrap-up whose time is over. */
    record EndWrapUp(AgentId agentId, SessionId sessionId, Channel channel) implements AgentCommand {}

    /** Records that a pause lasts longer than its reason allows. */
    record NotePauseOverrun(AgentId agentId, SessionId sessionId) implements AgentCommand {}

    /** Does what the queue's policy says about an agent who let its offers expire. */
    record ActOnMissedOffers(AgentId agentId, SessionId sessionId, QueueId queueId, int missedOffers)
            implements AgentCommand {}

    /** Records that auto answer meets a queue that notifies all at once. */
    record NoteAutoAnswerConflict(AgentId agentId, QueueId queueId) implements AgentCommand {}

    /**
     * Changes what is given and leaves the rest.
     *
     * @param capacity most open interactions of the channels named, 0 for no limit
     * @param autoAnswer of the channels named
     */
    record ChangeAgent(
            @TargetAggregateIdentifier AgentId agentId,
            Map<Channel, Integer> capacity,
            Map<Channel, AutoAnswer> autoAnswer,
            @Nullable Boolean advancedSearch)
            implements AgentCommand {}

    /** @param delaySeconds how long after an offer it is accepted */
    record AutoAnswer(boolean enabled, int delaySeconds) {}
}
