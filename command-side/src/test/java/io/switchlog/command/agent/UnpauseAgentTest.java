package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.SESSION;
import static io.switchlog.command.agent.AgentEvents.created;
import static io.switchlog.command.agent.AgentEvents.loggedIn;
import static io.switchlog.command.agent.AgentEvents.paused;
import static io.switchlog.command.agent.AgentEvents.refused;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UnpauseAgentTest {
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    @Tag("AG-114")
    void onlyChannelsThatWerePausedAreUnpaused() {
        fixture.given(created(), loggedIn(), paused("Lunch", Channel.CHAT, Channel.EMAIL))
                .when(new UnpauseAgent(ANNA, EnumSet.of(Channel.CHAT, Channel.SMS)))
                .expectEvents(new AgentUnpaused(ANNA, SESSION, EnumSet.of(Channel.CHAT)));
    }

    @Test
    void withoutAPauseItIsRefused() {
        fixture.given(created(), loggedIn())
                .when(new UnpauseAgent(ANNA, Set.of(Channel.CHAT)))
                .expectException(refused(Refusal.NOT_PAUSED));
    }

    @Test
    void thePauseOfAnotherChannelDoesNotCount() {
        fixture.given(created(), loggedIn(), paused("Lunch", Channel.EMAIL))
                .when(new UnpauseAgent(ANNA, Set.of(Channel.CHAT)))
                .expectException(refused(Refusal.NOT_PAUSED));
    }

    @Test
    void whoIsNotLoggedInCannotUnpause() {
        fixture.given(created())
                .when(new UnpauseAgent(ANNA, Set.of(Channel.CHAT)))
                .expectException(refused(Refusal.NOT_LOGGED_IN));
    }
}
