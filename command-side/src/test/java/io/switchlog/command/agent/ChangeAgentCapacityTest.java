package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.created;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChangeAgentCapacityTest {
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    @Tag("AG-104")
    @Tag("AG-105")
    void eachChannelThatChangesIsAnEventOfItsOwn() {
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        capacity.put(Channel.CHAT, 3);
        capacity.put(Channel.EMAIL, 5);
        capacity.put(Channel.SMS, 1);
        fixture.given(created(false, Map.of(Channel.CHAT, 2, Channel.SMS, 1)))
                .when(new ChangeAgent(ANNA, capacity, Map.of(), null))
                .expectEvents(
                        new AgentCapacityChanged(ANNA, Channel.CHAT, 2, 3),
                        new AgentCapacityChanged(ANNA, Channel.EMAIL, 0, 5));
    }

    @Test
    @Tag("AG-106")
    void theSameNumbersAgainChangeNothing() {
        fixture.given(created(false, Map.of(Channel.CHAT, 2)))
                .when(new ChangeAgent(ANNA, Map.of(Channel.CHAT, 2), Map.of(), null))
                .expectNoEvents();
        fixture.given(created())
                .when(new ChangeAgent(ANNA, Map.of(Channel.FAX, 0), Map.of(), null))
                .expectNoEvents();
    }

    @Test
    @Tag("AG-106")
    void zeroTakesTheLimitAway() {
        fixture.given(created(false, Map.of(Channel.CHAT, 2)))
                .when(new ChangeAgent(ANNA, Map.of(Channel.CHAT, 0), Map.of(), null))
                .expectEvents(new AgentCapacityChanged(ANNA, Channel.CHAT, 2, 0));
    }
}
