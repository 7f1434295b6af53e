package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.created;
import static io.switchlog.command.agent.AgentEvents.loggedIn;
import static io.switchlog.command.agent.AgentEvents.paused;
import static io.switchlog.command.agent.AgentEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import java.util.EnumSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PauseAgentTest {
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    @Tag("AG-112")
    void anAgentPausesOnTheChannelsNamed() {
        fixture.given(created(), loggedIn())
                .when(pause("Lunch", Channel.CHAT, Channel.EMAIL))
                .expectEvents(paused("Lunch", Channel.CHAT, Channel.EMAIL));
    }

    @Test
    void whoIsNotLoggedInCannotPause() {
        fixture.given(created()).when(pause("Lunch", Channel.CHAT)).expectException(refused(Refusal.NOT_LOGGED_IN));
    }

    @Test
    void theSamePauseTwiceIsRefused() {
        fixture.given(created(), loggedIn(), paused("Lunch", Channel.CHAT, Channel.EMAIL))
                .when(pause("Lunch", Channel.CHAT))
                .expectException(refused(Refusal.ALREADY_PAUSED));
    }

    @Test
    void aNewReasonReplacesTheOld() {
        fixture.given(created(), loggedIn(), paused("Lunch", Channel.CHAT))
                .when(pause("Training", Channel.CHAT))
                .expectEvents(paused("Training", Channel.CHAT));
    }

    @Test
    void oneMoreChannelIsANewPause() {
        fixture.given(created(), loggedIn(), paused("Lunch", Channel.CHAT))
                .when(pause("Lunch", Channel.CHAT, Channel.SMS))
                .expectEvents(paused("Lunch", Channel.CHAT, Channel.SMS));
    }

    @Test
    @Tag("AG-114")
    void aPauseOnOneChannelLeavesTheOthers() {
        Agent agent = new Agent();
        agent.evolve(created());
        agent.evolve(loggedIn());
        agent.evolve(paused("Lunch", Channel.CHAT));
        assertThat(agent.standing(Channel.CHAT, true, 20).paused()).isTrue();
        assertThat(agent.standing(Channel.EMAIL, true, 20).paused()).isFalse();
    }

    private static PauseAgent pause(String reason, Channel first, Channel... others) {
        return new PauseAgent(ANNA, EnumSet.of(first, others), reason);
    }
}
