package io.switchlog.messages.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.Event;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.telephone.TelephoneId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life of an agent: created, logged in and out, pausing, wrapping up, and which interactions
 * stand open on the desktop. */
public sealed interface AgentEvent
        permits AgentProfileEvent,
                AgentSettingsEvent,
                AgentEvent.AgentCreated,
                AgentEvent.AgentLoggedIn,
                AgentEvent.AgentLoggedOut,
                AgentEvent.AgentPaused,
                AgentEvent.AgentPauseOverran,
                AgentEvent.AgentUnpaused,
                AgentEvent.AgentWrapUpBegan,
                AgentEvent.AgentWrapUpEnded,
                AgentEvent.AgentStoppedResponding,
                AgentEvent.AgentReturned,
                AgentEvent.AgentAutoAnswerEnabled,
                AgentEvent.AgentAutoAnswerDelayChanged,
                AgentEvent.AgentAutoAnswerDisabled,
                AgentEvent.AgentAutoAnswerConflictNoted,
                AgentEvent.AgentAdvancedSearchEnabled,
                AgentEvent.AgentAdvancedSearchDisabled,
                AgentEvent.AgentCapacityChanged,
                AgentEvent.AgentTabOpened,
                AgentEvent.AgentTabClosed,
                AgentTrashEvent,
                AgentCallEvent,
                AgentTelephoneEvent,
                AgentAvatarEvent {
    AgentId agentId();

    /**
     * An agent exists (AG-06 ... AG-17). The password is not here, nor anywhere in the log.
     *
     * @param internal the extension, if one was given
     * @param loginInPause whether each login starts in pause on every channel (AG-35)
     * @param capacity most open interactions per digital channel, 0 for no limit (AG-104 ... AG-106)
     * @param settings all others that the agent's typology has; null in logs of before they were kept
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
            Map<Channel, Integer> capacity,
            @Nullable Map<String, Object> settings)
            implements AgentEvent {

        /** As it was before settings were kept. */
        public AgentCreated(
                AgentId agentId,
                Sealed username,
                Sealed fullName,
                @Nullable Sealed alias,
                @Nullable Sealed email,
                @Nullable Sealed description,
                Typology typology,
                @Nullable String internal,
                boolean loginInPause,
                Map<Channel, Integer> capacity) {
            this(
                    agentId,
                    username,
                    fullName,
                    alias,
                    email,
                    description,
                    typology,
                    internal,
                    loginInPause,
                    capacity,
                    null);
        }
    }

    /**
     * A session began.
     *
     * @param telephoneId where a hot desk agent sits in this session (AG-46)
     */
    @Event(name = "agent.logged-in")
    record AgentLoggedIn(
            AgentId agentId, SessionId sessionId, @Nullable TelephoneId telephoneId) implements AgentEvent {
        /** Of an agent who has a telephone of his own. */
        public AgentLoggedIn(AgentId agentId, SessionId sessionId) {
            this(agentId, sessionId, null);
        }
    }

    /**
     * The session ended, and with it every pause, every wrap-up and every doubt whether the agent is there.
     *
     * @param cause null in logs of before causes were kept
     * @param telephoneId where a hot desk agent sat; it is free again
     */
    @Event(name = "agent.logged-out")
    record AgentLoggedOut(
            AgentId agentId,
            SessionId sessionId,
            @Nullable LogoutCause cause,
            @Nullable TelephoneId telephoneId) implements AgentEvent {
        /** Of an agent who has a telephone of his own. */
        public AgentLoggedOut(AgentId agentId, SessionId sessionId, @Nullable LogoutCause cause) {
            this(agentId, sessionId, cause, null);
        }
    }

    /**
     * The agent is not to be offered anything on these channels (AG-112, AG-114). A new reason replaces the old.
     *
     * @param terms null if the catalogue does not have the reason
     */
    @Event(name = "agent.paused")
    record AgentPaused(
            AgentId agentId,
            SessionId sessionId,
            Set<Channel> channels,
            String reason,
            @Nullable PauseTerms terms) implements AgentEvent {}

    /** A pause has lasted longer than its reason allows. It goes on. */
    @Event(name = "agent.pause-overran")
    record AgentPauseOverran(
            AgentId agentId, SessionId sessionId, Set<Channel> channels, String reason, Instant dueBackAt)
            implements AgentEvent {}

    /** The pause on these channels is over. */
    @Event(name = "agent.unpaused")
    record AgentUnpaused(AgentId agentId, SessionId sessionId, Set<Channel> channels) implements AgentEvent {}

    /**
     * The agent closed an interaction and finishes what belongs to it; until then he is offered nothing on its channel.
     * A wrap-up that is under way on the channel ends with this one.
     */
    @Event(name = "agent.wrap-up-began")
    record AgentWrapUpBegan(
            AgentId agentId,
            SessionId sessionId,
            InteractionId interactionId,
            QueueId queueId,
            Channel channel,
            Instant endsAt)
            implements AgentEvent {}

    /** The wrap-up on this channel is over, because its time is or because the agent says so. */
    @Event(name = "agent.wrap-up-ended")
    record AgentWrapUpEnded(AgentId agentId, SessionId sessionId, Channel channel) implements AgentEvent {}

    /**
     * The agent let so many offers of a queue expire that he counts as away: he is offered nothing on any channel.
     *
     * @param missedOffers how many in a row
     */
    @Event(name = "agent.stopped-responding")
    record AgentStoppedResponding(AgentId agentId, SessionId sessionId, QueueId queueId, int missedOffers)
            implements AgentEvent {}

    /** The agent is back after he had stopped responding. */
    @Event(name = "agent.returned")
    record AgentReturned(AgentId agentId, SessionId sessionId) implements AgentEvent {}

    /** Offers on this channel are accepted for the agent from now on, this long after they are made (AG-124, AG-125). */
    @Event(name = "agent.auto-answer-enabled")
    record AgentAutoAnswerEnabled(AgentId agentId, Channel channel, int delaySeconds) implements AgentEvent {}

    /** Offers made from now on are accepted for the agent after another delay. */
    @Event(name = "agent.auto-answer-delay-changed")
    record AgentAutoAnswerDelayChanged(AgentId agentId, Channel channel, int fromSeconds, int toSeconds)
            implements AgentEvent {}

    /** The agent accepts offers on this channel himself again. */
    @Event(name = "agent.auto-answer-disabled")
    record AgentAutoAnswerDisabled(AgentId agentId, Channel channel) implements AgentEvent {}

    /** The agent has auto answer on a channel on which he serves a queue that notifies all at once (AG-127, AMB-09). */
    @Event(name = "agent.auto-answer-conflict-noted")
    record AgentAutoAnswerConflictNoted(AgentId agentId, Channel channel, QueueId queueId) implements AgentEvent {}

    /** The agent may search all interactions of his accounts (AG-128). */
    @Event(name = "agent.advanced-search-enabled")
    record AgentAdvancedSearchEnabled(AgentId agentId) implements AgentEvent {}

    /** The agent may not search beyond his own interactions any more. */
    @Event(name = "agent.advanced-search-disabled")
    record AgentAdvancedSearchDisabled(AgentId agentId) implements AgentEvent {}

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
