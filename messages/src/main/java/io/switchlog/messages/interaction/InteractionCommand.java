package io.switchlog.messages.interaction;

import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an interaction. */
public sealed interface InteractionCommand {
    InteractionId interactionId();

    /**
     * Takes in what a contact sent to an account.
     *
     * @param mayExist whether the id follows from the sender's own, so that this may be a second delivery
     */
    record ReceiveInteraction(
            InteractionId interactionId,
            boolean mayExist,
            AccountId accountId,
            Contact contact,
            @Nullable Sealed subject,
            @Nullable Sealed body,
            int priority)
            implements InteractionCommand {}

    /** One agent to notify, and why him. */
    record Offer(AgentId agentId, Choice choice) {}

    /**
     * Notifies agents. Those whom admission refuses by now are left out; refused if none is left, or if the step is
     * over.
     */
    record OfferInteraction(InteractionId interactionId, int stepNo, List<Offer> offers, Instant expiresAt)
            implements InteractionCommand {}

    /** Gives the interaction to an agent who was notified. */
    record AcceptInteraction(InteractionId interactionId, AgentId agentId) implements InteractionCommand {}

    /** Gives the interaction to an agent with auto answer, once the delay of his offer is over (AG-126). */
    record AcceptAutomatically(InteractionId interactionId, int stepNo, AgentId agentId)
            implements InteractionCommand {}

    /** Reminds agents of offers that stand. */
    record RenotifyAgents(InteractionId interactionId, int stepNo, List<AgentId> agentIds)
            implements InteractionCommand {}

    /** Declines an offer. */
    record RejectOffer(@TargetAggregateIdentifier InteractionId interactionId, AgentId agentId)
            implements InteractionCommand {}

    /** Ends offers whose time is over. */
    record ExpireOffers(@TargetAggregateIdentifier InteractionId interactionId, int stepNo, List<AgentId> agentIds)
            implements InteractionCommand {}

    /** Takes offers back. */
    record RescindOffers(
            @TargetAggregateIdentifier InteractionId interactionId,
            int stepNo,
            List<AgentId> agentIds,
            RescindCause cause)
            implements InteractionCommand {}

    /** Ends a step whose time is over and begins the next, if there is one. */
    record TimeOutStep(InteractionId interactionId, int stepNo, TimeoutCause cause, List<PassedOver> passedOver)
            implements InteractionCommand {}

    /** The contact left. */
    record AbandonInteraction(@TargetAggregateIdentifier InteractionId interactionId) implements InteractionCommand {}

    /**
     * Passes it on to a queue or an agent, one of the two. Where nobody takes it there it goes back to where it came from.
     *
     * @param by who must have it, or null if the asker may pass on anyone's
     * @param timeoutSeconds how long it waits there, or null for what the settings say
     */
    record TransferInteraction(
            InteractionId interactionId,
            @Nullable AgentId by,
            @Nullable QueueId toQueueId,
            @Nullable AgentId toAgentId,
            @Nullable Integer timeoutSeconds)
            implements InteractionCommand {}

    /** Lets it wait again, because the agent who had it is gone and its queue wants that. */
    record RequeueInteraction(InteractionId interactionId, AgentId agentId) implements InteractionCommand {}

    /** The contact wrote. On an interaction that is over this opens it again, through admission (AG-108). */
    record AddContactMessage(InteractionId interactionId, Sealed body) implements InteractionCommand {}

    /**
     * The agent writes.
     *
     * @param by who must have it, or null if the asker may write for anyone
     */
    record AddAgentMessage(
            InteractionId interactionId, @Nullable AgentId by, Sealed body) implements InteractionCommand {}

    /**
     * Ends the conversation.
     *
     * @param agentId who must have it, or null if the asker may close anyone's
     */
    record CloseInteraction(
            InteractionId interactionId,
            @Nullable AgentId agentId,
            @Nullable String disposition) implements InteractionCommand {}
}
