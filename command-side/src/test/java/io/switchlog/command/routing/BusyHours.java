package io.switchlog.command.routing;

import static java.util.Objects.requireNonNull;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AcceptAutomatically;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One queue on a clock that jumps from one happening to the next: contacts come at random, agents who have time answer at
 * once, talk for a random time, and contacts who have to wait may lose patience. Decisions are the router's.
 */
final class BusyHours {
    private static final int LONG_SECONDS = 100_000_000;

    private final Room room = new Room();
    private final Random random;
    private final QueueId queueId;
    private final Map<InteractionId, Arrival> waiting = new HashMap<>();
    private final List<Stay> stays = new ArrayList<>();
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparing(Happening::number));
    private long happenings;

    private record Happening(Instant at, long number, Runnable what) {}

    private record Arrival(int number, Instant at) {}

    /** How one contact fared. */
    record Stay(
            int number,
            Duration waited,
            boolean answered,
            @Nullable AgentId by) {}

    BusyHours(long seed, Strategy strategy, int agents) {
        random = new Random(seed);
        room.happened(new LiveOfferLimitChanged(20, 1));
        AgentId[] members = new AgentId[agents];
        for (int i = 0; i < agents; i++) {
            members[i] = room.loggedIn(Map.of(Channel.CHAT, 1));
            room.happened(new AgentAutoAnswerEnabled(members[i], Channel.CHAT, 0));
        }
        queueId = room.queue(strategy, 5, members);
    }

    Room room() {
        return room;
    }

    QueueId queueId() {
        return queueId;
    }

    /**
     * Lets so many contacts come and answers how they fared, in the order in which they came.
     *
     * @param perMinute how many come in a minute
     * @param handling how long an agent talks, in minutes
     * @param patience how long a contact waits, in minutes; null for ever
     */
    List<Stay> play(int contacts, double perMinute, double handling, @Nullable Double patience) {
        Instant at = room.now;
        for (int number = 0; number < contacts; number++) {
            at = at.plus(random(1 / perMinute));
            int contact = number;
            plan(at, () -> arrives(contact, handling, patience));
        }
        for (Happening next = ahead.poll(); next != null; next = ahead.poll()) {
            room.now = next.at();
            next.what().run();
        }
        stays.sort(Comparator.comparingInt(Stay::number));
        return stays;
    }

    private void plan(Instant at, Runnable what) {
        ahead.add(new Happening(at, happenings++, what));
    }

    private Duration random(double meanMinutes) {
        return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * meanMinutes * 60e9));
    }

    private void arrives(int number, double handling, @Nullable Double patience) {
        InteractionId interactionId = room.queued(queueId, 0, LONG_SECONDS);
        waiting.put(interactionId, new Arrival(number, room.now));
        if (patience != null) {
            plan(room.now.plus(random(patience)), () -> losesPatience(interactionId));
        }
        carryOut(handling);
    }

    private void losesPatience(InteractionId interactionId) {
        Arrival arrival = waiting.remove(interactionId);
        if (arrival != null) {
            stays.add(new Stay(arrival.number(), Duration.between(arrival.at(), room.now), false, null));
            room.happened(new InteractionAbandoned(interactionId, 1, queueId, Channel.CHAT, AbandonCause.WAITING));
            room.decide();
        }
    }

    private void carryOut(double handling) {
        List<Decision> decisions = room.decide();
        while (!decisions.isEmpty()) {
            for (Decision decision : decisions) {
                if (decision.command() instanceof OfferInteraction offer) {
                    ring(offer);
                } else if (decision.command() instanceof AcceptAutomatically accept) {
                    answer(accept.interactionId(), accept.agentId(), handling);
                } else {
                    throw new IllegalStateException("not expected here: " + decision);
                }
                room.router.done(decision, true, room.now);
            }
            decisions = room.decide();
        }
    }

    private void ring(OfferInteraction offer) {
        offer.offers()
                .forEach(each -> room.happened(new InteractionOffered(
                        offer.interactionId(),
                        offer.stepNo(),
                        each.agentId(),
                        queueId,
                        Channel.CHAT,
                        offer.expiresAt(),
                        each.choice(),
                        room.now,
                        null)));
    }

    private void answer(InteractionId interactionId, AgentId agentId, double handling) {
        Arrival arrival = requireNonNull(waiting.remove(interactionId));
        stays.add(new Stay(arrival.number(), Duration.between(arrival.at(), room.now), true, agentId));
        room.happened(
                new InteractionAccepted(
                        interactionId,
                        1,
                        agentId,
                        new Sealed(agentId.value(), "c2VhbGVk"),
                        Typology.WEBRTC,
                        queueId,
                        Channel.CHAT,
                        AcceptMode.AUTO,
                        room.now),
                new AgentTabOpened(agentId, interactionId, Channel.CHAT));
        plan(room.now.plus(random(handling)), () -> {
            room.happened(new AgentTabClosed(agentId, interactionId, Channel.CHAT));
            carryOut(handling);
        });
    }
}
