package io.switchlog.query.routing;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.routing.AdmissionRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A finding in one plain sentence, with the numbers. */
final class Explanation {
    private static final String SWITCHBOARD_CHOOSES =
            "Not offered: the switchboard chooses whose telephone rings, and had not chosen this agent's.";

    private Explanation() {}

    static String of(Finding finding) {
        return switch (finding.outcome()) {
            case ACCEPTED ->
                "Accepted: the agent had it since " + time(finding.course().handledSince()) + ".";
            case OFFERED ->
                finding.liveOffer()
                        .map(offer -> finding.course().isCall() ? rings(offer) : offered(offer))
                        .orElse("Offered.");
            case NOT_WAITING -> "Not offered: " + notWaiting(finding.course()) + ".";
            case REFUSED ->
                finding.course().isCall()
                        ? SWITCHBOARD_CHOOSES + " Besides, " + refused(finding) + "."
                        : "Not offered: " + refused(finding) + ".";
            case RESTING ->
                finding.course().isCall()
                        ? SWITCHBOARD_CHOOSES
                        : finding.rest()
                                .map(offer -> resting(offer, finding.at()))
                                .orElse("Not offered.");
            case NOT_CHOSEN ->
                finding.course().isCall() ? SWITCHBOARD_CHOOSES : "Not offered: " + notChosen(finding) + ".";
        };
    }

    private static String rings(Notification offer) {
        return "Offered: the switchboard chose the agent, whose telephone rang since " + time(offer.offeredAt()) + ".";
    }

    private static String offered(Notification offer) {
        return "Offered: the agent was being notified since " + time(offer.offeredAt()) + ", until "
                + time(offer.expiresAt()) + " at the latest.";
    }

    private static String notWaiting(Course course) {
        return switch (course.status()) {
            case ACCEPTED -> "another agent had it since " + time(course.handledSince());
            case CLOSED -> "it was closed";
            case ABANDONED -> "the contact had left";
            case TIMED_OUT -> "its route had ended without an answer";
            case WAITING -> "it was on its way, and its next step had not begun";
        };
    }

    private static String refused(Finding finding) {
        Situation situation = finding.situation();
        Situation.Load load = situation.load();
        return switch (Objects.requireNonNull(finding.refusal())) {
            case NOT_LOGGED_IN -> notLoggedIn(situation);
            case NOT_A_MEMBER -> notAMember(finding.course().step());
            case PAUSED -> paused(situation, finding.course().channel().code());
            case TAB_LIMIT -> "the tab limit was reached (" + load.openTabs() + " of " + load.tabLimit() + " open)";
            case CAPACITY ->
                "the capacity on " + finding.course().channel().code() + " was reached (" + load.openOnChannel()
                        + " of " + load.capacity() + " open)";
            case UNKNOWN -> throw new IllegalStateException("admission never answers " + AdmissionRefusal.UNKNOWN);
        };
    }

    private static String notLoggedIn(Situation situation) {
        Situation.State state = situation.state();
        return state == null
                ? "there was no such agent yet"
                : "the agent had been logged out since " + time(state.since());
    }

    private static String notAMember(Course.Step step) {
        return step.queueId() == null
                ? "step " + step.number() + " names another agent"
                : "the agent was no member of the queue " + step.queueName();
    }

    private static String paused(Situation situation, String channel) {
        Situation.State state = Objects.requireNonNull(situation.state());
        return switch (state.code()) {
            case "wrap_up" -> "the agent was wrapping up on " + channel + " since " + time(state.since());
            case "not_responding" -> "the agent had not responded any more since " + time(state.since());
            default -> "the agent was paused on " + channel + " (" + state.reason() + ") since " + time(state.since());
        };
    }

    private static String resting(Notification offer, Instant at) {
        long seconds =
                Duration.between(Objects.requireNonNull(offer.endedAt()), at).toSeconds();
        return "Not offered: the agent had "
                + (Notification.REJECTED.equals(offer.outcome()) ? "rejected it " : "let it expire ")
                + seconds + " s before and is left alone for " + Notification.REST.toSeconds() + " s.";
    }

    private static String notChosen(Finding finding) {
        Situation.Load load = finding.situation().load();
        if (load.ringing() >= load.mostRinging()) {
            return "the agent was being notified of " + load.ringing() + " interactions, and " + load.mostRinging()
                    + " is the most";
        }
        List<Notification> others = finding.others();
        if (others.isEmpty()) {
            return "the agent passed all checks, and nobody was being notified at that moment";
        }
        String strategy = others.get(0).strategy();
        return "the agent passed all checks, but " + others.size()
                + (others.size() == 1 ? " other was" : " others were") + " being notified"
                + (strategy == null ? "" : " by " + strategy)
                + place(others.get(0), finding.agentId());
    }

    /** How near he was to being chosen, if the choice says so. */
    private static String place(Notification offer, AgentId agentId) {
        List<AgentId> candidates = offer.choice().candidates();
        Integer count = offer.choice().candidateCount();
        int place = candidates.indexOf(agentId) + 1;
        return place == 0
                ? ""
                : ", he was number " + place + " of " + (count == null ? candidates.size() : count) + " candidates";
    }

    private static String time(@Nullable Instant instant) {
        return instant == null
                ? "an unknown time"
                : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
