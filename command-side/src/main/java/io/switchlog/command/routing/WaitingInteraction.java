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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An interaction in a step of its route, as routing sees it. */
final class WaitingInteraction implements Decision.Subject {
    /**
     * Higher priority first; then those who had an agent already and lost him; then first come, first served.
     */
    static final Comparator<WaitingInteraction> ORDER = Comparator.<WaitingInteraction>comparingInt(
                    waiting -> -waiting.step.priority())
            .thenComparing(waiting -> !waiting.step.requeued())
            .thenComparingLong(waiting -> waiting.step.position());

    private final Step step;
    private final Map<AgentId, Ringing> offers = new LinkedHashMap<>();
    /** Agents who let an offer expire or declined it, and until when they are not asked again. */
    private final Map<AgentId, Instant> resting = new LinkedHashMap<>();

    private int offersMade;
    private UUID lastEventId;

    /** To whom an offer is on its way. Not part of the memory. */
    private final Set<AgentId> announced = new LinkedHashSet<>();

    private final Turn turn = new Turn();

    /** What stays the same during the step; the queue is null in an agent step. */
    record Step(
            InteractionId interactionId,
            int number,
            @Nullable QueueId queueId,
            @Nullable AgentId agentId,
            Channel channel,
            int priority,
            boolean requeued,
            long position,
            Instant timeoutAt) {}

    /**
     * An offer that stands.
     *
     * @param autoAnswerAt when it is to be accepted for the agent, or null
     * @param remindAt when the agent is to be reminded next, or null
     */
    record Ringing(
            AgentId agentId,
            Instant expiresAt,
            @Nullable Instant autoAnswerAt,
            @Nullable Integer renotifySeconds,
            @Nullable Instant remindAt) {

        /** An offer that was made, or repeated, at this moment. */
        static Ringing since(
                Instant at,
                AgentId agentId,
                Instant expiresAt,
                @Nullable Instant autoAnswerAt,
                @Nullable Integer every) {
            return new Ringing(agentId, expiresAt, autoAnswerAt, every, every == null ? null : at.plusSeconds(every));
        }

        /** All the moments at which something is to be done about it. */
        List<Instant> times() {
            List<Instant> times = new ArrayList<>();
            times.add(expiresAt);
            if (autoAnswerAt != null) {
                times.add(autoAnswerAt);
            }
            if (remindAt != null) {
                times.add(remindAt);
            }
            return times;
        }
    }

    record Until(AgentId agentId, Instant at) {}

    record Memory(Step step, List<Ringing> offers, List<Until> resting, int offersMade, UUID lastEventId) {}

    WaitingInteraction(Step step, UUID lastEventId) {
        this.step = step;
        this.lastEventId = lastEventId;
    }

    WaitingInteraction(Memory memory) {
        this(memory.step(), memory.lastEventId());
        memory.offers().forEach(offer -> offers.put(offer.agentId(), offer));
        memory.resting().forEach(rest -> resting.put(rest.agentId(), rest.at()));
        offersMade = memory.offersMade();
    }

    Memory memory() {
        List<Until> rests = new ArrayList<>();
        resting.forEach((agentId, at) -> rests.add(new Until(agentId, at)));
        return new Memory(step, List.copyOf(offers.values()), rests, offersMade, lastEventId);
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

    Map<AgentId, Ringing> offers() {
        return offers;
    }

    /** How many offers of it were made in this step. */
    int offersMade() {
        return offersMade;
    }

    void offered(Ringing ringing, UUID eventId) {
        offers.put(ringing.agentId(), ringing);
        offersMade++;
        lastEventId = eventId;
    }

    /** The agent was reminded; answers the offer as it stands now, or null if there is none. */
    @Nullable
    Ringing reminded(AgentId agentId, Instant at) {
        return offers.computeIfPresent(
                agentId,
                (id, ringing) -> Ringing.since(
                        at, agentId, ringing.expiresAt(), ringing.autoAnswerAt(), ringing.renotifySeconds()));
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

    /** The agents for whose offer this is over by now. */
    List<AgentId> due(Function<Ringing, @Nullable Instant> time, Instant now) {
        return offers.values().stream()
                .filter(ringing -> {
                    Instant at = time.apply(ringing);
                    return at != null && !now.isBefore(at);
                })
                .map(Ringing::agentId)
                .toList();
    }

    @Override
    public Turn turn() {
        return turn;
    }

    Set<AgentId> announced() {
        return announced;
    }

    AgentId directedTo() {
        return requireNonNull(step.agentId());
    }
}
