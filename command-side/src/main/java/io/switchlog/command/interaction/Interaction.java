package io.switchlog.command.interaction;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.account.AccountProfile;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * One contact's conversation: step by step along its route until an agent has it, the contact leaves or the route ends.
 * Whatever happens at the same instant is decided here: the first to be recorded wins, the others are refused.
 */
@AggregateRoot(type = "interaction")
public final class Interaction {
    private enum Phase {
        WAITING,
        ACCEPTED,
        CLOSED,
        ABANDONED,
        TIMED_OUT
    }

    /** The step under way: a queue, or one agent if the queue is null. */
    private record Step(
            int number, @Nullable QueueId queueId, @Nullable AgentId agentId, Instant timeoutAt) {}

    @AggregateIdentifier
    private @Nullable InteractionId interactionId;

    private AccountId accountId = new AccountId(new UUID(0, 0));
    private String accountName = "";
    private Channel channel = Channel.UNKNOWN;
    private int priority;
    private List<RouteStep> route = List.of();
    private Phase phase = Phase.WAITING;
    private @Nullable Step step;
    private final Map<AgentId, Instant> offeredAt = new LinkedHashMap<>();
    private @Nullable AgentId handler;

    Interaction() {}

    Interaction(ReceiveInteraction command, AccountProfile account) {
        apply(new InteractionReceived(
                command.interactionId(),
                command.accountId(),
                account.name(),
                account.channel(),
                command.contact(),
                command.subject(),
                command.body(),
                command.priority(),
                account.route()));
    }

    /** Sends it on its way. */
    void begin(Instant now, Function<QueueId, QueueProfile> queues) {
        beginStep(1, now, queues);
    }

    private void beginStep(int number, Instant now, Function<QueueId, QueueProfile> queues) {
        RouteStep next = route.get(number - 1);
        Instant timeoutAt = now.plusSeconds(next.timeoutSeconds());
        InteractionId id = requireNonNull(interactionId);
        if (next.agentId() != null) {
            apply(new InteractionDirected(
                    id, number, 1, Origin.NEW, next.agentId(), channel, accountId, accountName, priority, timeoutAt));
            return;
        }
        QueueProfile queue = queues.apply(requireNonNull(next.queueId()));
        apply(new InteractionQueued(
                id,
                number,
                1,
                Origin.NEW,
                queue.queueId(),
                queue.name(),
                queue.strategy(),
                channel,
                accountId,
                accountName,
                priority,
                timeoutAt));
    }

    /** Makes these offers; agents who have a live one already are left out. */
    void offer(int stepNo, List<Offer> offers, Instant expiresAt) {
        Step current = waitingIn(stepNo);
        for (Offer offer : offers) {
            if (!offeredAt.containsKey(offer.agentId())) {
                apply(new InteractionOffered(
                        requireNonNull(interactionId),
                        stepNo,
                        offer.agentId(),
                        current.queueId(),
                        channel,
                        expiresAt.isBefore(current.timeoutAt()) ? expiresAt : current.timeoutAt(),
                        offer.choice()));
            }
        }
    }

    /** Refused unless it still waits; for checks that go before others. */
    void requireWaiting() {
        refuseIf(phase == Phase.ACCEPTED, Refusal.ALREADY_ACCEPTED);
        refuseIf(phase == Phase.CLOSED, Refusal.CLOSED);
        refuseIf(phase == Phase.ABANDONED, Refusal.ABANDONED);
        refuseIf(phase == Phase.TIMED_OUT, Refusal.TIMED_OUT);
    }

    /** Gives it to an agent who passed admission. */
    void accept(AgentId agentId, Sealed agentName, Typology typology, AcceptMode mode) {
        requireWaiting();
        Step current = requireNonNull(step);
        Instant offered = offeredAt.get(agentId);
        if (offered == null) {
            throw new Refused(Refusal.NOT_OFFERED);
        }
        apply(new InteractionAccepted(
                requireNonNull(interactionId),
                current.number(),
                agentId,
                agentName,
                typology,
                current.queueId(),
                channel,
                mode,
                offered));
        rescindAll(RescindCause.ACCEPTED_BY_ANOTHER);
    }

    @CommandHandler
    void decide(RejectOffer command) {
        requireWaiting();
        refuseIf(!offeredAt.containsKey(command.agentId()), Refusal.NOT_OFFERED);
        apply(new InteractionOfferRejected(
                command.interactionId(), requireNonNull(step).number(), command.agentId(), channel));
    }

    @CommandHandler
    void decide(ExpireOffers command) {
        for (AgentId agentId : liveOffers(command.stepNo(), command.agentIds())) {
            apply(new InteractionOfferExpired(command.interactionId(), command.stepNo(), agentId, channel));
        }
    }

    @CommandHandler
    void decide(RescindOffers command) {
        for (AgentId agentId : liveOffers(command.stepNo(), command.agentIds())) {
            apply(new InteractionOfferRescinded(
                    command.interactionId(), command.stepNo(), agentId, channel, command.cause()));
        }
    }

    private List<AgentId> liveOffers(int stepNo, List<AgentId> agentIds) {
        waitingIn(stepNo);
        List<AgentId> live = agentIds.stream().filter(offeredAt::containsKey).toList();
        refuseIf(live.isEmpty(), Refusal.NOT_OFFERED);
        return live;
    }

    /** Ends the step and begins the next one, if the route has one. */
    void timeOut(TimeOutStep command, Instant now, Function<QueueId, QueueProfile> queues) {
        Step current = waitingIn(command.stepNo());
        refuseIf(now.isBefore(current.timeoutAt()), Refusal.NOT_DUE);
        boolean routeEnded = current.number() >= route.size();
        rescindAll(RescindCause.STEP_TIMED_OUT);
        apply(new InteractionTimedOut(
                command.interactionId(),
                current.number(),
                current.queueId(),
                channel,
                command.cause(),
                command.passedOver(),
                routeEnded));
        if (!routeEnded) {
            beginStep(current.number() + 1, now, queues);
        }
    }

    @CommandHandler
    void decide(AbandonInteraction command) {
        requireWaiting();
        Step current = requireNonNull(step);
        AbandonCause cause = offeredAt.isEmpty() ? AbandonCause.WAITING : AbandonCause.WHILE_OFFERED;
        rescindAll(RescindCause.ABANDONED);
        apply(new InteractionAbandoned(command.interactionId(), current.number(), current.queueId(), channel, cause));
    }

    /** Ends the conversation; returns who had it. */
    AgentId close(@Nullable AgentId by, @Nullable String disposition) {
        refuseIf(phase == Phase.CLOSED, Refusal.CLOSED);
        refuseIf(phase != Phase.ACCEPTED, Refusal.NOT_ACCEPTED);
        AgentId closing = requireNonNull(handler);
        refuseIf(by != null && !by.equals(closing), Refusal.NOT_YOURS);
        apply(new InteractionClosed(requireNonNull(interactionId), closing, channel, disposition));
        return closing;
    }

    private void rescindAll(RescindCause cause) {
        for (AgentId agentId : List.copyOf(offeredAt.keySet())) {
            apply(new InteractionOfferRescinded(
                    requireNonNull(interactionId), requireNonNull(step).number(), agentId, channel, cause));
        }
    }

    private Step waitingIn(int stepNo) {
        requireWaiting();
        Step current = requireNonNull(step);
        refuseIf(current.number() != stepNo, Refusal.STEP_OVER);
        return current;
    }

    Channel channel() {
        return channel;
    }

    /** The queue of the step under way, or null in an agent step. */
    @Nullable
    QueueId queueId() {
        return requireNonNull(step).queueId();
    }

    /** Whether the step under way names this very agent. */
    boolean isDirectedTo(AgentId agentId) {
        return agentId.equals(requireNonNull(step).agentId());
    }

    @EventSourcingHandler
    void evolve(InteractionReceived event) {
        interactionId = event.interactionId();
        accountId = event.accountId();
        accountName = event.accountName();
        channel = event.channel();
        priority = event.priority();
        route = event.route();
    }

    @EventSourcingHandler
    void evolve(InteractionQueued event) {
        step = new Step(event.stepNo(), event.queueId(), null, event.timeoutAt());
    }

    @EventSourcingHandler
    void evolve(InteractionDirected event) {
        step = new Step(event.stepNo(), null, event.agentId(), event.timeoutAt());
    }

    @EventSourcingHandler
    void evolve(InteractionOffered event, @Timestamp Instant at) {
        offeredAt.put(event.agentId(), at);
    }

    @EventSourcingHandler
    void evolve(InteractionOfferExpired event) {
        offeredAt.remove(event.agentId());
    }

    @EventSourcingHandler
    void evolve(InteractionOfferRejected event) {
        offeredAt.remove(event.agentId());
    }

    @EventSourcingHandler
    void evolve(InteractionOfferRescinded event) {
        offeredAt.remove(event.agentId());
    }

    @EventSourcingHandler
    void evolve(InteractionAccepted event) {
        phase = Phase.ACCEPTED;
        handler = event.agentId();
        offeredAt.remove(event.agentId());
    }

    @EventSourcingHandler
    void evolve(InteractionTimedOut event) {
        phase = event.routeEnded() ? Phase.TIMED_OUT : Phase.WAITING;
    }

    @EventSourcingHandler
    void evolve(InteractionAbandoned event) {
        phase = Phase.ABANDONED;
    }

    @EventSourcingHandler
    void evolve(InteractionClosed event) {
        phase = Phase.CLOSED;
    }
}
