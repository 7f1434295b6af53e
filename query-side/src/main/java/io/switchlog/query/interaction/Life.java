package io.switchlog.query.interaction;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
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
import io.switchlog.messages.routing.Choice;
import io.switchlog.query.interaction.InteractionTimeline.EventRef;
import io.switchlog.query.interaction.InteractionTimeline.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an interaction's life as its events tell them. An agent is not told about others who were notified or
 * considered.
 */
final class Life {
    static final String STEP = "step";
    static final String MESSAGE = "message";
    static final String STEP_NO = "stepNo";
    static final String MESSAGE_NO = "messageNo";

    /** A part that is being told. */
    private static final class Telling {
        private final String kind;
        private String what;
        private final Instant from;
        private @Nullable Instant to;
        private final Map<String, Object> details = new LinkedHashMap<>();
        private final List<EventRef> events = new ArrayList<>();

        Telling(String kind, String what, EventRef begin) {
            this.kind = kind;
            this.what = what;
            this.from = begin.recordedAt();
            events.add(begin);
        }

        Telling with(String name, @Nullable Object value) {
            if (value != null) {
                details.put(name, value);
            }
            return this;
        }

        Telling after(EventRef event) {
            events.add(event);
            return this;
        }

        Telling ended(String how, EventRef event) {
            what = how;
            to = event.recordedAt();
            return after(event);
        }

        Part part() {
            return new Part(kind, what, from, to, details, null, List.copyOf(events));
        }
    }

    private final Predicate<UUID> visible;
    private final List<Telling> told = new ArrayList<>();
    private final Map<AgentId, Telling> liveOffers = new HashMap<>();
    private @Nullable Telling step;
    private @Nullable Telling session;
    private String status = "waiting";
    private @Nullable Instant endedAt;

    /** @param visible which agents may be named as notified or considered */
    Life(Predicate<UUID> visible) {
        this.visible = visible;
    }

    List<Part> parts() {
        return told.stream().map(Telling::part).toList();
    }

    String status() {
        return "waiting".equals(status) && !liveOffers.isEmpty() ? "offered" : status;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    void apply(InteractionEvent event, EventRef at) {
        if (event instanceof InteractionOffered offered) {
            offered(offered, at);
        } else if (event instanceof InteractionOfferRenotified reminder) {
            reminded(reminder.agentId(), at);
        } else if (event instanceof InteractionOfferExpired expired) {
            offerEnded(expired.agentId(), "expired", null, at);
        } else if (event instanceof InteractionOfferRejected rejected) {
            offerEnded(rejected.agentId(), "rejected", null, at);
        } else if (event instanceof InteractionOfferRescinded rescinded) {
            offerEnded(rescinded.agentId(), "rescinded", rescinded.cause().code(), at);
        } else if (event instanceof InteractionMessageReceived message) {
            tell(MESSAGE, "received", at).with(MESSAGE_NO, message.messageNo()).with("from", "contact").to =
                    at.recordedAt();
        } else if (event instanceof InteractionMessageSent message) {
            Telling sent = tell(MESSAGE, "sent", at).with(MESSAGE_NO, message.messageNo());
            sent.with("from", "agent").with("agentId", message.agentId()).to = at.recordedAt();
        } else {
            moved(event, at);
        }
    }

    private void moved(InteractionEvent event, EventRef at) {
        if (event instanceof InteractionReceived received) {
            arrived(received, at);
        } else if (event instanceof InteractionQueued queued) {
            queued(queued, at);
        } else if (event instanceof InteractionDirected directed) {
            directed(directed, at);
        } else if (event instanceof InteractionAccepted accepted) {
            accepted(accepted, at);
        } else if (event instanceof InteractionTimedOut timedOut) {
            stepEnded("timeout", timedOut.cause().code(), at);
            if (timedOut.routeEnded()) {
                over("timed_out", at);
            }
        } else if (event instanceof InteractionAbandoned abandoned) {
            stepEnded("abandoned", abandoned.cause().code(), at);
            over("abandoned", at);
        } else {
            changedHands(event, at);
        }
    }

    private void changedHands(InteractionEvent event, EventRef at) {
        if (event instanceof InteractionReopened reopened) {
            open();
            session = tell("session", "open", at)
                    .with("agentId", reopened.agentId())
                    .with("beganBy", "reopened")
                    .with(STEP_NO, reopened.stepNo());
            status = "accepted";
        } else if (event instanceof InteractionRoutedAnew anew) {
            open();
            AgentId former = anew.formerAgentId();
            tell("routing", "routed_anew", at)
                            .with("formerAgentId", former == null || !visible.test(former.value()) ? null : former)
                            .with(
                                    "refusal",
                                    anew.refusal() == null
                                            ? null
                                            : anew.refusal().code())
                            .to =
                    at.recordedAt();
        } else if (event instanceof InteractionTransferred transferred) {
            AgentId target = transferred.toAgentId();
            sessionEnded("transferred", at)
                    .with("toQueueId", transferred.toQueueId())
                    .with("toAgentId", target == null || !visible.test(target.value()) ? null : target);
            status = "waiting";
        } else if (event instanceof InteractionRequeued requeued) {
            sessionEnded("requeued", at).with("cause", requeued.cause().code());
            status = "waiting";
        } else if (event instanceof InteractionClosed closed) {
            sessionEnded("closed", at).with("disposition", closed.disposition());
            over("closed", at);
        } else if (event instanceof CallEvent call) {
            called(call, at);
        }
    }

    /** What is special about a call, each for itself. */
    private void called(CallEvent event, EventRef at) {
        if (event instanceof CallEnded && "waiting".equals(status)) {
            over("timed_out", at);
        }
        Telling call = tell("call", CallParts.what(event), at);
        CallParts.details(event, isOfSeenAgent(event)).forEach(call::with);
        call.to = at.recordedAt();
    }

    private boolean isOfSeenAgent(CallEvent event) {
        AgentId agentId = CallParts.agent(event);
        return agentId != null && isVisible(agentId);
    }

    private Telling tell(String kind, String what, EventRef at) {
        Telling telling = new Telling(kind, what, at);
        told.add(telling);
        return telling;
    }

    private void arrived(InteractionReceived received, EventRef at) {
        tell("arrival", "received", at)
                        .with("accountId", received.accountId())
                        .with("accountName", received.accountName())
                        .with("priority", received.priority())
                        .to =
                at.recordedAt();
        if (received.body() != null) {
            tell(MESSAGE, "received", at).with(MESSAGE_NO, 0).with("from", "contact").to = at.recordedAt();
        }
    }

    private void queued(InteractionQueued queued, EventRef at) {
        step = tell(STEP, "waiting", at)
                .with(STEP_NO, queued.stepNo())
                .with("routeNo", queued.routeNo())
                .with("origin", queued.origin().code())
                .with("queueId", queued.queueId())
                .with("queueName", queued.queueName())
                .with("strategy", queued.strategy().code())
                .with("timeoutAt", queued.timeoutAt());
    }

    private void directed(InteractionDirected directed, EventRef at) {
        step = tell(STEP, "waiting", at)
                .with(STEP_NO, directed.stepNo())
                .with("routeNo", directed.routeNo())
                .with("origin", directed.origin().code())
                .with("agentId", visible.test(directed.agentId().value()) ? directed.agentId() : null)
                .with("timeoutAt", directed.timeoutAt());
    }

    private void offered(InteractionOffered offered, EventRef at) {
        Choice choice = offered.choice();
        Telling offer = new Telling("offer", "offered", at)
                .with(STEP_NO, offered.stepNo())
                .with("agentId", offered.agentId())
                .with("queueId", offered.queueId())
                .with("expiresAt", offered.expiresAt())
                .with("autoAnswerAt", offered.autoAnswerAt())
                .with(
                        "strategy",
                        choice.strategy() == null ? null : choice.strategy().code())
                .with("rank", choice.rank());
        if (visible.test(offered.agentId().value())) {
            told.add(offer);
        }
        offer.with(
                        "candidates",
                        choice.candidates().stream().filter(this::isVisible).toList())
                .with("candidateCount", choice.candidateCount())
                .with(
                        "passedOver",
                        choice.passedOver().stream()
                                .filter(other -> isVisible(other.agentId()))
                                .map(other -> Map.of(
                                        "agentId",
                                        other.agentId(),
                                        "cause",
                                        other.cause().code()))
                                .toList())
                .with("passedOverCount", choice.passedOverCount());
        liveOffers.put(offered.agentId(), offer);
    }

    private boolean isVisible(AgentId agentId) {
        return visible.test(agentId.value());
    }

    private void reminded(AgentId agentId, EventRef at) {
        Telling offer = liveOffers.get(agentId);
        if (offer != null) {
            Object before = offer.details.getOrDefault("reminders", 0);
            offer.after(at).with("reminders", before instanceof Integer number ? number + 1 : 1);
        }
    }

    private void offerEnded(AgentId agentId, String outcome, @Nullable String cause, EventRef at) {
        Telling offer = liveOffers.remove(agentId);
        if (offer != null) {
            offer.ended(outcome, at).with("cause", cause);
        }
    }

    private void accepted(InteractionAccepted accepted, EventRef at) {
        offerEnded(accepted.agentId(), "accepted", accepted.mode().code(), at);
        stepEnded("accepted", accepted.mode().code(), at);
        session = tell("session", "open", at)
                .with("agentId", accepted.agentId())
                .with("beganBy", "accepted")
                .with(STEP_NO, accepted.stepNo());
        status = "accepted";
    }

    private void stepEnded(String how, String cause, EventRef at) {
        if (step != null) {
            step.ended(how, at).with("cause", cause);
            step = null;
        }
    }

    private Telling sessionEnded(String how, EventRef at) {
        Telling ending = session == null ? new Telling("session", how, at) : session;
        session = null;
        return ending.ended(how, at);
    }

    private void over(String how, EventRef at) {
        status = how;
        endedAt = at.recordedAt();
        tell("end", how, at).to = at.recordedAt();
    }

    private void open() {
        status = "waiting";
        endedAt = null;
    }
}
