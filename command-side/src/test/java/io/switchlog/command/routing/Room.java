package io.switchlog.command.routing;

import static io.switchlog.messages.EventCatalogue.typeOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.EventCatalogue.EventType;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A waiting room that is told what happened, and a router over it. */
final class Room {
    static final int AGENT_TIMEOUT_SECONDS = 30;
    static final SessionId SESSION = new SessionId(new UUID(0, 1));
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 2));

    WaitingRoom waitingRoom = new WaitingRoom();
    Router router = new Router(waitingRoom);
    Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final Map<RoutingMemory.Key, Object> memory = new HashMap<>();
    private long position;

    void happened(Object... events) {
        for (Object event : events) {
            position++;
            EventType type = typeOf(event.getClass());
            waitingRoom.apply(new StoredEvent(
                    position,
                    new UUID(7, position),
                    "any",
                    "any",
                    position,
                    type.name(),
                    type.version(),
                    now,
                    EventCodec.encode(event),
                    "{}".getBytes(UTF_8)));
        }
    }

    AgentId agent(Map<Channel, Integer> capacity) {
        AgentId agentId = new AgentId(CommandIds.next());
        Sealed name = new Sealed(agentId.value(), "c2VhbGVk");
        happened(new AgentCreated(agentId, name, name, null, null, null, Typology.WEBRTC, null, false, capacity));
        return agentId;
    }

    AgentId loggedIn() {
        return loggedIn(Map.of());
    }

    AgentId loggedIn(Map<Channel, Integer> capacity) {
        AgentId agentId = agent(capacity);
        happened(new AgentLoggedIn(agentId, SESSION));
        return agentId;
    }

    QueueId queue(AgentId... members) {
        return queue(Strategy.RRMEMORY, 5, members);
    }

    QueueId queue(Strategy strategy, int weight, AgentId... members) {
        return queue(Channel.CHAT, strategy, weight, members);
    }

    QueueId queue(Channel channel, Strategy strategy, int weight, AgentId... members) {
        QueueId queueId = new QueueId(CommandIds.next());
        happened(new QueueCreated(queueId, "Sales", channel, strategy, AGENT_TIMEOUT_SECONDS, weight));
        for (AgentId member : members) {
            happened(new QueueMemberAdded(queueId, member, 0));
        }
        return queueId;
    }

    InteractionId queued(QueueId queueId) {
        return queued(queueId, 0, 60);
    }

    InteractionId queued(QueueId queueId, int priority, int timeoutSeconds) {
        InteractionId interactionId = new InteractionId(CommandIds.next());
        happened(queuedEvent(interactionId, 1, queueId, priority, timeoutSeconds));
        return interactionId;
    }

    InteractionQueued queuedEvent(
            InteractionId interactionId, int stepNo, QueueId queueId, int priority, int timeoutSeconds) {
        return queuedEvent(interactionId, stepNo, queueId, Origin.NEW, priority, timeoutSeconds);
    }

    InteractionQueued queuedEvent(
            InteractionId interactionId, int stepNo, QueueId queueId, Origin origin, int priority, int timeoutSeconds) {
        return new InteractionQueued(
                interactionId,
                stepNo,
                1,
                origin,
                queueId,
                "Sales",
                Strategy.RRMEMORY,
                requireNonNull(waitingRoom.line(queueId)).profile().channel(),
                ACCOUNT,
                "Website",
                priority,
                now.plusSeconds(timeoutSeconds));
    }

    InteractionId directed(AgentId agentId, int timeoutSeconds) {
        InteractionId interactionId = new InteractionId(CommandIds.next());
        happened(directedEvent(interactionId, 1, agentId, timeoutSeconds));
        return interactionId;
    }

    InteractionDirected directedEvent(InteractionId interactionId, int stepNo, AgentId agentId, int timeoutSeconds) {
        return directedEvent(interactionId, stepNo, agentId, Origin.NEW, timeoutSeconds);
    }

    InteractionDirected directedEvent(
            InteractionId interactionId, int stepNo, AgentId agentId, Origin origin, int timeoutSeconds) {
        return new InteractionDirected(
                interactionId,
                stepNo,
                1,
                origin,
                agentId,
                Channel.CHAT,
                ACCOUNT,
                "Website",
                0,
                now.plusSeconds(timeoutSeconds));
    }

    void forward(Duration duration) {
        now = now.plus(duration);
    }

    void forwardSeconds(int seconds) {
        forward(Duration.ofSeconds(seconds));
    }

    List<Decision> decide() {
        return router.decide(now);
    }

    /** The commands that are decided now. */
    List<Object> commands() {
        List<Object> commands = new ArrayList<>();
        decide().forEach(decision -> commands.add(decision.command()));
        return commands;
    }

    /** Whom the decisions of now notify, in order, of what; the offers come to pass. */
    List<Notified> offers() {
        List<Notified> notified = new ArrayList<>();
        for (Decision decision : decide()) {
            if (decision.command() instanceof OfferInteraction offer) {
                offer.offers().forEach(each -> notified.add(new Notified(each.agentId(), offer.interactionId())));
                comesToPass(decision);
            }
        }
        return notified;
    }

    record Notified(AgentId agentId, InteractionId interactionId) {}

    void comesToPass(Decision decision) {
        OfferInteraction command = (OfferInteraction) decision.command();
        WaitingInteraction waiting = requireNonNull(waitingRoom.waiting(command.interactionId()));
        command.offers()
                .forEach(offer -> happened(new InteractionOffered(
                        command.interactionId(),
                        command.stepNo(),
                        offer.agentId(),
                        waiting.step().queueId(),
                        waiting.step().channel(),
                        command.expiresAt(),
                        offer.choice(),
                        null,
                        null)));
        router.done(decision, true, now);
    }

    /** The command comes back, and these are its events. */
    void comesBack(Decision decision, Object... events) {
        happened(events);
        router.done(decision, true, now);
    }

    /** The only decision of now. */
    Decision decision() {
        List<Decision> decisions = decide();
        if (decisions.size() != 1) {
            throw new AssertionError("not one decision: " + decisions);
        }
        return decisions.get(0);
    }

    /** He has accepted it. */
    void accepted(InteractionId interactionId, AgentId agentId, @Nullable QueueId queueId) {
        happened(
                new InteractionAccepted(
                        interactionId,
                        1,
                        agentId,
                        new Sealed(agentId.value(), "c2VhbGVk"),
                        Typology.WEBRTC,
                        queueId,
                        Channel.CHAT,
                        AcceptMode.MANUAL,
                        now),
                new AgentTabOpened(agentId, interactionId, Channel.CHAT));
    }

    InteractionOffered offeredEvent(InteractionId interactionId, AgentId agentId) {
        return new InteractionOffered(
                interactionId,
                1,
                agentId,
                requireNonNull(waitingRoom.waiting(interactionId)).step().queueId(),
                Channel.CHAT,
                now.plusSeconds(AGENT_TIMEOUT_SECONDS),
                new Choice(null, 1, List.of(agentId), List.of(), null, null),
                null,
                null);
    }

    /** The same room after a restart: what is remembered, in the order in which it is read back. */
    void restart() {
        waitingRoom.takeUnsaved().forEach((key, state) -> {
            if (state == null) {
                memory.remove(key);
            } else {
                memory.put(key, EventCodec.decode(state.getClass(), EventCodec.encode(state)));
            }
        });
        waitingRoom = new WaitingRoom();
        memory.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<RoutingMemory.Key, Object> entry) ->
                                entry.getKey().kind())
                        .thenComparing(entry -> entry.getKey().id()))
                .forEach(entry -> waitingRoom.remember(entry.getValue()));
        router = new Router(waitingRoom);
    }
}
