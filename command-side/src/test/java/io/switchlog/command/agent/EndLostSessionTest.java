package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.SESSION;
import static io.switchlog.command.agent.AgentEvents.created;
import static io.switchlog.command.agent.AgentEvents.loggedIn;
import static io.switchlog.command.agent.AgentEvents.loggedOut;
import static io.switchlog.command.agent.AgentEvents.refused;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.agent.AgentCommand.ConfirmPresence;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class EndLostSessionTest {
    private static final SessionId NEXT = SessionId.of("01999b31-0d5a-7b1c-8d8f-6a6d0b9c2000");
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    void theSessionEndsAndSaysWhy() {
        fixture.given(created(), loggedIn())
                .when(new EndLostSession(ANNA, SESSION))
                .expectEvents(new AgentLoggedOut(ANNA, SESSION, LogoutCause.HEARTBEAT_LOST));
    }

    @Test
    void theSessionThatFollowedIsLeftAlone() {
        fixture.given(created(), loggedIn(), loggedOut(), new AgentLoggedIn(ANNA, NEXT))
                .when(new EndLostSession(ANNA, SESSION))
                .expectException(refused(Refusal.NOT_LOGGED_IN));
    }

    @Test
    void whatIsOverDoesNotEndAgain() {
        fixture.given(created(), loggedIn(), loggedOut())
                .when(new EndLostSession(ANNA, SESSION))
                .expectException(refused(Refusal.NOT_LOGGED_IN));
    }

    @Test
    void aSignOfLifeIsNoEventAndOneOfSomebodyWhoIsNotThereIsRefused() {
        fixture.given(created(), loggedIn()).when(new ConfirmPresence(ANNA)).expectNoEvents();
        fixture.given(created(), loggedIn(), loggedOut())
                .when(new ConfirmPresence(ANNA))
                .expectException(refused(Refusal.NOT_LOGGED_IN));
    }
}
