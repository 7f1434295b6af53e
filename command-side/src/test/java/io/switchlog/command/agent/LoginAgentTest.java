package io.switchlog.command.agent;

import static io.switchlog.command.Centre.secondLogin;
import static io.switchlog.command.Centre.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.settings.SecondLogin;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoginAgentTest extends AgentTest {
    @Test
    void aLoginBeginsTheSession() {
        AgentId anna = centre.agent();
        SessionId session = session();
        centre.when(new LoginAgent(anna, session)).expectEvents(new AgentLoggedIn(anna, session));
    }

    @Test
    @Tag("AG-35")
    @Tag("AG-114")
    void withLoginInPauseEachLoginStartsInPauseOnEveryChannel() {
        AgentId anna = centre.agent(Map.of(), true);
        SessionId first = session();
        centre.when(new LoginAgent(anna, first))
                .expectEvents(new AgentLoggedIn(anna, first), loginInPause(anna, first));
        centre.given(new UnpauseAgent(anna, Agent.allChannels()));
        SessionId second = session();
        centre.when(new LoginAgent(anna, second))
                .expectEvents(
                        new AgentLoggedOut(anna, first, LogoutCause.REPLACED),
                        new AgentLoggedIn(anna, second),
                        loginInPause(anna, second));
    }

    @Test
    @Tag("AG-35")
    void loginInPauseNeedsNoReasonOfTheCatalogue() {
        try (Centre strict = centre.another()) {
            strict.given(Centre.onlyListedPauseReasons(true));
            AgentId anna = strict.agent(Map.of(), true);
            SessionId session = session();
            strict.when(new LoginAgent(anna, session))
                    .expectEvents(new AgentLoggedIn(anna, session), loginInPause(anna, session));
        }
    }

    @Test
    void aSecondLoginReplacesTheSessionAndWithItItsPauses() {
        AgentId anna = centre.agent();
        SessionId first = centre.login(anna);
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        SessionId second = session();
        centre.when(new LoginAgent(anna, second))
                .expectEvents(new AgentLoggedOut(anna, first, LogoutCause.REPLACED), new AgentLoggedIn(anna, second));
        centre.when(new UnpauseAgent(anna, Set.of(Channel.CHAT))).expectRefused(Refusal.NOT_PAUSED);
    }

    @Test
    void whereTheSettingsSaySoASecondLoginIsRefused() {
        try (Centre strict = centre.another()) {
            strict.given(secondLogin(SecondLogin.REFUSE));
            AgentId anna = strict.agent();
            SessionId first = strict.login(anna);
            strict.when(new LoginAgent(anna, session())).expectRefused(Refusal.ALREADY_LOGGED_IN);
            assertThat(strict.session(anna)).isEqualTo(first);
            strict.given(secondLogin(SecondLogin.REPLACE));
            assertThat(strict.when(new LoginAgent(anna, session())).events()).hasSize(2);
        }
    }

    @Test
    void afterALogoutThereCanBeANewSession() {
        AgentId anna = centre.loggedIn();
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        SessionId second = session();
        centre.when(new LoginAgent(anna, second)).expectEvents(new AgentLoggedIn(anna, second));
    }

    private static AgentPaused loginInPause(AgentId agentId, SessionId session) {
        return new AgentPaused(agentId, session, Agent.allChannels(), "Login in pause", null);
    }
}
