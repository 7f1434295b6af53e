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
 */
public record Choice(@Nullable Strategy strategy, int rank, List<AgentId> candidates, List<PassedOver> passedOver) {}
