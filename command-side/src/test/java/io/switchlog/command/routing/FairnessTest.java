package io.switchlog.command.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.routing.QueueLine.Track;
import io.switchlog.command.routing.RoutingPolicy.Situation;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Over long runs the strategies give what their definitions say. Seeds are fixed, so that chance is the same each time. */
class FairnessTest {
    private static final int MEMBERS = 5;
    private static final int RUNS = 20_000;
    /** Of the chi-square distribution with 4 and 19 degrees of freedom, exceeded by chance once in a thousand. */
    private static final double CHI_4 = 18.47;

    private static final double CHI_19 = 43.82;

    private final List<AgentId> members = new ArrayList<>();
    private final Map<AgentId, Integer> penalties = new HashMap<>();
    private final Map<AgentId, Track> tracks = new HashMap<>();
    private final Map<AgentId, Integer> chosen = new HashMap<>();
    private final Random random = new Random(4);
    private @Nullable AgentId last;

    FairnessTest() {
        for (int i = 0; i < MEMBERS; i++) {
            AgentId agentId = new AgentId(CommandIds.next());
            members.add(agentId);
            penalties.put(agentId, i);
            tracks.put(agentId, Track.NONE);
            chosen.put(agentId, 0);
        }
    }

    private List<AgentId> rank(Strategy strategy, List<AgentId> candidates) {
        return RoutingPolicy.of(strategy)
                .rank(new Situation(
                        members,
                        candidates,
                        last,
                        agentId -> 0,
                        agentId -> penalties.getOrDefault(agentId, 0),
                        agentId -> tracks.getOrDefault(agentId, Track.NONE),
                        random.nextLong()));
    }

    /** Offers and accepts over and over, with only some of the members there each time. */
    private void run(Strategy strategy, boolean sometimesAway) {
        for (int turn = 1; turn <= RUNS; turn++) {
            List<AgentId> there = members.stream()
                    .filter(agentId -> !sometimesAway || random.nextInt(3) > 0)
                    .toList();
            if (!there.isEmpty()) {
                last = rank(strategy, there).get(0);
                chosen.merge(last, 1, Integer::sum);
                Track before = tracks.get(last);
                tracks.put(last, new Track(before == null ? 1 : before.accepted() + 1, turn));
            }
        }
    }

    private int spread() {
        return chosen.values().stream().mapToInt(Integer::intValue).max().orElseThrow()
                - chosen.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    @Test
    void roundRobinIsEvenToTheLast() {
        run(Strategy.RRMEMORY, false);
        assertThat(spread()).isZero();
    }

    @Test
    void leastRecentIsEvenToTheLast() {
        run(Strategy.LEASTRECENT, false);
        assertThat(spread()).isZero();
    }

    @Test
    void fewestCallsEvensOutEvenWhereAgentsComeAndGo() {
        run(Strategy.FEWESTCALLS, true);
        assertThat(spread()).isLessThanOrEqualTo(MEMBERS);
    }

    @Test
    void linearIsTheLowestPenaltyWhoeverIsThere() {
        run(Strategy.LINEAR, true);
        assertThat(chosen.get(members.get(0))).isGreaterThan(RUNS / 2);
        assertThat(rank(Strategy.LINEAR, members)).isEqualTo(members);
    }

    @Test
    void randomIsUniform() {
        run(Strategy.RANDOM, false);
        double[] even = new double[MEMBERS];
        Arrays.fill(even, 1.0 / MEMBERS);
        assertThat(chiSquare(even)).isLessThan(CHI_4);
    }

    @Test
    void randomOrdersPairsUniformly() {
        Map<List<AgentId>, Integer> firstTwo = new HashMap<>();
        for (int turn = 0; turn < RUNS; turn++) {
            firstTwo.merge(List.copyOf(rank(Strategy.RANDOM, members).subList(0, 2)), 1, Integer::sum);
        }
        double expected = RUNS / (double) (MEMBERS * (MEMBERS - 1));
        double chiSquare = firstTwo.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(firstTwo).hasSize(MEMBERS * (MEMBERS - 1));
        assertThat(chiSquare).isLessThan(CHI_19);
    }

    @Test
    void penaltiesShiftSharesAsDocumented() {
        run(Strategy.WEIGHTED, false);
        double[] shares = new double[MEMBERS];
        double sum = 0;
        for (int i = 0; i < MEMBERS; i++) {
            shares[i] = 1.0 / (1 + i);
            sum += shares[i];
        }
        for (int i = 0; i < MEMBERS; i++) {
            shares[i] /= sum;
        }
        assertThat(chiSquare(shares)).isLessThan(CHI_4);
    }

    /** The seeds are those that new ids give, others each time: hence the wider limit. */
    @Test
    void drawsFromInteractionsAreUniform() {
        Room room = new Room();
        AgentId[] agents = new AgentId[MEMBERS];
        for (int i = 0; i < MEMBERS; i++) {
            agents[i] = members.get(i);
        }
        var queueId = room.queue(Strategy.RANDOM, 5, agents);
        for (int turn = 0; turn < RUNS; turn++) {
            WaitingInteraction waiting = requireNonNull(room.waitingRoom.waiting(room.queued(queueId)));
            List<AgentId> drawn = RoutingPolicy.of(Strategy.RANDOM)
                    .rank(new Situation(
                            members,
                            members,
                            null,
                            agentId -> 0,
                            agentId -> 0,
                            agentId -> Track.NONE,
                            Distribution.seed(waiting)));
            chosen.merge(drawn.get(0), 1, Integer::sum);
        }
        double[] even = new double[MEMBERS];
        Arrays.fill(even, 1.0 / MEMBERS);
        assertThat(chiSquare(even)).isLessThan(2 * CHI_4);
    }

    private double chiSquare(double[] shares) {
        double chiSquare = 0;
        for (int i = 0; i < MEMBERS; i++) {
            double expected = RUNS * shares[i];
            double difference = chosen.getOrDefault(members.get(i), 0) - expected;
            chiSquare += difference * difference / expected;
        }
        return chiSquare;
    }
}
