package io.switchlog.command.routing;

import static java.util.Objects.requireNonNull;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interaction in a step of its route, as routing sees it. */
final class WaitingInteraction {
    /** Higher priority first, then first come, first served. */
    static final Comparator<WaitingInteraction> ORDER = Comparator.<WaitingInteraction>comparingInt(
                    waiting -> -waiting.step.priority())
            .thenComparingLong(waiting -> waiting.step.position());

    private final Step step;
    private final Map<AgentId, Instant> offers = new LinkedHashMap<>();
    /** Agents who let an offer expire or declined it, and until when they are not asked again. */
    private final Map<AgentId, Instant> resting = new LinkedHashMap<>();

    private int offersMade;
    private UUID lastEventId;

    /** To whom an offer is on its way. Not part of the memory. */
    private final Set<AgentId> announced = new LinkedHashSet<>();

    /** Set while a command about it is under way; then nothing else is decided. Not part of the memory. */
    private boolean commandUnderWay;
    /** Set after a refused or failed command, so that it is not sent again at once. Not part of the memory. */
    private @Nullable Instant heldUntil;

    /** What stays the same during the step; the queue is null in an agent step. */
    record Step(
            InteractionId interactionId,
            int number,
            @Nullable QueueId queueId,
            @Nullable AgentId agentId,
            Channel channel,
            int priority,
            long position,
            Instant timeoutAt) {}

    record Until(AgentId agentId, Instant at) {}

    record Memory(Step step, List<Until> offers, List<Until> resting, int offersMade, UUID lastEventId) {}

    WaitingInteraction(Step step, UUID lastEventId) {
        this.step = step;
        this.lastEventId = lastEventId;
    }

    WaitingInteraction(Memory memory) {
        this(memory.step(), memory.lastEventId());
        memory.offers().forEach(offer -> offers.put(offer.agentId(), offer.at()));
        memory.resting().forEach(rest -> resting.put(rest.agentId(), rest.at()));
        offersMade = memory.offersMade();
    }

    Memory memory() {
        return new Memory(step, list(offers), list(resting), offersMade, lastEventId);
    }

    private static List<Until> list(Map<AgentId, Instant> times) {
        List<Until> list = new ArrayList<>();
        times.forEach((agentId, at) -> list.add(new Until(agentId, at)));
        return list;
    }

    Step step() {
        return step;
    }

    InteractionId interactionId() {
        return step.interactionId();
    }

    UUID lastEventId() {
        return lastEventId;
    }

    Map<AgentId, Instant> offers() {
        return offers;
    }

    boolean wasEverOffered() {
        return offersMade > 0;
    }

    void offered(AgentId agentId, Instant expiresAt, UUID eventId) {
        offers.put(agentId, expiresAt);
        offersMade++;
        lastEventId = eventId;
    }

    void offerEnded(AgentId agentId, UUID eventId) {
        offers.remove(agentId);
        lastEventId = eventId;
    }

    void rest(AgentId agentId, Instant until) {
        resting.put(agentId, until);
    }

    boolean mayBeOfferedTo(AgentId agentId, Instant now) {
        Instant restingUntil = resting.get(agentId);
        return !offers.containsKey(agentId) && (restingUntil == null || !now.isBefore(restingUntil));
    }

    List<AgentId> expiredOffers(Instant now) {
        return offers.entrySet().stream()
                .filter(offer -> !now.isBefore(offer.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isFree(Instant now) {
        return !commandUnderWay && (heldUntil == null || !now.isBefore(heldUntil));
    }

    Set<AgentId> announced() {
        return announced;
    }

    void commandSent() {
        commandUnderWay = true;
    }

    void commandDone() {
        commandUnderWay = false;
    }

    void hold(Instant until) {
        heldUntil = until;
    }

    AgentId directedTo() {
        return requireNonNull(step.agentId());
    }
}
