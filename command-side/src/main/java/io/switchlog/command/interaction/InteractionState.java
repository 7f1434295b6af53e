package io.switchlog.command.interaction;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.interaction.LiveOffers.LiveOffer;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent;
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
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an interaction decides on: its events so far, folded. */
final class InteractionState {
    private enum Phase {
        WAITING,
        ACCEPTED,
        CLOSED,
        ABANDONED,
        TIMED_OUT
    }

    /** A step: a queue, or one agent if the queue is null. */
    record Step(
            int number,
            @Nullable QueueId queueId,
            @Nullable AgentId agentId,
            @Nullable Instant timeoutAt) {
        /** Whether its time is over; that of a call is the switchboard's affair. */
        boolean isOver(Instant now) {
            return timeoutAt != null && !now.isBefore(timeoutAt);
        }
    }

    private @Nullable InteractionId interactionId;
    private AccountId accountId = new AccountId(new UUID(0, 0));
    private String accountName = "";
    private Channel channel = Channel.UNKNOWN;
    private int priority;
    private Itinerary itinerary = Itinerary.NONE;
    private Phase phase = Phase.WAITING;
    private @Nullable Step step;
    private final LiveOffers offers = new LiveOffers();
    private @Nullable AgentId handler;
    private int messages;
    private boolean call;

    InteractionId id() {
        return requireNonNull(interactionId);
    }

    AccountId accountId() {
        return accountId;
    }

    String accountName() {
        return accountName;
    }

    Channel channel() {
        return channel;
    }

    int priority() {
        return priority;
    }

    Itinerary itinerary() {
        return itinerary;
    }

    /** The step under way, or the last. */
    Step step() {
        return requireNonNull(step);
    }

    LiveOffers offers() {
        return offers;
    }

    int messages() {
        return messages;
    }

    boolean isOver() {
        return phase == Phase.CLOSED || phase == Phase.ABANDONED || phase == Phase.TIMED_OUT;
    }

    /** Refuses what only the switchboard can do. */
    void requireNoCall() {
        refuseIf(call, Refusal.HANDLED_BY_SWITCHBOARD);
    }

    /** The agent who closed it, or null if that is not how it ended. */
    @Nullable
    AgentId closedBy() {
        return phase == Phase.CLOSED ? handler : null;
    }

    /** Refused unless it still waits. */
    void requireWaiting() {
        refuseIf(phase == Phase.ACCEPTED, Refusal.ALREADY_ACCEPTED);
        refuseIf(phase == Phase.CLOSED, Refusal.CLOSED);
        refuseIf(phase == Phase.ABANDONED, Refusal.ABANDONED);
        refuseIf(phase == Phase.TIMED_OUT, Refusal.TIMED_OUT);
    }

    /** The step under way; refused if it is another, or none. */
    Step requireWaitingIn(int stepNo) {
        requireWaiting();
        refuseIf(step().number() != stepNo, Refusal.STEP_OVER);
        return step();
    }

    /**
     * Who has it; refused if nobody has.
     *
     * @param by who must have it, or null if it may be anybody
     */
    AgentId requireHandledBy(@Nullable AgentId by) {
        refuseIf(phase == Phase.CLOSED, Refusal.CLOSED);
        refuseIf(phase != Phase.ACCEPTED, Refusal.NOT_ACCEPTED);
        AgentId has = requireNonNull(handler);
        refuseIf(by != null && !by.equals(has), Refusal.NOT_YOURS);
        return has;
    }

    void evolve(InteractionEvent event, Instant at) {
        if (event instanceof InteractionReceived received) {
            arrived(received);
        } else if (event instanceof InteractionQueued queued) {
            step = new Step(queued.stepNo(), queued.queueId(), null, queued.timeoutAt());
            call |= queued.timeoutAt() == null;
        } else if (event instanceof InteractionDirected directed) {
            step = new Step(directed.stepNo(), null, directed.agentId(), directed.timeoutAt());
            call |= directed.timeoutAt() == null;
        } else if (event instanceof InteractionOffered offered) {
            offers.made(
                    offered.agentId(),
                    new LiveOffer(at, offered.expiresAt(), at, offered.autoAnswerAt(), offered.renotifySeconds()));
        } else if (event instanceof InteractionOfferRenotified renotified) {
            offers.repeated(renotified.agentId(), at);
        } else if (event instanceof InteractionOfferExpired expired) {
            offers.ended(expired.agentId());
        } else if (event instanceof InteractionOfferRejected rejected) {
            offers.ended(rejected.agentId());
        } else if (event instanceof InteractionOfferRescinded rescinded) {
            offers.ended(rescinded.agentId());
        } else if (event instanceof InteractionAccepted accepted) {
            offers.ended(accepted.agentId());
            handledBy(accepted.agentId());
        } else if (event instanceof InteractionReopened reopened) {
            handledBy(reopened.agentId());
        } else if (event instanceof InteractionTimedOut timedOut) {
            phase = timedOut.routeEnded() ? Phase.TIMED_OUT : Phase.WAITING;
        } else if (event instanceof InteractionAbandoned) {
            phase = Phase.ABANDONED;
        } else if (event instanceof InteractionClosed) {
            phase = Phase.CLOSED;
        } else if (event instanceof InteractionTransferred transferred) {
            waitAgain(transferred.route(), Origin.TRANSFER);
        } else if (event instanceof InteractionRequeued requeued) {
            waitAgain(requeued.route(), Origin.REQUEUED);
        } else if (event instanceof InteractionRoutedAnew routed) {
            waitAgain(routed.route(), Origin.REOPENED);
        } else if (event instanceof InteractionMessageReceived message) {
            messages = message.messageNo();
        } else if (event instanceof InteractionMessageSent message) {
            messages = message.messageNo();
        } else if (event instanceof CallEvent) {
            call = true;
        }
    }

    private void arrived(InteractionReceived event) {
        interactionId = event.interactionId();
        accountId = event.accountId();
        accountName = event.accountName();
        channel = event.channel();
        priority = event.priority();
        itinerary = itinerary.anew(event.route(), 1, Origin.NEW);
    }

    private void handledBy(AgentId agentId) {
        phase = Phase.ACCEPTED;
        handler = agentId;
    }

    private void waitAgain(List<RouteStep> route, Origin origin) {
        phase = Phase.WAITING;
        itinerary = itinerary.anew(route, step().number() + 1, origin);
    }
}
