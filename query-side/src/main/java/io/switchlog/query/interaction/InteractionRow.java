package io.switchlog.query.interaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchlog.query.viewer.ContactData;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as it stands now.
 *
 * @param status waiting, offered, accepted, closed, abandoned or timed_out
 * @param stepNo the current or last executed step, from 1; 0 before the first
 * @param routeNo which pass through a route the step belongs to, from 1; 0 before the first step
 * @param origin what brought it onto that route: new, reopened, transfer or requeued; null before the first step
 * @param queueName name of the queue when the step began
 * @param directedAgentId the agent whom the step names, null in a queue step
 * @param agentId who has it, or had it when it was closed
 * @param acceptedAt when he accepted it or got it back by its reopening
 * @param call told where one interaction is asked for
 */
record InteractionRow(
        UUID id,
        UUID accountId,
        String accountName,
        String channel,
        String status,
        int stepNo,
        int routeNo,
        @Nullable String origin,
        @Nullable UUID queueId,
        @Nullable String queueName,
        @Nullable UUID directedAgentId,
        @Nullable UUID agentId,
        ContactData contact,
        @Nullable String subject,
        int priority,
        Instant receivedAt,
        @Nullable Instant timeoutAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant endedAt,
        @Nullable String disposition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CallRow call) {

    /**
     * How the switchboard knows it, if it is a call.
     *
     * @param uniqueId null, like those that follow, if its beginning was never reported
     * @param dialled the number of the centre; null if an agent called
     * @param hungUpBy caller, agent or switchboard
     */
    record CallRow(
            String pbx,
            @Nullable String uniqueId,
            @Nullable String linkedId,
            @Nullable String direction,
            @Nullable String dialled,
            @Nullable UUID placedBy,
            @Nullable Instant beganAt,
            @Nullable Instant answeredAt,
            @Nullable Instant hungUpAt,
            @Nullable String hungUpBy,
            @Nullable Integer hangupCause,
            List<RecordingRow> recordings) {}

    /**
     * A file that a call was recorded in.
     *
     * @param stepNo the step that was under way, 0 if none had begun
     * @param agentId who had the call then
     * @param pauses how often it was paused
     */
    record RecordingRow(
            String file,
            int stepNo,
            @Nullable UUID agentId,
            Instant startedAt,
            @Nullable Instant stoppedAt,
            int pauses,
            boolean paused) {}

    InteractionRow with(@Nullable CallRow itsCall) {
        return new InteractionRow(
                id,
                accountId,
                accountName,
                channel,
                status,
                stepNo,
                routeNo,
                origin,
                queueId,
                queueName,
                directedAgentId,
                agentId,
                contact,
                subject,
                priority,
                receivedAt,
                timeoutAt,
                acceptedAt,
                endedAt,
                disposition,
                itsCall);
    }

    /** Without the queues and agents that are not for the one who looks, and with the contact as he may know him. */
    InteractionRow asSeenBy(Viewer viewer) {
        UUID seenQueue = viewer.queue(queueId);
        return new InteractionRow(
                id,
                accountId,
                accountName,
                channel,
                status,
                stepNo,
                routeNo,
                origin,
                seenQueue,
                seenQueue == null ? null : queueName,
                viewer.isAgent() ? directedAgentId : viewer.agent(directedAgentId),
                viewer.isAgent() ? agentId : viewer.agent(agentId),
                contact.under(viewer.mask()),
                viewer.mask().text(subject, contact),
                priority,
                receivedAt,
                timeoutAt,
                acceptedAt,
                endedAt,
                viewer.mask().text(disposition, contact),
                call);
    }
}
