package io.switchlog.query.routing;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.InteractionEvent;
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
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What had happened to one interaction up to some time: a fold of its events up to then. */
final class Course {
    enum Status {
        WAITING,
        ACCEPTED,
        CLOSED,
        ABANDONED,
        TIMED_OUT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it waits, or waited last; neither a queue nor an agent before the step has begun. */
    record Step(
            int number,
            @Nullable QueueId queueId,
            @Nullable String queueName,
            @Nullable AgentId directedAgentId) {

        boolean hasBegun() {
            return queueId != null || directedAgentId != null;
        }

        /** One after this that has not begun: an event of its own says where. */
        Step over() {
            return new Step(number, null, null, null);
        }
    }

    private Channel channel = Channel.UNKNOWN;
    private Status status = Status.WAITING;
    private boolean call;
    private Step step = new Step(0, null, null, null);
    private @Nullable AgentId handler;
    private @Nullable Instant handledSince;
    private final List<Notification> offers = new ArrayList<>();

    void apply(InteractionEvent event, Instant at) {
        call |= event instanceof CallEvent || event instanceof InteractionQueued queue && queue.visitNo() != null;
        if (event instanceof InteractionReceived received) {
            channel = received.channel();
        } else if (event instanceof InteractionQueued queued) {
            waits(new Step(queued.stepNo(), queued.queueId(), queued.queueName(), null));
        } else if (event instanceof InteractionDirected directed) {
            waits(new Step(directed.stepNo(), null, null, directed.agentId()));
        } else if (event instanceof InteractionOffered offered) {
            offers.add(Notification.of(offered, at));
        } else if (event instanceof InteractionOfferExpired expired) {
            offerEnded(expired.agentId(), at, Notification.EXPIRED, null);
        } else if (event instanceof InteractionOfferRejected rejected) {
            offerEnded(rejected.agentId(), at, Notification.REJECTED, null);
        } else if (event instanceof InteractionOfferRescinded rescinded) {
            offerEnded(rescinded.agentId(), at, "rescinded", rescinded.cause().code());
        } else if (event instanceof InteractionAccepted accepted) {
            offerEnded(accepted.agentId(), at, "accepted", accepted.mode().code());
            has(accepted.agentId(), at);
        } else if (event instanceof InteractionReopened reopened) {
            has(reopened.agentId(), at);
        } else if (event instanceof InteractionTransferred
                || event instanceof InteractionRequeued
                || event instanceof InteractionRoutedAnew) {
            waits(step.over());
        } else if (event instanceof InteractionTimedOut timedOut) {
            status = timedOut.routeEnded() ? Status.TIMED_OUT : status;
        } else if (event instanceof InteractionAbandoned) {
            status = Status.ABANDONED;
        } else if (event instanceof InteractionClosed) {
            status = Status.CLOSED;
        } else if (event instanceof CallEnded && status == Status.WAITING) {
            status = Status.TIMED_OUT;
        }
    }

    private void waits(Step where) {
        status = Status.WAITING;
        step = where;
        handler = null;
        handledSince = null;
    }

    private void has(AgentId agentId, Instant since) {
        status = Status.ACCEPTED;
        handler = agentId;
        handledSince = since;
    }

    private void offerEnded(AgentId agentId, Instant at, String outcome, @Nullable String cause) {
        offers.replaceAll(
                offer -> offer.isLive() && offer.agentId().equals(agentId) ? offer.ended(at, outcome, cause) : offer);
    }

    /** Without the queues and the other agents that are not for the one who looks. */
    void hide(Viewer viewer) {
        QueueId queueId = step.queueId();
        boolean elsewhere = queueId != null && !viewer.seesQueue(queueId.value());
        if (elsewhere) {
            step = new Step(step.number(), queueId, "in which it was", step.directedAgentId());
        }
        offers.removeIf(offer -> !viewer.sees(offer.agentId().value()));
        if (elsewhere) {
            offers.removeIf(Notification::isLive);
        }
    }

    Channel channel() {
        return channel;
    }

    /** Whether a switchboard distributes it. */
    boolean isCall() {
        return call;
    }

    Status status() {
        return status;
    }

    boolean waits() {
        return status == Status.WAITING;
    }

    Step step() {
        return step;
    }

    /** Who has it, or had it last; null while it waits. */
    @Nullable
    AgentId handler() {
        return handler;
    }

    @Nullable
    Instant handledSince() {
        return handledSince;
    }

    List<Notification> liveOffers() {
        return offers.stream().filter(Notification::isLive).toList();
    }

    List<Notification> offersTo(AgentId agentId) {
        return offers.stream().filter(offer -> offer.agentId().equals(agentId)).toList();
    }

    List<Notification> offersOfStep() {
        return offers.stream().filter(offer -> offer.stepNo() == step.number()).toList();
    }
}
