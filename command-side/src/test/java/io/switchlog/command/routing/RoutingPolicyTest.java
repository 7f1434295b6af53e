package io.switchlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.routing.RoutingPolicy.Ranking;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingPolicyTest {
    private static final AgentId ANNA = new AgentId(CommandIds.next());
    private static final AgentId BERT = new AgentId(CommandIds.next());
    private static final AgentId CARLA = new AgentId(CommandIds.next());
    private static final AgentId STRANGER = new AgentId(CommandIds.next());
    private static final List<AgentId> MEMBERS = List.of(CARLA, ANNA, BERT);
    private static final Set<AgentId> ALL = Set.of(ANNA, BERT, CARLA);

    private final RoutingPolicy roundRobin = RoutingPolicy.of(Strategy.RRMEMORY);
    private final RoutingPolicy beepAll = RoutingPolicy.of(Strategy.BEEPALL);

    @Test
    void roundRobinBeginsWithTheFirstMember() {
        assertThat(roundRobin.rank(MEMBERS, ALL, null)).isEqualTo(new Ranking(List.of(CARLA, ANNA, BERT), 1));
    }

    @Test
    void roundRobinGoesOnAfterTheOneBefore() {
        assertThat(roundRobin.rank(MEMBERS, ALL, CARLA)).isEqualTo(new Ranking(List.of(ANNA, BERT, CARLA), 1));
        assertThat(roundRobin.rank(MEMBERS, ALL, ANNA)).isEqualTo(new Ranking(List.of(BERT, CARLA, ANNA), 1));
        assertThat(roundRobin.rank(MEMBERS, ALL, BERT)).isEqualTo(new Ranking(List.of(CARLA, ANNA, BERT), 1));
    }

    @Test
    void roundRobinPassesOverWhoIsNoCandidate() {
        assertThat(roundRobin.rank(MEMBERS, Set.of(CARLA, BERT), CARLA))
                .isEqualTo(new Ranking(List.of(BERT, CARLA), 1));
    }

    @Test
    void roundRobinBeginsAnewIfTheOneBeforeHasLeft() {
        assertThat(roundRobin.rank(MEMBERS, ALL, STRANGER)).isEqualTo(new Ranking(List.of(CARLA, ANNA, BERT), 1));
    }

    @Test
    void roundRobinIsFair() {
        AgentId last = null;
        for (int turn = 0; turn < 9; turn++) {
            AgentId next = roundRobin.rank(MEMBERS, ALL, last).ranked().get(0);
            assertThat(next).isEqualTo(MEMBERS.get(turn % 3));
            last = next;
        }
    }

    @Test
    void beepAllChoosesAllInTheOrderOfMembership() {
        assertThat(beepAll.rank(MEMBERS, ALL, ANNA)).isEqualTo(new Ranking(List.of(CARLA, ANNA, BERT), 3));
        assertThat(beepAll.rank(MEMBERS, Set.of(BERT, ANNA), null)).isEqualTo(new Ranking(List.of(ANNA, BERT), 2));
    }

    @Test
    void aStrategyOfANewerVersionIsNotGuessed() {
        assertThatThrownBy(() -> RoutingPolicy.of(Strategy.UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
    }
}
