package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.SESSION;
import static io.switchlog.command.agent.AgentEvents.created;
import static io.switchlog.command.agent.AgentEvents.loggedIn;
import static io.switchlog.command.agent.AgentEvents.loggedOut;
import static io.switchlog.command.agent.AgentEvents.paused;
import static io.switchlog.command.agent.AgentEvents.refused;
import static io.switchlog.command.agent.AgentEvents.stoppedResponding;
import static io.switchlog.command.agent.AgentEvents.wrapUpBegan;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

/** Ready: the agent says that he is there. */
class ResumeAgentTest {
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    void itEndsEveryWrapUp() {
        fixture.given(created(), loggedIn(), wrapUpBegan(Channel.CHAT), wrapUpBegan(Channel.EMAIL))
                .when(new ResumeAgent(ANNA))
                .expectEventsMatching(Matchers.payloadsMatching(Matchers.predicate(events -> Set.of(
                                new AgentWrapUpEnded(ANNA, SESSION, Channel.CHAT),
                                new AgentWrapUpEnded(ANNA, SESSION, Channel.EMAIL))
                        .equals(Set.copyOf((List<?>) events)))));
    }

    @Test
    void itEndsThatHeHadStoppedResponding() {
        fixture.given(created(), loggedIn(), stoppedResponding(), wrapUpBegan(Channel.CHAT))
                .when(new ResumeAgent(ANNA))
                .expectEvents(new AgentReturned(ANNA, SESSION), new AgentWrapUpEnded(ANNA, SESSION, Channel.CHAT));
    }

    @Test
    void whoIsThereAlreadyChangesNothing() {
        fixture.given(created(), loggedIn()).when(new ResumeAgent(ANNA)).expectNoEvents();
    }

    @Test
    void itEndsNoPause() {
        fixture.given(created(), loggedIn(), paused("Lunch", Channel.CHAT))
                .when(new ResumeAgent(ANNA))
                .expectNoEvents();
    }

    @Test
    void whoIsNotLoggedInIsNotReady() {
        fixture.given(created()).when(new ResumeAgent(ANNA)).expectException(refused(Refusal.NOT_LOGGED_IN));
    }

    @Test
    void whoEndsAPauseIsBackToo() {
        fixture.given(created(), loggedIn(), stoppedResponding(), paused("Lunch", Channel.CHAT))
                .when(new UnpauseAgent(ANNA, Set.of(Channel.CHAT)))
                .expectEvents(new AgentUnpaused(ANNA, SESSION, Set.of(Channel.CHAT)), new AgentReturned(ANNA, SESSION));
        fixture.given(created(), loggedIn(), stoppedResponding())
                .when(new UnpauseAgent(ANNA, Set.of(Channel.CHAT)))
                .expectEvents(new AgentReturned(ANNA, SESSION));
    }

    @Test
    void notRespondingIsNotReadyAnywhereAndALogoutEndsIt() {
        Agent agent = new Agent();
        List.of(created(), loggedIn(), stoppedResponding()).forEach(agent::evolve);
        for (Channel channel : Channel.digital()) {
            assertThat(agent.state().readiness().isReady(channel)).isFalse();
        }
        List.of(loggedOut(), loggedIn()).forEach(agent::evolve);
        assertThat(agent.state().readiness().isReady(Channel.CHAT)).isTrue();
    }
}
