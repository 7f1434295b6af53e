package io.switchlog.command.routing;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who goes first among agents who may all be offered an interaction. Pure. */
@FunctionalInterface
interface RoutingPolicy {
    /**
     * Puts candidates in order, best first.
     *
     * @param members all members of the queue, in the order in which they were added
     * @param candidates those of them who may be offered the interaction, at least one
     * @param lastOffered to whom the queue's previous offer went
     */
    Ranking rank(List<AgentId> members, Set<AgentId> candidates, @Nullable AgentId lastOffered);

    /** @param chosen how many of the ranked, from the first, are notified */
    record Ranking(List<AgentId> ranked, int chosen) {}

    /** The policy of a strategy. */
    static RoutingPolicy of(Strategy strategy) {
        return switch (strategy) {
            case RRMEMORY -> RoutingPolicy::roundRobinWithMemory;
            case BEEPALL -> RoutingPolicy::beepAll;
            case UNKNOWN -> throw new IllegalArgumentException("this version does not know the queue's strategy");
        };
    }

    /**
     * {@code rrmemory}: around the members from the one after him to whom the previous offer went; from the first if
     * that one is no member any more, or if there was no offer yet.
     */
    private static Ranking roundRobinWithMemory(
            List<AgentId> members, Set<AgentId> candidates, @Nullable AgentId lastOffered) {
        int start = lastOffered == null ? 0 : members.indexOf(lastOffered) + 1;
        List<AgentId> around = new ArrayList<>(members.subList(start, members.size()));
        around.addAll(members.subList(0, start));
        around.retainAll(candidates);
        return new Ranking(around, 1);
    }

    /** {@code beepall}: all at once, in the order of membership. */
    private static Ranking beepAll(List<AgentId> members, Set<AgentId> candidates, @Nullable AgentId lastOffered) {
        List<AgentId> all = new ArrayList<>(members);
        all.retainAll(candidates);
        return new Ranking(all, all.size());
    }
}
