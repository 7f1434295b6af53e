package io.switchlog.query.routing;

import io.switchlog.messages.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an agent was being offered an interaction at some time, or was not. It says what was known then: asked again about
 * the same time, the answer is the same.
 *
 * @param status of the interaction at that time: waiting, offered, accepted, closed, abandoned or timed_out
 * @param stepNo the step at that time, or the last before it
 * @param directedAgentId the agent whom the step names, null in a queue step
 * @param check the first check that failed, null if the outcome is not refused
 * @param checks all five in their order
 * @param offers those of this interaction to this agent that had begun
 * @param chosen who else was being notified
 * @param explanation all of this in one sentence
 */
record Why(
        UUID interactionId,
        UUID agentId,
        Instant at,
        Channel channel,
        String status,
        int stepNo,
        @Nullable UUID queueId,
        @Nullable String queueName,
        @Nullable UUID directedAgentId,
        String outcome,
        @Nullable String check,
        List<Check> checks,
        List<Offer> offers,
        List<Chosen> chosen,
        String explanation) {

    /** How it came out for the agent. */
    enum Outcome {
        /** It did not wait for anybody, or not for him: another had it, or it was over. */
        NOT_WAITING,
        REFUSED,
        OFFERED,
        ACCEPTED,
        /** He had just rejected it or let it ring. */
        RESTING,
        /** He could have been offered it, but others were. */
        NOT_CHOSEN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An offer to this agent; without an end if it had none yet. */
    record Offer(
            int stepNo,
            Instant offeredAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String cause,
            @Nullable String strategy,
            int rank) {

        static Offer of(Notification notification) {
            return new Offer(
                    notification.stepNo(),
                    notification.offeredAt(),
                    notification.expiresAt(),
                    notification.endedAt(),
                    notification.outcome(),
                    notification.cause(),
                    notification.strategy(),
                    notification.choice().rank());
        }
    }

    /** Somebody else who was being notified. */
    record Chosen(
            UUID agentId,
            Instant offeredAt,
            int rank,
            @Nullable String strategy) {
        static Chosen of(Notification notification) {
            return new Chosen(
                    notification.agentId().value(),
                    notification.offeredAt(),
                    notification.choice().rank(),
                    notification.strategy());
        }
    }
}
