package io.switchlog.query.routing;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.routing.Admission;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.query.routing.Why.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an interaction and an agent stood to each other at some time, and what came out for him.
 *
 * @param refusal the check that he failed, null if the outcome is another
 */
record Finding(
        Course course,
        AgentId agentId,
        Situation situation,
        Instant at,
        Outcome outcome,
        @Nullable AdmissionRefusal refusal) {

    static Finding of(Course course, AgentId agentId, Situation situation, Instant at) {
        AdmissionRefusal refusal = Admission.refusal(situation.standing()).orElse(null);
        Outcome outcome = outcome(course, agentId, refusal, at);
        return new Finding(course, agentId, situation, at, outcome, outcome == Outcome.REFUSED ? refusal : null);
    }

    private static Outcome outcome(Course course, AgentId agentId, @Nullable AdmissionRefusal refusal, Instant at) {
        if (course.status() == Course.Status.ACCEPTED && agentId.equals(course.handler())) {
            return Outcome.ACCEPTED;
        }
        if (!course.waits() || !course.step().hasBegun()) {
            return Outcome.NOT_WAITING;
        }
        if (liveOffer(course, agentId).isPresent()) {
            return Outcome.OFFERED;
        }
        if (refusal != null) {
            return Outcome.REFUSED;
        }
        return rest(course, agentId, at).isPresent() ? Outcome.RESTING : Outcome.NOT_CHOSEN;
    }

    /** The offer that he was being notified of. */
    Optional<Notification> liveOffer() {
        return liveOffer(course, agentId);
    }

    /** The offer from which he rested. */
    Optional<Notification> rest() {
        return rest(course, agentId, at);
    }

    /** Who else was being notified. */
    List<Notification> others() {
        return course.liveOffers().stream()
                .filter(offer -> !offer.agentId().equals(agentId))
                .toList();
    }

    private static Optional<Notification> liveOffer(Course course, AgentId agentId) {
        return course.liveOffers().stream()
                .filter(offer -> offer.agentId().equals(agentId))
                .findFirst();
    }

    private static Optional<Notification> rest(Course course, AgentId agentId, Instant at) {
        return course.offersOfStep().stream()
                .filter(offer -> offer.agentId().equals(agentId) && offer.restsAt(at))
                .reduce((earlier, later) -> later);
    }
}
