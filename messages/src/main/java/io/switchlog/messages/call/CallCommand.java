package io.switchlog.messages.call;

import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * What a switchboard reports of a call. It has happened, so no rule refuses it. What was reported before is passed over,
 * and what a report takes for granted is recorded with it: each may come twice, late or without those before it.
 *
 * <p>{@code visitNo} counts the call's visits to queues from 1; 0 stands for no queue, where somebody rings an agent
 * himself.
 */
public sealed interface CallCommand {
    InteractionId interactionId();

    Observation observed();

    /**
     * How the switchboard knows the call.
     *
     * @param uniqueId of its first channel
     * @param linkedId the same for all channels that belong together
     */
    record CallIdentity(String uniqueId, String linkedId) {}

    /**
     * Somebody called the centre.
     *
     * @param accountId stands for the number that was dialled
     */
    record ReportArrival(
            InteractionId interactionId,
            Observation observed,
            CallIdentity identity,
            CallDirection direction,
            AccountId accountId,
            String dialled,
            Contact contact)
            implements CallCommand {}

    /**
     * An agent calls somebody.
     *
     * @param dialled the number, which is personal data if it is somebody's outside
     */
    record ReportPlacedCall(
            InteractionId interactionId,
            Observation observed,
            CallIdentity identity,
            CallDirection direction,
            AgentId agentId,
            Contact contact,
            Sealed dialled)
            implements CallCommand {}

    /** Whom the agent called has answered. */
    record ReportAnswer(InteractionId interactionId, Observation observed) implements CallCommand {}

    /** The call joined a queue. */
    record ReportJoin(InteractionId interactionId, Observation observed, int visitNo, QueueId queueId, String queueName)
            implements CallCommand {}

    /**
     * An agent's telephone rings.
     *
     * @param agentName as the switchboard has it, for an agent whom the centre does not know
     */
    record ReportRinging(
            InteractionId interactionId, Observation observed, int visitNo, AgentId agentId, Sealed agentName)
            implements CallCommand {}

    /** It rings no more, and the agent has not answered. */
    record ReportRingEnd(
            InteractionId interactionId, Observation observed, int visitNo, AgentId agentId, RingOutcome outcome)
            implements CallCommand {}

    /**
     * An agent and the caller talk.
     *
     * @param ringMs how long his telephone rang, in milliseconds, or null if that is not known
     */
    record ReportConnection(
            InteractionId interactionId,
            Observation observed,
            int visitNo,
            AgentId agentId,
            Sealed agentName,
            AcceptMode mode,
            @Nullable Long ringMs)
            implements CallCommand {}

    /** The call left a queue, or was not let in, and no agent has it. */
    record ReportExit(
            InteractionId interactionId,
            Observation observed,
            int visitNo,
            QueueId queueId,
            String queueName,
            QueueExit exit)
            implements CallCommand {}

    /** The caller hears music. */
    record ReportHold(InteractionId interactionId, Observation observed, AgentId agentId) implements CallCommand {}

    /** They talk again. */
    record ReportResumption(InteractionId interactionId, Observation observed, AgentId agentId)
            implements CallCommand {}

    /**
     * The agent has it no more.
     *
     * @param to the agent to whom he passed it on himself, or null
     */
    record ReportRelease(
            InteractionId interactionId,
            Observation observed,
            int visitNo,
            AgentId agentId,
            Release release,
            @Nullable AgentId to)
            implements CallCommand {}

    /**
     * What is said is recorded from now on.
     *
     * @param file as the switchboard names it
     */
    record ReportRecordingStart(InteractionId interactionId, Observation observed, String file)
            implements CallCommand {}

    /** What is said is not recorded for a while, or is again. */
    record ReportRecordingPause(InteractionId interactionId, Observation observed, String file, boolean paused)
            implements CallCommand {}

    /** The recording is over. */
    record ReportRecordingEnd(InteractionId interactionId, Observation observed, String file) implements CallCommand {}

    /**
     * A supervisor is on the line.
     *
     * @param supervisor id of the agent whose telephone it is, else the telephone
     * @param uniqueId of his channel; by it he is known who was let in because he had asked for it
     */
    record ReportMonitoring(
            InteractionId interactionId,
            Observation observed,
            String supervisor,
            AgentId agentId,
            Monitoring mode,
            String uniqueId)
            implements CallCommand {}

    /** He is gone. */
    record ReportMonitoringEnd(
            InteractionId interactionId, Observation observed, String supervisor, AgentId agentId, String uniqueId)
            implements CallCommand {}

    /**
     * The call is over.
     *
     * @param hangupCause the number by Q.850, or null if it is not known
     */
    record ReportEnd(
            InteractionId interactionId,
            Observation observed,
            Party by,
            @Nullable Integer hangupCause) implements CallCommand {}
}
