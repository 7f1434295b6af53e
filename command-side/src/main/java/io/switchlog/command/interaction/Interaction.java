package io.switchlog.command.interaction;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.command.account.AccountProfile;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.interaction.InteractionState.Step;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.RenotifyAgents;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageSent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * One contact's conversation: step by step along its route until an agent has it, the contact leaves or the route ends;
 * then passed on, waiting again or opened again, as often as need be. Whatever happens at the same instant is decided
 * here: the first to be recorded wins, the others are refused.
 */
@AggregateRoot(type = "interaction")
public final class Interaction {
    /** Most offers that stand at once: whatever ends the step ends them all, and one command can cause only so much. */
    public static final int MOST_LIVE_OFFERS = 1_000;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable InteractionId interactionId;

    private final InteractionState state = new InteractionState();

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

    InteractionState state() {
        return state;
    }

    /** Sends it on its way. */
    void begin(Instant now, Function<QueueId, QueueProfile> queues) {
        beginStep(1, now, queues);
    }

    private void beginStep(int number, Instant now, Function<QueueId, QueueProfile> queues) {
        Itinerary itinerary = state.itinerary();
        RouteStep next = itinerary.step(number);
        Instant timeoutAt = now.plusSeconds(next.timeoutSeconds());
        if (next.agentId() != null) {
            apply(new InteractionDirected(
                    state.id(),
                    number,
                    itinerary.routeNo(),
                    itinerary.origin(),
                    next.agentId(),
                    state.channel(),
                    state.accountId(),
                    state.accountName(),
                    state.priority(),
                    timeoutAt));
            return;
        }
        QueueProfile queue = queues.apply(requireNonNull(next.queueId()));
        apply(new InteractionQueued(
                state.id(),
                number,
                itinerary.routeNo(),
                itinerary.origin(),
                queue.queueId(),
                queue.name(),
                queue.strategy(),
                state.channel(),
                state.accountId(),
                state.accountName(),
                state.priority(),
                timeoutAt));
    }

    /**
     * An agent to notify.
     *
     * @param autoAnswerAt when the offer is accepted for him, or null
     */
    record Notice(AgentId agentId, Choice choice, @Nullable Instant autoAnswerAt) {}

    /**
     * Makes these offers; agents who have a live one already are left out. An offer with auto answer stands at least
     * until it is answered, and none longer than the step.
     */
    void offer(int stepNo, List<Notice> notices, Instant expiresAt, @Nullable Integer renotifySeconds) {
        Step step = state.requireWaitingIn(stepNo);
        List<Notice> unnotified = notices.stream()
                .filter(notice -> !state.offers().has(notice.agentId()))
                .toList();
        refuseIf(state.offers().agents().size() + unnotified.size() > MOST_LIVE_OFFERS, Refusal.TOO_MANY);
        for (Notice notice : unnotified) {
            Instant autoAnswerAt = notice.autoAnswerAt();
            Instant until = autoAnswerAt == null ? expiresAt : later(autoAnswerAt, expiresAt);
            apply(new InteractionOffered(
                    state.id(),
                    stepNo,
                    notice.agentId(),
                    step.queueId(),
                    state.channel(),
                    earlier(until, requireNonNull(step.timeoutAt())),
                    notice.choice(),
                    autoAnswerAt,
                    renotifySeconds));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Gives it to an agent who passed admission. */
    void accept(AgentId agentId, Sealed agentName, Typology typology, AcceptMode mode) {
        state.requireWaiting();
        Step step = state.step();
        Instant offeredAt = state.offers().require(agentId).offeredAt();
        apply(new InteractionAccepted(
                state.id(),
                step.number(),
                agentId,
                agentName,
                typology,
                step.queueId(),
                state.channel(),
                mode,
                offeredAt));
        rescindAll(RescindCause.ACCEPTED_BY_ANOTHER);
    }

    @CommandHandler
    void decide(RejectOffer command) {
        state.requireNoCall();
        state.requireWaiting();
        state.offers().require(command.agentId());
        apply(new InteractionOfferRejected(state.id(), state.step().number(), command.agentId(), state.channel()));
    }

    /** Ends those offers whose time is over. */
    void expire(ExpireOffers command, Instant now) {
        state.requireWaitingIn(command.stepNo());
        for (AgentId agentId : state.offers().toBeEnded(command.agentIds(), now)) {
            apply(new InteractionOfferExpired(state.id(), command.stepNo(), agentId, state.channel()));
        }
    }

    /** Takes back what these agents are offered; refused if none of them is offered it. */
    void rescind(List<AgentId> agentIds, RescindCause cause) {
        for (AgentId agentId : state.offers().liveAmong(agentIds)) {
            apply(new InteractionOfferRescinded(state.id(), state.step().number(), agentId, state.channel(), cause));
        }
    }

    /** Reminds those agents for whom it is time. */
    void remind(RenotifyAgents command, Instant now) {
        state.requireWaitingIn(command.stepNo());
        for (AgentId agentId : state.offers().toBeReminded(command.agentIds(), now)) {
            apply(new InteractionOfferRenotified(state.id(), command.stepNo(), agentId, state.channel()));
        }
    }

    /** Ends the step and begins the next one, if the route has one. */
    void timeOut(TimeOutStep command, Instant now, Function<QueueId, QueueProfile> queues) {
        Step step = state.requireWaitingIn(command.stepNo());
        refuseIf(!step.isOver(now), Refusal.NOT_DUE);
        boolean routeEnded = state.itinerary().endsWith(step.number());
        rescindAll(RescindCause.STEP_TIMED_OUT);
        apply(new InteractionTimedOut(
                state.id(),
                step.number(),
                step.queueId(),
                state.channel(),
                command.cause(),
                command.passedOver(),
                routeEnded));
        if (!routeEnded) {
            beginStep(step.number() + 1, now, queues);
        }
    }

    @CommandHandler
    void decide(AbandonInteraction command) {
        state.requireNoCall();
        state.requireWaiting();
        Step step = state.step();
        AbandonCause cause = state.offers().isEmpty() ? AbandonCause.WAITING : AbandonCause.WHILE_OFFERED;
        rescindAll(RescindCause.ABANDONED);
        apply(new InteractionAbandoned(state.id(), step.number(), step.queueId(), state.channel(), cause));
    }

    private void rescindAll(RescindCause cause) {
        if (!state.offers().isEmpty()) {
            rescind(state.offers().agents(), cause);
        }
    }

    /** Ends the conversation; returns who had it. */
    AgentId close(@Nullable AgentId by, @Nullable String disposition) {
        AgentId closing = state.requireHandledBy(by);
        apply(new InteractionClosed(state.id(), closing, state.channel(), disposition));
        return closing;
    }

    /** Passes it on, and back to where it came from if nobody takes it there; returns who had it. */
    AgentId transfer(@Nullable AgentId by, RouteStep target, Instant now, Function<QueueId, QueueProfile> queues) {
        AgentId leaving = state.requireHandledBy(by);
        refuseIf(leaving.equals(target.agentId()), Refusal.ALREADY_YOURS);
        apply(new InteractionTransferred(
                state.id(),
                leaving,
                state.channel(),
                target.queueId(),
                target.agentId(),
                Itinerary.detour(target, wayBack(leaving))));
        beginStep(state.step().number() + 1, now, queues);
        return leaving;
    }

    /** Lets it wait again where the agent had accepted it. */
    void requeue(RequeueCause cause, Instant now, Function<QueueId, QueueProfile> queues) {
        AgentId leaving = state.requireHandledBy(null);
        apply(new InteractionRequeued(state.id(), leaving, state.channel(), cause, wayBack(leaving)));
        beginStep(state.step().number() + 1, now, queues);
    }

    private List<RouteStep> wayBack(AgentId leaving) {
        return state.itinerary().back(state.step().number(), leaving);
    }

    void receiveMessage(Sealed body) {
        apply(new InteractionMessageReceived(state.id(), state.messages() + 1, state.channel(), body));
    }

    void sendMessage(@Nullable AgentId by, Sealed body) {
        AgentId writing = state.requireHandledBy(by);
        apply(new InteractionMessageSent(state.id(), state.messages() + 1, writing, state.channel(), body));
    }

    /** Gives it back to the agent who closed it and passed admission. */
    void reopen(AgentId agentId, Sealed agentName, Typology typology) {
        Step last = state.step();
        apply(new InteractionReopened(
                state.id(), last.number(), agentId, agentName, typology, last.queueId(), state.channel()));
    }

    /** Sends it through this route. */
    void routeAnew(
            @Nullable AdmissionRefusal refusal,
            List<RouteStep> route,
            Instant now,
            Function<QueueId, QueueProfile> queues) {
        apply(new InteractionRoutedAnew(state.id(), state.channel(), state.closedBy(), refusal, route));
        beginStep(state.step().number() + 1, now, queues);
    }

    @EventSourcingHandler
    void evolve(InteractionEvent event, @Timestamp Instant at) {
        interactionId = event.interactionId();
        state.evolve(event, at);
    }
}
