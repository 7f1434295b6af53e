package io.switchlog.command.call;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.call.CallState.Phase;
import io.switchlog.command.call.CallState.Step;
import io.switchlog.command.call.CentreFacts.AgentFacts;
import io.switchlog.command.call.CentreFacts.QueueFacts;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call goes from step to step: each is begun and ended such that all that is folded of it stays in order. */
final class CallSteps {
    /** How long a telephone rings where nobody says it: Asterisk's own. */
    static final int RING_SECONDS = 15;

    private final Telling telling;
    private final CallState state;
    private final CentreFacts facts;

    CallSteps(Telling telling, CentreFacts facts) {
        this.telling = telling;
        this.state = telling.state();
        this.facts = facts;
    }

    void joinQueue(int visitNo, QueueId queueId, String queueName) {
        goOn(queueId, null);
        QueueFacts queue = facts.queue(queueId, queueName);
        telling.say(new InteractionQueued(
                telling.id(),
                state.steps() + 1,
                state.routeNo(),
                state.origin(),
                queueId,
                queue.name(),
                queue.strategy(),
                Channel.VOICE,
                state.accountId(),
                state.accountName(),
                0,
                null,
                visitNo));
    }

    void goTo(AgentId agentId) {
        goOn(null, agentId);
        telling.say(new InteractionDirected(
                telling.id(),
                state.steps() + 1,
                state.routeNo(),
                state.origin(),
                agentId,
                Channel.VOICE,
                state.accountId(),
                state.accountName(),
                0,
                null));
    }

    /** Leaves where it is, so that the next step can begin. */
    private void goOn(@Nullable QueueId queueId, @Nullable AgentId agentId) {
        AgentId handler = state.handler();
        if (handler != null) {
            concludeRelease(Release.BLIND_TRANSFER);
            telling.say(new InteractionTransferred(telling.id(), handler, Channel.VOICE, queueId, agentId, List.of()));
        } else if (state.is(Phase.WAITING)) {
            timeOut(state.wasOfferedInStep() ? TimeoutCause.NO_ANSWER : TimeoutCause.WITHDRAWN);
        }
        if (state.is(Phase.LEFT) || state.is(Phase.ABANDONED) || state.is(Phase.UNANSWERED)) {
            telling.say(new InteractionRoutedAnew(
                    telling.id(), Channel.VOICE, state.is(Phase.LEFT) ? state.lastHandler() : null, null, List.of()));
        }
    }

    /** Whoever has the call has it no more, and how that came will be reported later, if at all. */
    void concludeRelease(Release release) {
        Step step = state.step();
        AgentId handler = requireNonNull(state.handler());
        if (!state.isReleaseReported(step.number())) {
            telling.say(new CallReleased(telling.id(), step.number(), handler, step.queueId(), release, null, true));
        }
    }

    /** His telephone rings. */
    void offer(AgentId agentId) {
        Step step = state.step();
        QueueId queueId = step.queueId();
        QueueFacts queue = queueId == null ? null : facts.queue(queueId, "");
        Strategy strategy = queue == null ? null : queue.strategy();
        int seconds = queue == null ? RING_SECONDS : queue.ringSeconds();
        telling.say(new InteractionOffered(
                telling.id(),
                step.number(),
                agentId,
                queueId,
                Channel.VOICE,
                telling.at().plusSeconds(seconds),
                new Choice(strategy, 1, List.of(agentId), List.of(), null, null),
                null,
                null));
    }

    /**
     * He answers in the step under way.
     *
     * @param ringMs how long it rang, if that is known
     */
    void accept(AgentId agentId, AgentFacts agent, AcceptMode mode, @Nullable Long ringMs) {
        Instant rang = state.ringing().get(agentId);
        if (rang == null) {
            offer(agentId);
            rang = telling.at().minus(Duration.ofMillis(ringMs == null ? 0 : ringMs));
        }
        Step step = state.step();
        telling.say(new InteractionAccepted(
                telling.id(),
                step.number(),
                agentId,
                agent.name(),
                agent.typology(),
                step.queueId(),
                Channel.VOICE,
                mode,
                rang.isAfter(telling.at()) ? telling.at() : rang));
        rescind(RescindCause.ACCEPTED_BY_ANOTHER);
    }

    /** Nobody answered, or could. Whether the call goes anywhere from here is for the switchboard to say. */
    void timeOut(TimeoutCause cause) {
        Step step = state.step();
        rescind(RescindCause.STEP_TIMED_OUT);
        telling.say(new InteractionTimedOut(
                telling.id(), step.number(), step.queueId(), Channel.VOICE, cause, List.of(), true));
    }

    void abandon() {
        Step step = state.step();
        AbandonCause cause = state.ringing().isEmpty() ? AbandonCause.WAITING : AbandonCause.WHILE_OFFERED;
        rescind(RescindCause.ABANDONED);
        telling.say(new InteractionAbandoned(telling.id(), step.number(), step.queueId(), Channel.VOICE, cause));
    }

    private void rescind(RescindCause cause) {
        for (AgentId agentId : List.copyOf(state.ringing().keySet())) {
            telling.say(new InteractionOfferRescinded(
                    telling.id(), requireNonNull(state.step()).number(), agentId, Channel.VOICE, cause));
        }
    }
}
