package io.switchlog.command.routing;

import io.switchlog.command.agent.AgentState;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.Admission;
import io.switchlog.messages.routing.AdmissionRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agent as routing sees him. */
final class AgentAtWork implements Decision.Subject {
    private final AgentId agentId;
    private AgentState state = AgentState.NEW;
    private @Nullable Instant loggedInAt;
    private @Nullable Instant loggedOutAt;
    private UUID lastEventId = new UUID(0, 0);
    /** The queues out of which he accepted what he has open; what came by an agent step is not here. */
    private final Map<InteractionId, QueueId> acceptedFrom = new LinkedHashMap<>();
    /** How many offers of a queue he has let expire in a row. */
    private final Map<QueueId, Integer> missed = new HashMap<>();

    /** What is ringing at him, or is about to. Not part of the memory: waiting interactions know it. */
    private final Set<WaitingInteraction> offers = new LinkedHashSet<>();
    /** The queues that he serves. Not part of the memory: queues know their members. */
    private final Set<QueueId> queues = new HashSet<>();
    /** Whether his desktop gives no sign of life any more. Not part of the memory. */
    private boolean silent;

    private final Turn turn = new Turn();

    record AcceptedFrom(InteractionId interactionId, QueueId queueId) {}

    record Missed(QueueId queueId, int offers) {}

    record Memory(
            AgentId agentId,
            AgentState state,
            @Nullable Instant loggedInAt,
            @Nullable Instant loggedOutAt,
            UUID lastEventId,
            List<AcceptedFrom> acceptedFrom,
            List<Missed> missed) {}

    AgentAtWork(AgentId agentId) {
        this.agentId = agentId;
    }

    AgentAtWork(Memory memory) {
        this(memory.agentId());
        state = memory.state();
        loggedInAt = memory.loggedInAt();
        loggedOutAt = memory.loggedOutAt();
        lastEventId = memory.lastEventId();
        memory.acceptedFrom().forEach(from -> acceptedFrom.put(from.interactionId(), from.queueId()));
        memory.missed().forEach(each -> missed.put(each.queueId(), each.offers()));
    }

    Memory memory() {
        List<AcceptedFrom> from = new ArrayList<>();
        acceptedFrom.forEach((interactionId, queueId) -> from.add(new AcceptedFrom(interactionId, queueId)));
        List<Missed> misses = new ArrayList<>();
        missed.forEach((queueId, count) -> misses.add(new Missed(queueId, count)));
        return new Memory(agentId, state, loggedInAt, loggedOutAt, lastEventId, from, misses);
    }

    AgentId agentId() {
        return agentId;
    }

    AgentState state() {
        return state;
    }

    UUID lastEventId() {
        return lastEventId;
    }

    @Override
    public Turn turn() {
        return turn;
    }

    Set<WaitingInteraction> offers() {
        return offers;
    }

    Set<QueueId> queues() {
        return queues;
    }

    Optional<AdmissionRefusal> refusal(Channel channel, boolean member, int tabLimit) {
        return Admission.refusal(state.standing(channel, member, tabLimit));
    }

    void apply(AgentEvent event, UUID eventId, Instant at) {
        state = state.after(event);
        lastEventId = eventId;
        if (event instanceof AgentLoggedIn) {
            loggedInAt = at;
            silent = false;
        } else if (event instanceof AgentLoggedOut) {
            loggedOutAt = at;
        } else if (event instanceof AgentTabClosed closed) {
            acceptedFrom.remove(closed.interactionId());
        }
        if (event instanceof AgentLoggedIn
                || event instanceof AgentLoggedOut
                || event instanceof AgentPaused
                || event instanceof AgentUnpaused
                || event instanceof AgentStoppedResponding
                || event instanceof AgentReturned) {
            missed.clear();
        }
    }

    /** He has it now, out of this queue, or by an agent step if there is none. */
    void accepted(InteractionId interactionId, @Nullable QueueId queueId) {
        if (queueId != null) {
            acceptedFrom.put(interactionId, queueId);
        }
    }

    @Nullable
    QueueId acceptedFrom(InteractionId interactionId) {
        return acceptedFrom.get(interactionId);
    }

    /** Whether he has something open that he accepted out of this queue. */
    boolean hasFrom(QueueId queueId) {
        return acceptedFrom.containsValue(queueId);
    }

    Map<QueueId, Integer> missed() {
        return missed;
    }

    void letExpire(QueueId queueId) {
        missed.merge(queueId, 1, Integer::sum);
    }

    void leavesQueue(QueueId queueId) {
        queues.remove(queueId);
        missed.remove(queueId);
    }

    void reacted() {
        missed.clear();
    }

    /** His desktop gave its last sign of life then; answers whether that was in the session under way. */
    boolean isSilentSince(Instant lastSign) {
        silent = loggedInAt != null && state.readiness().isLoggedIn() && !lastSign.isBefore(loggedInAt);
        return silent;
    }

    /** Whether a sign of life is of a session that is over; one of a session not yet heard of is not. */
    boolean hasOutlived(Instant sign) {
        return loggedInAt != null && sign.isBefore(loggedInAt) || loggedOutAt != null && sign.isBefore(loggedOutAt);
    }

    void isHeardAgain() {
        silent = false;
    }

    boolean isSilent() {
        return silent && state.readiness().isLoggedIn();
    }
}
