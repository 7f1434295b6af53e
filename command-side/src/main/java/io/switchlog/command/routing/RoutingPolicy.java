package io.switchlog.command.routing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import io.switchlog.command.routing.QueueLine.Track;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first among agents who may all be offered an interaction. Pure: the same situation gives the same order. Where
 * a definition leaves two agents equal, the one who has been a member for longer goes first.
 *
 * <p>Under every strategy but beepall and rrmemory, agents at whom fewer interactions ring go before the others, and the
 * definition decides among equals: a burst is spread, and does not ring at one agent first and last.
 */
@FunctionalInterface
interface RoutingPolicy {
    /** Puts the candidates in order, best first. */
    List<AgentId> rank(Situation situation);

    /**
     * What a policy may look at.
     *
     * @param members all members of the queue, in the order in which they were added
     * @param candidates those of them who may be offered the interaction, in the same order
     * @param lastOffered to whom the queue's previous offer went
     * @param ringing how many interactions ring at a candidate
     * @param penalty of a member
     * @param track what a member has done for the queue
     * @param seed another for each offer, the same for the same offer
     */
    record Situation(
            List<AgentId> members,
            List<AgentId> candidates,
            @Nullable AgentId lastOffered,
            Function<AgentId, Integer> ringing,
            Function<AgentId, Integer> penalty,
            Function<AgentId, Track> track,
            long seed) {}

    /** The policy of a strategy. */
    static RoutingPolicy of(Strategy strategy) {
        return switch (strategy) {
            case RRMEMORY -> RoutingPolicy::roundRobinWithMemory;
            case BEEPALL -> Situation::candidates;
            case LEASTRECENT -> RoutingPolicy::leastRecent;
            case FEWESTCALLS -> RoutingPolicy::fewestCalls;
            case RANDOM -> RoutingPolicy::random;
            case LINEAR -> RoutingPolicy::linear;
            case WEIGHTED -> RoutingPolicy::weighted;
            case UNKNOWN -> throw new IllegalArgumentException("this version does not know the queue's strategy");
        };
    }

    /**
     * {@code rrmemory}: around the members from the one after him to whom the previous offer went; from the first if
     * that one is no member any more, or if there was no offer yet.
     */
    private static List<AgentId> roundRobinWithMemory(Situation situation) {
        List<AgentId> members = situation.members();
        AgentId last = situation.lastOffered();
        int start = last == null ? 0 : members.indexOf(last) + 1;
        Map<AgentId, Integer> places = new HashMap<>();
        for (int place = 0; place < members.size(); place++) {
            places.put(members.get(place), Math.floorMod(place - start, members.size()));
        }
        return sorted(situation.candidates(), comparingInt(agentId -> places.getOrDefault(agentId, Integer.MAX_VALUE)));
    }

    /** {@code leastrecent}: by the last acceptance from this queue, the oldest first; whoever had none goes before. */
    private static List<AgentId> leastRecent(Situation situation) {
        return spread(
                situation,
                comparingLong(agentId -> situation.track().apply(agentId).lastPosition()));
    }

    /** {@code fewestcalls}: by the number of acceptances from this queue, the fewest first. */
    private static List<AgentId> fewestCalls(Situation situation) {
        return spread(
                situation,
                comparingInt(agentId -> situation.track().apply(agentId).accepted()));
    }

    /** {@code linear}: by penalty, the lowest first; equal penalties in the order of membership. */
    private static List<AgentId> linear(Situation situation) {
        return spread(situation, comparing(situation.penalty()));
    }

    /** {@code random}: every order of the candidates is as likely as any other. */
    private static List<AgentId> random(Situation situation) {
        return drawn(situation, agentId -> 1.0);
    }

    /**
     * {@code weighted}: drawn one after the other, each with a chance that is proportional to 1 / (1 + penalty) among
     * those left. A penalty of 1 halves somebody's share, one of 3 quarters it.
     */
    private static List<AgentId> weighted(Situation situation) {
        return drawn(situation, agentId -> 1.0 / (1 + situation.penalty().apply(agentId)));
    }

    /**
     * A draw without putting back: the first of several exponential clocks to ring is each of them with a chance that is
     * proportional to its rate, and so on among the rest.
     */
    private static List<AgentId> drawn(Situation situation, Function<AgentId, Double> rate) {
        SplittableRandom random = new SplittableRandom(situation.seed());
        Map<AgentId, Double> ringing = new HashMap<>();
        for (AgentId agentId : situation.candidates()) {
            ringing.put(agentId, -Math.log(1 - random.nextDouble()) / rate.apply(agentId));
        }
        return spread(situation, comparingDouble(agentId -> ringing.getOrDefault(agentId, Double.MAX_VALUE)));
    }

    private static List<AgentId> spread(Situation situation, Comparator<AgentId> order) {
        return sorted(situation.candidates(), comparing(situation.ringing()).thenComparing(order));
    }

    private static List<AgentId> sorted(List<AgentId> candidates, Comparator<AgentId> order) {
        List<AgentId> ranked = new ArrayList<>(candidates);
        ranked.sort(order);
        return ranked;
    }
}
