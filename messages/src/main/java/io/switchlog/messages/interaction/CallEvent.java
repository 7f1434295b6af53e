package io.switchlog.messages.interaction;

import io.switchlog.messages.Event;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.RecordingRequest;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a call beyond what is said of every interaction. When it happened by the switchboard's clock is
 * in the metadata, as {@code occurredAt} (ADR 32).
 */
public sealed interface CallEvent extends InteractionEvent {

    /**
     * Somebody called the centre.
     *
     * @param pbx name of the switchboard
     * @param uniqueId of the call's first channel
     * @param linkedId the same for all channels that belong together
     * @param accountId stands for the number that was dialled
     * @param steps how many steps had begun before the switchboard's report of the arrival came; usually 0
     */
    @Event(name = "call.began")
    record CallBegan(
            InteractionId interactionId,
            String pbx,
            String uniqueId,
            String linkedId,
            CallDirection direction,
            AccountId accountId,
            String accountName,
            String dialled,
            Contact contact,
            int steps)
            implements CallEvent {}

    /**
     * An agent called somebody.
     *
     * @param steps how many steps had begun before the switchboard's report of it came; usually 0
     */
    @Event(name = "call.placed")
    record CallPlaced(
            InteractionId interactionId,
            String pbx,
            String uniqueId,
            String linkedId,
            CallDirection direction,
            AgentId agentId,
            Contact contact,
            Sealed dialled,
            int steps)
            implements CallEvent {}

    /** Whom the agent called has answered. */
    @Event(name = "call.answered")
    record CallAnswered(
            InteractionId interactionId, @Nullable AgentId agentId) implements CallEvent {}

    /** The caller hears music. */
    @Event(name = "call.held")
    record CallHeld(InteractionId interactionId, int stepNo, AgentId agentId) implements CallEvent {}

    /** They talk again. */
    @Event(name = "call.resumed")
    record CallResumed(InteractionId interactionId, int stepNo, AgentId agentId) implements CallEvent {}

    /**
     * An agent has let go of the call.
     *
     * @param stepNo the step in which he had accepted it
     * @param to the agent to whom he passed it on himself, or null
     * @param concluded whether no report says so, but what came after; one that does may follow
     */
    @Event(name = "call.released")
    record CallReleased(
            InteractionId interactionId,
            int stepNo,
            AgentId agentId,
            @Nullable QueueId queueId,
            Release release,
            @Nullable AgentId to,
            boolean concluded)
            implements CallEvent {}

    /**
     * What is said is recorded from now on.
     *
     * @param agentId who had the call, or null if nobody had
     * @param file as the switchboard names it
     */
    @Event(name = "call.recording-started")
    record CallRecordingStarted(
            InteractionId interactionId,
            int stepNo,
            @Nullable AgentId agentId,
            String file) implements CallEvent {}

    /** What is said is not recorded for a while. */
    @Event(name = "call.recording-paused")
    record CallRecordingPaused(InteractionId interactionId, String file) implements CallEvent {}

    /** It is recorded again. */
    @Event(name = "call.recording-resumed")
    record CallRecordingResumed(InteractionId interactionId, String file) implements CallEvent {}

    /** The recording is over. */
    @Event(name = "call.recording-stopped")
    record CallRecordingStopped(InteractionId interactionId, String file) implements CallEvent {}

    /**
     * Somebody wants the recording to begin, end, pause or go on (AG-66). That it does is told by events of its own.
     *
     * @param agentId who has the call
     * @param file as the switchboard names it
     */
    @Event(name = "call.recording-requested")
    record CallRecordingRequested(InteractionId interactionId, AgentId agentId, RecordingRequest request, String file)
            implements CallEvent {}

    /**
     * A supervisor wants to be let into the call (AG-62). That he is on the line is told by an event of its own.
     *
     * @param supervisor id of the user
     * @param extension at which telephone
     * @param uniqueId of the channel to it
     */
    @Event(name = "call.monitoring-requested")
    record CallMonitoringRequested(
            InteractionId interactionId,
            String supervisor,
            String extension,
            AgentId agentId,
            Monitoring mode,
            String uniqueId)
            implements CallEvent {}

    /**
     * The switchboard did not take a request.
     *
     * @param answer what it said
     */
    @Event(name = "call.request-refused")
    record CallRequestRefused(InteractionId interactionId, AgentId agentId, String answer) implements CallEvent {}

    /**
     * A supervisor is on the line (AG-62), or does something else there than before.
     *
     * @param supervisor id of the user if it is known, else the extension
     */
    @Event(name = "call.monitoring-started")
    record CallMonitoringStarted(InteractionId interactionId, String supervisor, AgentId agentId, Monitoring mode)
            implements CallEvent {}

    /** He is gone. */
    @Event(name = "call.monitoring-ended")
    record CallMonitoringEnded(InteractionId interactionId, String supervisor, AgentId agentId) implements CallEvent {}

    /**
     * The call is over. What nobody had and nobody has ended until now ends with it, unanswered.
     *
     * @param hangupCause the number by Q.850, or null if it is not known
     */
    @Event(name = "call.ended")
    record CallEnded(
            InteractionId interactionId, Party by, @Nullable Integer hangupCause) implements CallEvent {}
}
