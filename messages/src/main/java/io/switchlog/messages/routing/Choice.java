package io.switchlog.messages.routing;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an offer went to this agent, kept with the offer for ever.
 *
 * @param strategy by which rule, or null where an agent step names the agent
 * @param rank 1 for the first choice; with beepall all are chosen, and the lists stand with rank 1 only
 * @param candidates those who could have been offered it, best first
 * @param passedOver those who could not, and why
 * @param candidateCount how many could have been offered it, where the list is cut short; else null
 * @param passedOverCount how many could not, where the list is cut short; else null
 */
public record Choice(
        @Nullable Strategy strategy,
        int rank,
        List<AgentId> candidates,
        List<PassedOver> passedOver,
        @Nullable Integer candidateCount,
        @Nullable Integer passedOverCount) {
    /** The lists hold no more than this, so that an offer's size does not grow with its queue (ADR 16). */
    public static final int MOST_LISTED = 50;
}
