package io.switchlog.messages.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.Event;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of an interaction: one contact's conversation, from arrival through the steps of its route to an agent and
 * to its close. {@code stepNo} counts the executed steps from 1.
 */
public sealed interface InteractionEvent
        permits CallEvent,
                InteractionEvent.InteractionReceived,
                InteractionEvent.InteractionQueued,
                InteractionEvent.InteractionDirected,
                InteractionEvent.InteractionOffered,
                InteractionEvent.InteractionOfferRenotified,
                InteractionEvent.InteractionOfferExpired,
                InteractionEvent.InteractionOfferRejected,
                InteractionEvent.InteractionOfferRescinded,
                InteractionEvent.InteractionAccepted,
                InteractionEvent.InteractionTimedOut,
                InteractionEvent.InteractionAbandoned,
                InteractionEvent.InteractionTransferred,
                InteractionEvent.InteractionRequeued,
                InteractionEvent.InteractionMessageReceived,
                InteractionEvent.InteractionMessageSent,
                InteractionEvent.InteractionReopened,
                InteractionEvent.InteractionRoutedAnew,
                InteractionEvent.InteractionClosed {
    InteractionId interactionId();

    /**
     * A contact reached an account. The route is the account's as of now; later changes of the account do not touch it.
     *
     * @param subject what the contact wrote above the text
     * @param priority higher goes first, 0 by default
     */
    @Event(name = "interaction.received")
    record InteractionReceived(
            InteractionId interactionId,
            AccountId accountId,
            String accountName,
            Channel channel,
            Contact contact,
            @Nullable Sealed subject,
            @Nullable Sealed body,
            int priority,
            List<RouteStep> route)
            implements InteractionEvent {}

    /**
     * A queue step began (AG-116). Names and strategy are those of this moment.
     *
     * @param routeNo 1 for the first pass through a route; grows when the interaction is routed anew
     * @param timeoutAt when the step ends if nobody has accepted, or null for a call: that is the switchboard's affair
     * @param visitNo which of a call's visits to queues it is, from 1; null for what is no call
     */
    @Event(name = "interaction.queued")
    record InteractionQueued(
            InteractionId interactionId,
            int stepNo,
            int routeNo,
            Origin origin,
            QueueId queueId,
            String queueName,
            Strategy strategy,
            Channel channel,
            AccountId accountId,
            String accountName,
            int priority,
            @Nullable Instant timeoutAt,
            @Nullable Integer visitNo)
            implements InteractionEvent {
        /** A step of something that is no call. */
        public InteractionQueued(
                InteractionId interactionId,
                int stepNo,
                int routeNo,
                Origin origin,
                QueueId queueId,
                String queueName,
                Strategy strategy,
                Channel channel,
                AccountId accountId,
                String accountName,
                int priority,
                Instant timeoutAt) {
            this(
                    interactionId,
                    stepNo,
                    routeNo,
                    origin,
                    queueId,
                    queueName,
                    strategy,
                    channel,
                    accountId,
                    accountName,
                    priority,
                    timeoutAt,
                    null);
        }
    }

    /**
     * A step that names one agent began.
     *
     * @param timeoutAt when it ends if he has not accepted, or null for a call
     */
    @Event(name = "interaction.directed")
    record InteractionDirected(
            InteractionId interactionId,
            int stepNo,
            int routeNo,
            Origin origin,
            AgentId agentId,
            Channel channel,
            AccountId accountId,
            String accountName,
            int priority,
            @Nullable Instant timeoutAt)
            implements InteractionEvent {}

    /**
     * An agent is notified (AG-111). This takes none of his capacity (AMB-04).
     *
     * @param queueId the step's queue, or null in an agent step
     * @param expiresAt when the offer ends if he does not react
     * @param autoAnswerAt when it is accepted for him (AG-125), or null if that is left to him
     * @param renotifySeconds how often he is reminded of it while it stands, or null if he is not
     */
    @Event(name = "interaction.offered")
    record InteractionOffered(
            InteractionId interactionId,
            int stepNo,
            AgentId agentId,
            @Nullable QueueId queueId,
            Channel channel,
            Instant expiresAt,
            Choice choice,
            @Nullable Instant autoAnswerAt,
            @Nullable Integer renotifySeconds)
            implements InteractionEvent {}

    /** The agent was reminded of an offer that stands. It is the same offer. */
    @Event(name = "interaction.offer-renotified")
    record InteractionOfferRenotified(InteractionId interactionId, int stepNo, AgentId agentId, Channel channel)
            implements InteractionEvent {}

    /** The agent did not react in time. This never ends a step (AMB-06). */
    @Event(name = "interaction.offer-expired")
    record InteractionOfferExpired(InteractionId interactionId, int stepNo, AgentId agentId, Channel channel)
            implements InteractionEvent {}

    /** The agent declined. */
    @Event(name = "interaction.offer-rejected")
    record InteractionOfferRejected(InteractionId interactionId, int stepNo, AgentId agentId, Channel channel)
            implements InteractionEvent {}

    /** The offer was taken back; it does not count against the agent. */
    @Event(name = "interaction.offer-rescinded")
    record InteractionOfferRescinded(
            InteractionId interactionId, int stepNo, AgentId agentId, Channel channel, RescindCause cause)
            implements InteractionEvent {}

    /**
     * The agent has it (AG-118, AG-123). Ends the step.
     *
     * @param offeredAt when the offer that he accepted was made
     * @param agentName his name as of now
     */
    @Event(name = "interaction.accepted")
    record InteractionAccepted(
            InteractionId interactionId,
            int stepNo,
            AgentId agentId,
            Sealed agentName,
            Typology typology,
            @Nullable QueueId queueId,
            Channel channel,
            AcceptMode mode,
            Instant offeredAt)
            implements InteractionEvent {}

    /**
     * Nobody accepted within the step (AG-117).
     *
     * @param passedOver who could not be offered it at the end, and why (AG-120)
     * @param routeEnded whether it was the last step: the interaction then ends unanswered
     */
    @Event(name = "interaction.timed-out")
    record InteractionTimedOut(
            InteractionId interactionId,
            int stepNo,
            @Nullable QueueId queueId,
            Channel channel,
            TimeoutCause cause,
            List<PassedOver> passedOver,
            boolean routeEnded)
            implements InteractionEvent {}

    /** The contact left before an agent answered (AG-119). */
    @Event(name = "interaction.abandoned")
    record InteractionAbandoned(
            InteractionId interactionId,
            int stepNo,
            @Nullable QueueId queueId,
            Channel channel,
            AbandonCause cause) implements InteractionEvent {}

    /**
     * The agent passes it on, to a queue or to another agent; the step that follows says where and for how long.
     *
     * @param agentId who had it
     */
    @Event(name = "interaction.transferred")
    record InteractionTransferred(
            InteractionId interactionId,
            AgentId agentId,
            Channel channel,
            @Nullable QueueId toQueueId,
            @Nullable AgentId toAgentId,
            List<RouteStep> route)
            implements InteractionEvent {}

    /** The agent who had it is gone, so that it waits again; the step that follows says where. */
    @Event(name = "interaction.requeued")
    record InteractionRequeued(
            InteractionId interactionId, AgentId agentId, Channel channel, RequeueCause cause, List<RouteStep> route)
            implements InteractionEvent {}

    /**
     * The contact wrote once more. What he wrote first is with the arrival.
     *
     * @param messageNo counts the later messages of both sides from 1
     */
    @Event(name = "interaction.message-received")
    record InteractionMessageReceived(InteractionId interactionId, int messageNo, Channel channel, Sealed body)
            implements InteractionEvent {}

    /** The agent wrote to the contact. */
    @Event(name = "interaction.message-sent")
    record InteractionMessageSent(
            InteractionId interactionId, int messageNo, AgentId agentId, Channel channel, Sealed body)
            implements InteractionEvent {}

    /**
     * A message of the contact opened it again, and the agent who had it last passed admission and has it once more
     * (AG-108, AMB-08).
     *
     * @param stepNo the step in which he had accepted it
     */
    @Event(name = "interaction.reopened")
    record InteractionReopened(
            InteractionId interactionId,
            int stepNo,
            AgentId agentId,
            Sealed agentName,
            Typology typology,
            @Nullable QueueId queueId,
            Channel channel)
            implements InteractionEvent {}

    /**
     * A message of the contact sends it through its account's route again; the step that follows is the first of it.
     *
     * @param formerAgentId who had it last, or null if nobody ever did
     * @param refusal the check that the former agent failed, or null if there is none
     */
    @Event(name = "interaction.routed-anew")
    record InteractionRoutedAnew(
            InteractionId interactionId,
            Channel channel,
            @Nullable AgentId formerAgentId,
            @Nullable AdmissionRefusal refusal,
            List<RouteStep> route)
            implements InteractionEvent {}

    /** The agent is done with it. */
    @Event(name = "interaction.closed")
    record InteractionClosed(
            InteractionId interactionId,
            AgentId agentId,
            Channel channel,
            @Nullable String disposition) implements InteractionEvent {}
}
