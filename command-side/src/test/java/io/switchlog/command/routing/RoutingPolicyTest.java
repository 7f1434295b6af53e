package io.switchlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.routing.QueueLine.Track;
import io.switchlog.command.routing.RoutingPolicy.Situation;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingPolicyTest {
    private static final AgentId ANNA = new AgentId(CommandIds.next());
    private static final AgentId BERT = new AgentId(CommandIds.next());
    private static final AgentId CARLA = new AgentId(CommandIds.next());
    private static final AgentId STRANGER = new AgentId(CommandIds.next());
    /** Neither in the order of their ids nor in that of their names. */
    private static final List<AgentId> MEMBERS = List.of(CARLA, ANNA, BERT);

    private List<AgentId> candidates = MEMBERS;
    private @Nullable AgentId last;
    private final Map<AgentId, Integer> ringing = new HashMap<>();
    private final Map<AgentId, Integer> penalty = new HashMap<>();
    private final Map<AgentId, Track> track = new HashMap<>();
    private long seed = 1;

    @Test
    void roundRobinBeginsWithTheFirstMember() {
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(CARLA, ANNA, BERT);
    }

    @Test
    void roundRobinGoesOnAfterTheOneBefore() {
        last = CARLA;
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(ANNA, BERT, CARLA);
        last = ANNA;
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(BERT, CARLA, ANNA);
        last = BERT;
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(CARLA, ANNA, BERT);
    }

    @Test
    void roundRobinPassesOverWhoIsNoCandidate() {
        candidates = List.of(CARLA, BERT);
        last = CARLA;
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(BERT, CARLA);
    }

    @Test
    void roundRobinGoesOnAfterOneWhoIsNoCandidateHimself() {
        candidates = List.of(CARLA, BERT);
        last = ANNA;
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(BERT, CARLA);
    }

    @Test
    void roundRobinBeginsAnewIfTheOneBeforeHasLeft() {
        last = STRANGER;
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(CARLA, ANNA, BERT);
    }

    @Test
    void roundRobinIsFair() {
        for (int turn = 0; turn < 9; turn++) {
            AgentId next = rank(Strategy.RRMEMORY).get(0);
            assertThat(next).isEqualTo(MEMBERS.get(turn % 3));
            last = next;
        }
    }

    @Test
    void beepAllNotifiesInTheOrderOfMembership() {
        last = ANNA;
        ringing.put(CARLA, 3);
        assertThat(rank(Strategy.BEEPALL)).containsExactly(CARLA, ANNA, BERT);
        candidates = List.of(ANNA, BERT);
        assertThat(rank(Strategy.BEEPALL)).containsExactly(ANNA, BERT);
    }

    @Test
    void leastRecentGoesByTheLastAcceptanceAndWhoHadNoneGoesBefore() {
        track.put(CARLA, new Track(1, 900));
        track.put(ANNA, new Track(7, 300));
        assertThat(rank(Strategy.LEASTRECENT)).containsExactly(BERT, ANNA, CARLA);
        track.put(BERT, new Track(9, 1_200));
        assertThat(rank(Strategy.LEASTRECENT)).containsExactly(ANNA, CARLA, BERT);
    }

    @Test
    void fewestCallsGoesByTheNumberOfAcceptances() {
        track.put(CARLA, new Track(4, 100));
        track.put(ANNA, new Track(2, 900));
        track.put(BERT, new Track(3, 500));
        assertThat(rank(Strategy.FEWESTCALLS)).containsExactly(ANNA, BERT, CARLA);
    }

    @Test
    void linearGoesByPenaltyAndAlwaysFromTheFirst() {
        penalty.put(CARLA, 2);
        last = ANNA;
        assertThat(rank(Strategy.LINEAR)).containsExactly(ANNA, BERT, CARLA);
        penalty.put(ANNA, 1_000);
        assertThat(rank(Strategy.LINEAR)).containsExactly(BERT, CARLA, ANNA);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEASTRECENT", "FEWESTCALLS", "LINEAR", "RRMEMORY", "BEEPALL"})
    void whoIsEqualGoesInTheOrderOfMembership(Strategy strategy) {
        assertThat(rank(strategy)).isEqualTo(MEMBERS);
        candidates = List.of(ANNA, BERT);
        assertThat(rank(strategy)).containsExactly(ANNA, BERT);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEASTRECENT", "FEWESTCALLS", "LINEAR", "RANDOM", "WEIGHTED"})
    void atWhomFewerRingGoesBeforeAnythingElse(Strategy strategy) {
        track.put(BERT, new Track(50, 50_000));
        penalty.put(BERT, 100);
        ringing.put(CARLA, 1);
        ringing.put(ANNA, 2);
        for (seed = 0; seed < 50; seed++) {
            assertThat(rank(strategy)).containsExactly(BERT, CARLA, ANNA);
        }
    }

    @Test
    void roundRobinDoesNotAskAtWhomItRings() {
        ringing.put(CARLA, 9);
        assertThat(rank(Strategy.RRMEMORY)).containsExactly(CARLA, ANNA, BERT);
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM", "WEIGHTED"})
    void lotsFollowFromTheSeedAlone(Strategy strategy) {
        Set<List<AgentId>> orders = new HashSet<>();
        for (seed = 0; seed < 200; seed++) {
            List<AgentId> order = rank(strategy);
            last = order.get(0);
            track.put(CARLA, new Track((int) seed, seed));
            assertThat(rank(strategy)).as("seed %d again", seed).isEqualTo(order);
            orders.add(order);
        }
        assertThat(orders).as("every order comes up").hasSize(6);
    }

    @Test
    void equalPenaltiesAreDrawnAsIfThereWereNone() {
        for (seed = 0; seed < 100; seed++) {
            List<AgentId> order = rank(Strategy.RANDOM);
            penalty.put(CARLA, 3);
            penalty.put(ANNA, 3);
            penalty.put(BERT, 3);
            assertThat(rank(Strategy.WEIGHTED)).isEqualTo(order);
            penalty.clear();
            assertThat(rank(Strategy.WEIGHTED)).isEqualTo(order);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void whateverTheSituationEveryCandidateIsRankedOnce(Strategy strategy) {
        Random random = new Random(strategy.ordinal());
        for (int round = 0; round < 300; round++) {
            List<AgentId> members = new ArrayList<>();
            int size = 1 + random.nextInt(12);
            for (int i = 0; i < size; i++) {
                members.add(new AgentId(CommandIds.next()));
            }
            List<AgentId> some =
                    members.stream().filter(member -> random.nextBoolean()).toList();
            some.forEach(agentId -> {
                ringing.put(agentId, random.nextInt(3));
                penalty.put(agentId, random.nextInt(4));
                track.put(agentId, new Track(random.nextInt(5), random.nextInt(5)));
            });
            last = random.nextBoolean() ? members.get(random.nextInt(size)) : null;
            seed = random.nextLong();
            List<AgentId> ranked = RoutingPolicy.of(strategy).rank(situation(members, some));
            assertThat(ranked).containsExactlyInAnyOrderElementsOf(some);
            assertThat(RoutingPolicy.of(strategy).rank(situation(members, some)))
                    .isEqualTo(ranked);
        }
    }

    @Test
    void aStrategyOfANewerVersionIsNotGuessed() {
        assertThatThrownBy(() -> RoutingPolicy.of(Strategy.UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.stream(Strategy.values()).filter(strategy -> strategy != Strategy.UNKNOWN))
                .allSatisfy(strategy -> assertThat(RoutingPolicy.of(strategy)).isNotNull());
    }

    private List<AgentId> rank(Strategy strategy) {
        return RoutingPolicy.of(strategy).rank(situation(MEMBERS, candidates));
    }

    private Situation situation(List<AgentId> members, List<AgentId> some) {
        return new Situation(
                members,
                some,
                last,
                agentId -> ringing.getOrDefault(agentId, 0),
                agentId -> penalty.getOrDefault(agentId, 0),
                agentId -> track.getOrDefault(agentId, Track.NONE),
                seed);
    }
}
