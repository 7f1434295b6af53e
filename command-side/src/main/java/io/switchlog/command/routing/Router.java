package io.switchlog.command.routing;

import io.switchlog.command.routing.RoutingPolicy.Ranking;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what is to be done about who waits: end steps and offers whose time is over, take back offers that admission
 * no longer allows, and make new ones. Deterministic: the same waiting room at the same time gives the same decisions.
 */
final class Router {
    /** After a command was refused or failed: the state that it was decided on was behind, or the log was away. */
    private static final Duration HOLD = Duration.ofMillis(500);

    private final WaitingRoom room;
    private final List<Decision> decisions = new ArrayList<>();

    Router(WaitingRoom room) {
        this.room = room;
    }

    /** What is to be done now about everything that was touched since the last time. */
    List<Decision> decide(Instant now) {
        decisions.clear();
        Set<InteractionId> interactions = room.takeTouchedInteractions(now);
        for (AgentId agentId : room.takeTouchedAgents()) {
            AgentAtWork agent = room.agent(agentId);
            agent.offers().forEach(offered -> interactions.add(offered.interactionId()));
            room.directedTo(agentId).forEach(direct -> interactions.add(direct.interactionId()));
            agent.queues().forEach(room::touchLine);
        }
        for (InteractionId interactionId : interactions) {
            WaitingInteraction interaction = room.waiting(interactionId);
            if (interaction != null) {
                look(interaction, now);
            }
        }
        room.takeTouchedLines().stream()
                .map(room::line)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(line -> -line.profile().weight()))
                .forEach(line -> offerFrom(line, now));
        return List.copyOf(decisions);
    }

    /** The command came back: its events have been applied, or it was refused. */
    void done(Decision decision, boolean succeeded, Instant now) {
        WaitingInteraction interaction = decision.about();
        room.settle(interaction);
        if (room.waiting(interaction.interactionId()) != interaction) {
            return;
        }
        if (succeeded) {
            room.touch(interaction.interactionId());
        } else {
            interaction.hold(now.plus(HOLD));
            room.lookAgain(interaction.interactionId(), now.plus(HOLD));
        }
    }

    private void look(WaitingInteraction interaction, Instant now) {
        if (!interaction.isFree(now)) {
            return;
        }
        WaitingInteraction.Step step = interaction.step();
        if (!now.isBefore(step.timeoutAt())) {
            send(interaction, timeOut(interaction));
            return;
        }
        List<AgentId> expired = interaction.expiredOffers(now);
        if (!expired.isEmpty()) {
            send(interaction, new ExpireOffers(step.interactionId(), step.number(), expired));
            return;
        }
        for (AgentId agentId : interaction.offers().keySet()) {
            Optional<AdmissionRefusal> refusal = refusal(interaction, agentId);
            if (refusal.isPresent()) {
                rescind(interaction, refusal.get());
                return;
            }
        }
        if (step.queueId() != null) {
            room.touchLine(step.queueId());
        } else {
            offerDirectly(interaction, now);
        }
    }

    private void rescind(WaitingInteraction interaction, AdmissionRefusal cause) {
        List<AgentId> refused = interaction.offers().keySet().stream()
                .filter(agentId ->
                        refusal(interaction, agentId).filter(cause::equals).isPresent())
                .toList();
        WaitingInteraction.Step step = interaction.step();
        send(interaction, new RescindOffers(step.interactionId(), step.number(), refused, rescindCause(cause)));
    }

    private static RescindCause rescindCause(AdmissionRefusal cause) {
        return switch (cause) {
            case NOT_LOGGED_IN -> RescindCause.NOT_LOGGED_IN;
            case NOT_A_MEMBER -> RescindCause.NOT_A_MEMBER;
            case PAUSED -> RescindCause.PAUSED;
            case TAB_LIMIT -> RescindCause.TAB_LIMIT;
            case CAPACITY -> RescindCause.CAPACITY;
            case UNKNOWN -> throw new IllegalStateException("admission never answers UNKNOWN");
        };
    }

    private TimeOutStep timeOut(WaitingInteraction interaction) {
        WaitingInteraction.Step step = interaction.step();
        QueueLine line = room.line(interaction);
        List<AgentId> asked = line == null ? List.of(interaction.directedTo()) : line.members();
        List<PassedOver> passedOver = passedOver(interaction, asked);
        return new TimeOutStep(
                step.interactionId(), step.number(), timeoutCause(interaction, asked, passedOver), passedOver);
    }

    /** Where agents differ, the one who got furthest through the checks counts. */
    private static TimeoutCause timeoutCause(
            WaitingInteraction interaction, List<AgentId> asked, List<PassedOver> passedOver) {
        if (interaction.wasEverOffered()) {
            return TimeoutCause.NO_ANSWER;
        }
        if (asked.isEmpty()) {
            return TimeoutCause.NO_MEMBERS;
        }
        if (passedOver.size() < asked.size()) {
            return TimeoutCause.NO_AGENT_NOTIFIED;
        }
        AdmissionRefusal furthest = passedOver.stream()
                .map(PassedOver::cause)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return switch (furthest) {
            case NOT_LOGGED_IN -> TimeoutCause.NOT_LOGGED_IN;
            case PAUSED -> TimeoutCause.PAUSED;
            case TAB_LIMIT -> TimeoutCause.TAB_LIMIT;
            case CAPACITY -> TimeoutCause.CAPACITY;
            case NOT_A_MEMBER, UNKNOWN -> TimeoutCause.NO_MEMBERS;
        };
    }

    private List<PassedOver> passedOver(WaitingInteraction interaction, List<AgentId> agentIds) {
        List<PassedOver> passedOver = new ArrayList<>();
        for (AgentId agentId : agentIds) {
            refusal(interaction, agentId).ifPresent(cause -> passedOver.add(new PassedOver(agentId, cause)));
        }
        return passedOver;
    }

    private Optional<AdmissionRefusal> refusal(WaitingInteraction interaction, AgentId agentId) {
        AgentAtWork agent = room.agent(agentId);
        QueueId queueId = interaction.step().queueId();
        boolean member = queueId == null
                ? interaction.directedTo().equals(agentId)
                : agent.queues().contains(queueId);
        return agent.refusal(
                interaction.step().channel(), member, room.settings().maxOpenTabs());
    }

    private void offerDirectly(WaitingInteraction interaction, Instant now) {
        AgentId agentId = interaction.directedTo();
        if (refusal(interaction, agentId).isPresent() || !interaction.mayBeOfferedTo(agentId, now)) {
            return;
        }
        Choice choice = new Choice(null, 1, List.of(agentId), List.of());
        room.announce(interaction, agentId);
        offer(interaction, List.of(new Offer(agentId, choice)), room.settings().offerTimeoutSeconds(), now);
    }

    /** Goes down the line until nobody is left to offer to; what that costs depends on the offers, not on the line. */
    private void offerFrom(QueueLine line, Instant now) {
        Set<AgentId> available = available(line);
        if (available.isEmpty() || line.profile().strategy() == Strategy.UNKNOWN) {
            return;
        }
        List<PassedOver> passedOver = null;
        for (WaitingInteraction interaction : line.offerable()) {
            if (passedOver == null) {
                passedOver = passedOver(interaction, line.members());
            }
            offerToSomeOf(available, line, interaction, passedOver, now);
            if (available.isEmpty()) {
                return;
            }
        }
    }

    private Set<AgentId> available(QueueLine line) {
        Set<AgentId> available = new LinkedHashSet<>();
        for (AgentId agentId : line.members()) {
            AgentAtWork agent = room.agent(agentId);
            if (agent.hasRoomForAnOffer()
                    && agent.refusal(
                                    line.profile().channel(),
                                    true,
                                    room.settings().maxOpenTabs())
                            .isEmpty()) {
                available.add(agentId);
            }
        }
        return available;
    }

    private void offerToSomeOf(
            Set<AgentId> available,
            QueueLine line,
            WaitingInteraction interaction,
            List<PassedOver> passedOver,
            Instant now) {
        if (!interaction.isFree(now) || !now.isBefore(interaction.step().timeoutAt())) {
            return;
        }
        Set<AgentId> candidates = new LinkedHashSet<>(available);
        candidates.removeIf(agentId -> !interaction.mayBeOfferedTo(agentId, now));
        if (candidates.isEmpty()) {
            return;
        }
        Strategy strategy = line.profile().strategy();
        Ranking ranking = RoutingPolicy.of(strategy).rank(line.members(), candidates, line.lastChosen());
        List<Offer> offers = new ArrayList<>();
        for (int rank = 1; rank <= ranking.chosen(); rank++) {
            AgentId agentId = ranking.ranked().get(rank - 1);
            offers.add(new Offer(agentId, choice(strategy, rank, ranking, passedOver)));
            line.announcedTo(agentId);
            room.announce(interaction, agentId);
            if (!room.agent(agentId).hasRoomForAnOffer()) {
                available.remove(agentId);
            }
        }
        offer(interaction, offers, line.profile().agentTimeoutSeconds(), now);
    }

    private static Choice choice(Strategy strategy, int rank, Ranking ranking, List<PassedOver> passedOver) {
        boolean listed = rank == 1;
        return new Choice(strategy, rank, listed ? ranking.ranked() : List.of(), listed ? passedOver : List.of());
    }

    private void offer(WaitingInteraction interaction, List<Offer> offers, int timeoutSeconds, Instant now) {
        WaitingInteraction.Step step = interaction.step();
        send(
                interaction,
                new OfferInteraction(step.interactionId(), step.number(), offers, now.plusSeconds(timeoutSeconds)));
    }

    private void send(WaitingInteraction interaction, InteractionCommand command) {
        interaction.commandSent();
        decisions.add(new Decision(interaction, command, interaction.lastEventId()));
    }
}
