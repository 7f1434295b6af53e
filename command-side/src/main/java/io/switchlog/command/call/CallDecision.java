package io.switchlog.command.call;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.call.CallState.Phase;
import io.switchlog.command.call.CallState.Step;
import io.switchlog.command.call.CentreFacts.AgentFacts;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallCommand.ReportAnswer;
import io.switchlog.messages.call.CallCommand.ReportArrival;
import io.switchlog.messages.call.CallCommand.ReportConnection;
import io.switchlog.messages.call.CallCommand.ReportEnd;
import io.switchlog.messages.call.CallCommand.ReportExit;
import io.switchlog.messages.call.CallCommand.ReportJoin;
import io.switchlog.messages.call.CallCommand.ReportPlacedCall;
import io.switchlog.messages.call.CallCommand.ReportRelease;
import io.switchlog.messages.call.CallCommand.ReportRingEnd;
import io.switchlog.messages.call.CallCommand.ReportRinging;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.CallEvent.CallAnswered;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.CallEvent.CallPlaced;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.TimeoutCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report of a switchboard means, given what is known of the call. A pure function. What was reported before, or
 * cannot be, tells nothing new; what a report takes for granted is told with it.
 */
final class CallDecision {
    private final Telling telling;
    private final CallState state;
    private final CallSteps steps;
    private final CentreFacts facts;

    private CallDecision(Telling telling, CentreFacts facts) {
        this.telling = telling;
        this.state = telling.state();
        this.facts = facts;
        this.steps = new CallSteps(telling, facts);
    }

    static List<InteractionEvent> of(CallState before, CallCommand report, CentreFacts facts) {
        Telling telling = new Telling(before, report);
        if (!CallAsides.tell(telling, report)) {
            new CallDecision(telling, facts).tell(report);
        }
        return telling.events();
    }

    private void tell(CallCommand report) {
        if (report instanceof ReportEnd end) {
            end(end);
            return;
        }
        if (report instanceof ReportArrival arrival) {
            arrival(arrival);
            return;
        }
        if (report instanceof ReportPlacedCall placed) {
            placed(placed);
            return;
        }
        telling.makeKnown();
        if (report instanceof ReportJoin join) {
            join(join);
        } else if (report instanceof ReportRinging ringing) {
            ringing(ringing);
        } else if (report instanceof ReportRingEnd ringEnd) {
            ringEnd(ringEnd);
        } else if (report instanceof ReportConnection connection) {
            connection(connection);
        } else if (report instanceof ReportExit exit) {
            exit(exit);
        } else if (report instanceof ReportRelease release) {
            release(release);
        } else if (report instanceof ReportAnswer) {
            answer();
        }
    }

    private void arrival(ReportArrival report) {
        if (state.hasBegun()) {
            return;
        }
        String accountName = facts.accountName(report.accountId(), report.dialled());
        int stepsBefore = state.steps();
        telling.makeKnown(report.accountId(), accountName, report.contact());
        telling.say(new CallBegan(
                telling.id(),
                report.observed().pbx(),
                report.identity().uniqueId(),
                report.identity().linkedId(),
                report.direction(),
                report.accountId(),
                accountName,
                report.dialled(),
                report.contact(),
                stepsBefore));
    }

    /** Whoever calls has the call open from the first moment, as if he had accepted it. */
    private void placed(ReportPlacedCall report) {
        if (state.isPlaced()) {
            return;
        }
        int stepsBefore = state.steps();
        if (!state.isKnown()) {
            telling.makeKnown(telling.nobodysAccount(), report.observed().pbx(), report.contact());
        }
        telling.say(new CallPlaced(
                telling.id(),
                report.observed().pbx(),
                report.identity().uniqueId(),
                report.identity().linkedId(),
                report.direction(),
                report.agentId(),
                report.contact(),
                report.dialled(),
                stepsBefore));
        AgentFacts agent = facts.agent(report.agentId(), null);
        if (agent != null && stepsBefore == 0 && !state.isEnded()) {
            steps.goTo(report.agentId());
            steps.accept(report.agentId(), agent, AcceptMode.MANUAL, null);
        }
    }

    private void answer() {
        if (!state.isAnswered()) {
            telling.say(new CallAnswered(telling.id(), state.handler()));
        }
    }

    private void join(ReportJoin report) {
        if (state.visit(report.visitNo()) == null && !state.isEnded()) {
            steps.joinQueue(report.visitNo(), report.queueId(), report.queueName());
        }
    }

    private void ringing(ReportRinging report) {
        AgentId agentId = report.agentId();
        if (report.visitNo() > 0) {
            if (state.isWaitingIn(state.visit(report.visitNo())) && !isHeardOf(agentId)) {
                steps.offer(agentId);
            }
            return;
        }
        // Where somebody has the call or a queue has it, another telephone that rings is told of when it answers.
        boolean free = state.handler() == null
                && !(state.is(Phase.WAITING) && state.step().queueId() != null);
        if (state.isEnded() || !free || state.isOldNewsOutsideQueues(agentId, telling.at())) {
            return;
        }
        if (!isDirectedTo(agentId)) {
            steps.goTo(agentId);
        }
        if (!isHeardOf(agentId)) {
            steps.offer(agentId);
        }
    }

    private boolean isHeardOf(AgentId agentId) {
        return state.ringing().containsKey(agentId) || state.isOldNews(agentId, telling.at());
    }

    private boolean isDirectedTo(AgentId agentId) {
        return state.is(Phase.WAITING) && agentId.equals(state.step().directedTo());
    }

    /** What is cancelled ends with the visit, by whatever ends that. */
    private void ringEnd(ReportRingEnd report) {
        AgentId agentId = report.agentId();
        boolean current =
                report.visitNo() > 0 ? state.isWaitingIn(state.visit(report.visitNo())) : isDirectedTo(agentId);
        boolean told = report.outcome() == RingOutcome.NO_ANSWER || report.outcome() == RingOutcome.BUSY;
        if (!current || !told || state.isOldNews(agentId, telling.at()) && !ringsSinceNow(agentId)) {
            return;
        }
        if (!state.ringing().containsKey(agentId)) {
            steps.offer(agentId);
        }
        int stepNo = state.step().number();
        telling.say(
                report.outcome() == RingOutcome.BUSY
                        ? new InteractionOfferRejected(telling.id(), stepNo, agentId, Channel.VOICE)
                        : new InteractionOfferExpired(telling.id(), stepNo, agentId, Channel.VOICE));
    }

    /** A telephone that is busy rings for no time at all. */
    private boolean ringsSinceNow(AgentId agentId) {
        return telling.at().equals(state.ringing().get(agentId));
    }

    private void connection(ReportConnection report) {
        AgentFacts agent = requireNonNull(facts.agent(report.agentId(), report.agentName()));
        Step visit = report.visitNo() > 0 ? state.visit(report.visitNo()) : null;
        if (visit != null) {
            if (state.isWaitingIn(visit)) {
                steps.accept(report.agentId(), agent, report.mode(), report.ringMs());
            }
            return;
        }
        if (state.isEnded()
                || report.agentId().equals(state.handler())
                || state.isOldNewsOutsideQueues(report.agentId(), telling.at())) {
            return;
        }
        if (!isDirectedTo(report.agentId())) {
            steps.goTo(report.agentId());
        }
        steps.accept(report.agentId(), agent, report.mode(), report.ringMs());
    }

    private void exit(ReportExit report) {
        if (state.visit(report.visitNo()) == null && !state.isEnded()) {
            steps.joinQueue(report.visitNo(), report.queueId(), report.queueName());
        }
        if (!state.isWaitingIn(state.visit(report.visitNo()))) {
            return;
        }
        if (report.exit() == QueueExit.ABANDONED) {
            steps.abandon();
        } else {
            steps.timeOut(cause(report.exit()));
        }
    }

    private TimeoutCause cause(QueueExit exit) {
        return switch (exit) {
            case EMPTY, JOIN_EMPTY -> TimeoutCause.EXIT_EMPTY;
            case FULL -> TimeoutCause.EXIT_FULL;
            case KEY_PRESSED -> TimeoutCause.EXIT_KEY;
            case WITHDRAWN -> TimeoutCause.WITHDRAWN;
            case TIMED_OUT, ABANDONED, UNKNOWN ->
                state.wasOfferedInStep() ? TimeoutCause.NO_ANSWER : TimeoutCause.NO_AGENT_NOTIFIED;
        };
    }

    private void release(ReportRelease report) {
        Step visit = report.visitNo() > 0 ? state.visit(report.visitNo()) : null;
        if (visit != null && state.isWaitingIn(visit)) {
            AgentFacts agent = facts.agent(report.agentId(), null);
            if (agent != null) {
                steps.accept(report.agentId(), agent, AcceptMode.MANUAL, null);
            }
        }
        Integer stepNo = visit == null ? state.lastStepWith(report.agentId()) : Integer.valueOf(visit.number());
        if (stepNo == null
                || state.isReleaseReported(stepNo)
                || !report.agentId().equals(state.had(stepNo))) {
            return;
        }
        boolean hasIt = report.agentId().equals(state.handler()) && state.step().number() == stepNo;
        telling.say(new CallReleased(
                telling.id(),
                stepNo,
                report.agentId(),
                visit == null ? null : visit.queueId(),
                report.release(),
                report.to(),
                false));
        if (hasIt) {
            letGo(report.agentId(), report.to());
        }
    }

    private void letGo(AgentId agentId, @Nullable AgentId to) {
        if (to == null || to.equals(agentId)) {
            telling.say(new InteractionClosed(telling.id(), agentId, Channel.VOICE, null));
        } else {
            steps.goTo(to);
        }
    }

    private void end(ReportEnd report) {
        if (!state.isKnown() || state.isEnded()) {
            return;
        }
        CallAsides.stopAll(telling);
        if (state.is(Phase.WAITING)) {
            if (report.by() == Party.SWITCHBOARD) {
                steps.timeOut(TimeoutCause.WITHDRAWN);
            } else {
                steps.abandon();
            }
        }
        telling.say(new CallEnded(telling.id(), report.by(), report.hangupCause()));
        AgentId handler = state.handler();
        if (handler != null) {
            steps.concludeRelease(release(report.by()));
            telling.say(new InteractionClosed(telling.id(), handler, Channel.VOICE, null));
        }
    }

    private static Release release(Party by) {
        return switch (by) {
            case CALLER -> Release.CALLER_HUNG_UP;
            case AGENT -> Release.AGENT_HUNG_UP;
            case SWITCHBOARD, UNKNOWN -> Release.SWITCHBOARD;
        };
    }
}
