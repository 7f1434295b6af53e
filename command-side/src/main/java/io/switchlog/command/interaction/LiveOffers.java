package io.switchlog.command.interaction;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.messages.agent.AgentId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The offers of an interaction that stand, at most one per agent. */
final class LiveOffers {
    private final Map<AgentId, LiveOffer> offers = new LinkedHashMap<>();

    /** @param notifiedAt when the agent was notified or reminded last */
    record LiveOffer(
            Instant offeredAt,
            Instant expiresAt,
            Instant notifiedAt,
            @Nullable Instant autoAnswerAt,
            @Nullable Integer renotifySeconds) {
        private LiveOffer renotified(Instant at) {
            return new LiveOffer(offeredAt, expiresAt, at, autoAnswerAt, renotifySeconds);
        }

        private boolean isToBeRepeated(Instant now) {
            return renotifySeconds != null && !now.isBefore(notifiedAt.plusSeconds(renotifySeconds));
        }
    }

    boolean isEmpty() {
        return offers.isEmpty();
    }

    boolean has(AgentId agentId) {
        return offers.containsKey(agentId);
    }

    List<AgentId> agents() {
        return List.copyOf(offers.keySet());
    }

    /** The agent's offer, refused if he has none. */
    LiveOffer require(AgentId agentId) {
        LiveOffer offer = offers.get(agentId);
        if (offer == null) {
            throw new Refused(Refusal.NOT_OFFERED);
        }
        return offer;
    }

    /** Refuses unless the delay of the agent's auto answer is over. */
    void requireAutoAnswerDue(AgentId agentId, Instant now) {
        Instant at = require(agentId).autoAnswerAt();
        if (at == null || now.isBefore(at)) {
            throw new Refused(Refusal.NOT_DUE);
        }
    }

    /** Those of them who have an offer; refused if there is none. */
    List<AgentId> liveAmong(List<AgentId> agentIds) {
        List<AgentId> live = agentIds.stream().filter(offers::containsKey).toList();
        if (live.isEmpty()) {
            throw new Refused(Refusal.NOT_OFFERED);
        }
        return live;
    }

    /** Those of them whose offer has had its time; refused if there is none. */
    List<AgentId> toBeEnded(List<AgentId> agentIds, Instant now) {
        return due(agentIds, offer -> !now.isBefore(offer.expiresAt()));
    }

    /** Those of them who are to be reminded by now; refused if there is none. */
    List<AgentId> toBeReminded(List<AgentId> agentIds, Instant now) {
        return due(agentIds, offer -> offer.isToBeRepeated(now));
    }

    private List<AgentId> due(List<AgentId> agentIds, Predicate<LiveOffer> isDue) {
        List<AgentId> due = liveAmong(agentIds).stream()
                .filter(agentId -> isDue.test(require(agentId)))
                .toList();
        if (due.isEmpty()) {
            throw new Refused(Refusal.NOT_DUE);
        }
        return due;
    }

    void made(AgentId agentId, LiveOffer offer) {
        offers.put(agentId, offer);
    }

    void repeated(AgentId agentId, Instant at) {
        offers.computeIfPresent(agentId, (id, offer) -> offer.renotified(at));
    }

    void ended(AgentId agentId) {
        offers.remove(agentId);
    }
}
