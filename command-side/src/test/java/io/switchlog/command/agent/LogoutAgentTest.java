package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.SESSION;
import static io.switchlog.command.agent.AgentEvents.created;
import static io.switchlog.command.agent.AgentEvents.loggedIn;
import static io.switchlog.command.agent.AgentEvents.loggedOut;
import static io.switchlog.command.agent.AgentEvents.paused;
import static io.switchlog.command.agent.AgentEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.InteractionId;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class LogoutAgentTest {
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    void aLogoutEndsTheSession() {
        fixture.given(created(), loggedIn())
                .when(new LogoutAgent(ANNA, LogoutCause.REQUESTED))
                .expectEvents(loggedOut());
    }

    @Test
    void whoeverDoesItIsKept() {
        fixture.given(created(), loggedIn())
                .when(new LogoutAgent(ANNA, LogoutCause.FORCED))
                .expectEvents(new AgentLoggedOut(ANNA, SESSION, LogoutCause.FORCED));
    }

    @Test
    void whoIsNotLoggedInCannotLogOut() {
        fixture.given(created())
                .when(new LogoutAgent(ANNA, LogoutCause.REQUESTED))
                .expectException(refused(Refusal.NOT_LOGGED_IN));
    }

    @Test
    void aLogoutEndsEveryPause() {
        fixture.given(created(), loggedIn(), paused("Lunch", Channel.CHAT), loggedOut(), loggedIn())
                .when(new UnpauseAgent(ANNA, Set.of(Channel.CHAT)))
                .expectException(refused(Refusal.NOT_PAUSED));
    }

    @Test
    void openInteractionsSurviveALogout() {
        Agent agent = new Agent();
        agent.evolve(created());
        agent.evolve(loggedIn());
        agent.evolve(new AgentTabOpened(ANNA, InteractionId.of("01999b33-51c7-7a90-b4e2-8d3f6c1a5800"), Channel.EMAIL));
        agent.evolve(loggedOut());
        assertThat(agent.state().standing(Channel.EMAIL, true, 20).openTabs()).isEqualTo(1);
    }
}
