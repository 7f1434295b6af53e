package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.SESSION;
import static io.switchlog.command.agent.AgentEvents.created;
import static io.switchlog.command.agent.AgentEvents.loggedIn;
import static io.switchlog.command.agent.AgentEvents.loggedOut;
import static io.switchlog.command.agent.AgentEvents.refused;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.SessionId;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoginAgentTest {
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    void aLoginBeginsTheSession() {
        fixture.given(created()).when(new LoginAgent(ANNA, SESSION)).expectEvents(loggedIn());
    }

    @Test
    @Tag("AG-35")
    @Tag("AG-114")
    void withLoginInPauseEachLoginStartsInPauseOnEveryChannel() {
        fixture.given(created(true, Map.of()))
                .when(new LoginAgent(ANNA, SESSION))
                .expectEvents(loggedIn(), new AgentPaused(ANNA, SESSION, Agent.allChannels(), "Login in pause", null));
    }

    @Test
    void twoSessionsAtOnceAreRefused() {
        fixture.given(created(), loggedIn())
                .when(new LoginAgent(ANNA, SESSION))
                .expectException(refused(Refusal.ALREADY_LOGGED_IN));
    }

    @Test
    void afterALogoutThereCanBeANewSession() {
        SessionId second = SessionId.of("01999b31-0d5a-7b1c-8d8f-6a6d0b9c2000");
        fixture.given(created(), loggedIn(), loggedOut())
                .when(new LoginAgent(ANNA, second))
                .expectEvents(new AgentLoggedIn(ANNA, second));
    }
}
