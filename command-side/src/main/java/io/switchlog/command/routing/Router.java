package io.switchlog.command.routing;

import io.switchlog.command.interaction.InteractionDesk;
import io.switchlog.command.routing.WaitingInteraction.Ringing;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand;
import io.switchlog.messages.interaction.InteractionCommand.AcceptAutomatically;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RenotifyAgents;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides what is to be done about who waits and who works: end steps and offers whose time is over, accept for those
 * with auto answer, take back offers that admission no longer allows, and make new ones. Deterministic: the same waiting
 * room at the same time gives the same decisions.
 */
final class Router {
    private final WaitingRoom room;
    private final Duties duties;
    private final List<Decision> decisions = new ArrayList<>();

    Router(WaitingRoom room) {
        this.room = room;
        this.duties = new Duties(room);
    }

    /** What is to be done now about everything that was touched since the last time. */
    List<Decision> decide(Instant now) {
        decisions.clear();
        Set<InteractionId> interactions = room.takeTouchedInteractions(now);
        for (AgentId agentId : room.takeTouchedAgents(now)) {
            AgentAtWork agent = room.agent(agentId);
            room.refreshAvailability(agent);
            duties.of(agent, now).ifPresent(command -> send(agent, command, agent.lastEventId()));
            agent.offers().forEach(offered -> interactions.add(offered.interactionId()));
            room.directedTo(agentId).forEach(direct -> interactions.add(direct.interactionId()));
            agent.queues().forEach(room::touchLine);
        }
        SortedSet<WaitingInteraction> direct = new TreeSet<>(WaitingInteraction.ORDER);
        for (InteractionId interactionId : interactions) {
            WaitingInteraction interaction = room.waiting(interactionId);
            if (interaction != null) {
                look(interaction, now, direct);
            }
        }
        direct.forEach(interaction -> offerDirectly(interaction, now));
        Distribution distribution = new Distribution(room, now, this::send);
        room.takeTouchedLines().stream()
                .map(room::line)
                .filter(Objects::nonNull)
                .forEach(distribution::enter);
        distribution.run();
        return List.copyOf(decisions);
    }

    /** The command came back: its events have been applied, or it was refused. */
    void done(Decision decision, boolean succeeded, Instant now) {
        Decision.Subject subject = decision.about();
        if (subject instanceof WaitingInteraction interaction) {
            room.settle(interaction);
            if (room.waiting(interaction.interactionId()) != interaction) {
                return;
            }
        }
        subject.turn().end();
        if (succeeded) {
            subject.turn().succeeded();
            room.touch(subject);
        } else {
            room.lookAgain(subject, subject.turn().failed(now));
        }
    }

    /** @param direct where interactions are put that are to be offered to the agent whom their step names */
    private void look(WaitingInteraction interaction, Instant now, Set<WaitingInteraction> direct) {
        if (!interaction.turn().isFree(now)) {
            return;
        }
        Optional<InteractionCommand> due = due(interaction, now);
        if (due.isPresent()) {
            send(interaction, due.get());
        } else if (interaction.step().queueId() != null) {
            room.touchLine(interaction.step().queueId());
        } else {
            direct.add(interaction);
        }
    }

    /** The first thing that the time or the agents' state asks for, before there is talk of new offers. */
    private Optional<InteractionCommand> due(WaitingInteraction interaction, Instant now) {
        if (!now.isBefore(interaction.step().timeoutAt())) {
            return Optional.of(timeOut(interaction));
        }
        if (interaction.offers().isEmpty()) {
            return Optional.empty();
        }
        return Stream.<Optional<InteractionCommand>>of(
                        autoAnswer(interaction, now),
                        expiry(interaction, now),
                        rescission(interaction),
                        reminder(interaction, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<InteractionCommand> autoAnswer(WaitingInteraction interaction, Instant now) {
        WaitingInteraction.Step step = interaction.step();
        return interaction.due(Ringing::autoAnswerAt, now).stream()
                .filter(agentId -> room.answersAutomatically(agentId, step.channel())
                        && room.refusal(interaction, agentId).isEmpty())
                .findFirst()
                .map(agentId -> new AcceptAutomatically(step.interactionId(), step.number(), agentId));
    }

    private static Optional<InteractionCommand> expiry(WaitingInteraction interaction, Instant now) {
        WaitingInteraction.Step step = interaction.step();
        List<AgentId> expired = interaction.due(Ringing::expiresAt, now);
        return expired.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExpireOffers(step.interactionId(), step.number(), expired));
    }

    private static Optional<InteractionCommand> reminder(WaitingInteraction interaction, Instant now) {
        WaitingInteraction.Step step = interaction.step();
        List<AgentId> waiting = interaction.due(Ringing::remindAt, now);
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new RenotifyAgents(step.interactionId(), step.number(), waiting));
    }

    private Optional<InteractionCommand> rescission(WaitingInteraction interaction) {
        for (AgentId agentId : interaction.offers().keySet()) {
            Optional<AdmissionRefusal> refusal = room.refusal(interaction, agentId);
            if (refusal.isPresent()) {
                return Optional.of(rescind(interaction, refusal.get()));
            }
        }
        return Optional.empty();
    }

    private RescindOffers rescind(WaitingInteraction interaction, AdmissionRefusal cause) {
        List<AgentId> refused = interaction.offers().keySet().stream()
                .filter(agentId ->
                        room.refusal(interaction, agentId).filter(cause::equals).isPresent())
                .toList();
        WaitingInteraction.Step step = interaction.step();
        return new RescindOffers(step.interactionId(), step.number(), refused, InteractionDesk.rescindCause(cause));
    }

    private TimeOutStep timeOut(WaitingInteraction interaction) {
        WaitingInteraction.Step step = interaction.step();
        QueueLine line = room.line(interaction);
        List<AgentId> asked = line == null ? List.of(interaction.directedTo()) : line.members();
        List<PassedOver> passedOver = room.passedOver(interaction, asked);
        return new TimeOutStep(
                step.interactionId(), step.number(), timeoutCause(interaction, asked, passedOver), passedOver);
    }

    /** Where agents differ, the one who got furthest through the checks counts. */
    private static TimeoutCause timeoutCause(
            WaitingInteraction interaction, List<AgentId> asked, List<PassedOver> passedOver) {
        if (interaction.offersMade() > 0) {
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

    private void offerDirectly(WaitingInteraction interaction, Instant now) {
        AgentId agentId = interaction.directedTo();
        if (room.refusal(interaction, agentId).isPresent()
                || !interaction.mayBeOfferedTo(agentId, now)
                || !room.hasRoomForAnOffer(agentId)) {
            return;
        }
        Choice choice = new Choice(null, 1, List.of(agentId), List.of(), null, null);
        room.announce(interaction, agentId);
        WaitingInteraction.Step step = interaction.step();
        send(
                interaction,
                new OfferInteraction(
                        step.interactionId(),
                        step.number(),
                        List.of(new Offer(agentId, choice)),
                        now.plusSeconds(room.settings().offerTimeoutSeconds())));
    }

    private void send(WaitingInteraction interaction, InteractionCommand command) {
        send(interaction, command, interaction.lastEventId());
    }

    private void send(Decision.Subject about, Object command, UUID causedBy) {
        about.turn().begin();
        UUID correlationId = command instanceof InteractionCommand concerned
                ? concerned.interactionId().value()
                : null;
        decisions.add(new Decision(about, command, causedBy, correlationId));
    }
}
