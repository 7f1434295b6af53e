package io.switchlog.command.routing;

import io.switchlog.command.agent.Readiness;
import io.switchlog.command.agent.Workload.Tab;
import io.switchlog.command.queue.QueueConduct;
import io.switchlog.messages.agent.AgentCommand.ActOnMissedOffers;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentCommand.EndWrapUp;
import io.switchlog.messages.agent.AgentCommand.NoteAutoAnswerConflict;
import io.switchlog.messages.agent.AgentCommand.NotePauseOverrun;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.interaction.InteractionCommand.RequeueInteraction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about an agent: what nobody else would notice, because it follows from the time that passes, or from
 * a queue that he serves.
 */
final class Duties {
    private final WaitingRoom room;

    Duties(WaitingRoom room) {
        this.room = room;
    }

    /** The first thing to be done, if there is any and nothing else is under way. */
    Optional<Object> of(AgentAtWork agent, Instant now) {
        if (!agent.turn().isFree(now)) {
            return Optional.empty();
        }
        SessionId sessionId = agent.state().readiness().sessionId();
        return requeue(agent)
                .or(() -> autoAnswerConflict(agent))
                .or(() -> sessionId == null ? Optional.empty() : inSession(agent, sessionId, now));
    }

    private Optional<Object> inSession(AgentAtWork agent, SessionId sessionId, Instant now) {
        return lostSession(agent, sessionId)
                .or(() -> missedOffers(agent, sessionId))
                .or(() -> wrapUp(agent, sessionId, now))
                .or(() -> overrun(agent, sessionId, now));
    }

    private static Optional<Object> lostSession(AgentAtWork agent, SessionId sessionId) {
        return agent.isSilent() ? Optional.of(new EndLostSession(agent.agentId(), sessionId)) : Optional.empty();
    }

    private Optional<Object> requeue(AgentAtWork agent) {
        Readiness readiness = agent.state().readiness();
        for (Tab tab : agent.state().workload().tabs()) {
            boolean wanted = readiness
                    .requeueCause(tab.channel())
                    .filter(conduct(agent, tab).requeueOn()::contains)
                    .isPresent();
            if (wanted) {
                return Optional.of(new RequeueInteraction(tab.interactionId(), agent.agentId()));
            }
        }
        return Optional.empty();
    }

    private QueueConduct conduct(AgentAtWork agent, Tab tab) {
        QueueLine line = line(agent.acceptedFrom(tab.interactionId()));
        return line == null ? QueueConduct.of(tab.channel()) : line.profile().conduct();
    }

    private Optional<Object> missedOffers(AgentAtWork agent, SessionId sessionId) {
        return agent.missed().entrySet().stream()
                .filter(missed -> isTooMany(agent, missed.getKey(), missed.getValue()))
                .findFirst()
                .map(missed -> new ActOnMissedOffers(agent.agentId(), sessionId, missed.getKey(), missed.getValue()));
    }

    private boolean isTooMany(AgentAtWork agent, QueueId queueId, int missed) {
        QueueLine line = line(queueId);
        if (line == null) {
            return false;
        }
        MissedOfferPolicy policy = line.profile().conduct().missedOffers();
        Readiness readiness = agent.state().readiness();
        return missed >= policy.after()
                && switch (policy.action()) {
                    case PAUSE -> !readiness.pauses().containsKey(line.profile().channel());
                    case NOT_RESPONDING -> !readiness.notResponding();
                    case NONE, UNKNOWN -> false;
                };
    }

    private static Optional<Object> wrapUp(AgentAtWork agent, SessionId sessionId, Instant now) {
        return agent.state().readiness().wrapUps().entrySet().stream()
                .filter(wrapUp -> !now.isBefore(wrapUp.getValue()))
                .findFirst()
                .map(wrapUp -> new EndWrapUp(agent.agentId(), sessionId, wrapUp.getKey()));
    }

    private static Optional<Object> overrun(AgentAtWork agent, SessionId sessionId, Instant now) {
        boolean overdue = agent.state().readiness().pauses().values().stream().anyMatch(pause -> pause.isOverdue(now));
        return overdue ? Optional.of(new NotePauseOverrun(agent.agentId(), sessionId)) : Optional.empty();
    }

    private Optional<Object> autoAnswerConflict(AgentAtWork agent) {
        return agent.queues().stream()
                .filter(queueId -> isConflict(agent, line(queueId)))
                .findFirst()
                .map(queueId -> new NoteAutoAnswerConflict(agent.agentId(), queueId));
    }

    private static boolean isConflict(AgentAtWork agent, @Nullable QueueLine line) {
        return line != null
                && line.profile().strategy() == Strategy.BEEPALL
                && agent.state().autoAnswers().delaySeconds(line.profile().channel()) != null
                && !agent.state()
                        .autoAnswers()
                        .hasNotedConflict(
                                line.profile().queueId(), line.profile().channel());
    }

    private @Nullable QueueLine line(@Nullable QueueId queueId) {
        return queueId == null ? null : room.line(queueId);
    }
}
