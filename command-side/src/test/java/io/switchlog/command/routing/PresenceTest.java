package io.switchlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private final Centre centre = new Centre();
    private final WaitingRoom room = new WaitingRoom();
    private final Router router = new Router(room);
    private final Presence presence = new Presence(centre.side().heartbeats(), centre.clock());
    private long position;

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void whoStopsGivingSignsIsLoggedOutAfterFiveMinutes() {
        AgentId anna = centre.loggedIn();
        centre.beat(anna);
        centre.forwardSeconds(300);
        assertThat(lost()).isEmpty();
        centre.forwardSeconds(1);
        assertThat(lost()).containsExactly(new EndLostSession(anna, centre.session(anna)));
    }

    @Test
    void whoGoesOnGivingSignsStays() {
        AgentId anna = centre.loggedIn();
        for (int minute = 0; minute < 30; minute++) {
            centre.beat(anna);
            centre.forwardSeconds(60);
            assertThat(lost()).isEmpty();
        }
    }

    @Test
    void whoNeverGaveASignIsNotWatched() {
        centre.loggedIn();
        centre.forwardSeconds(24 * 3_600);
        assertThat(lost()).isEmpty();
    }

    @Test
    void theSettingsSayHowLong() {
        centre.given(Centre.sessionTimeout(2));
        AgentId anna = centre.loggedIn();
        centre.beat(anna);
        centre.forwardSeconds(121);
        assertThat(lost()).containsExactly(new EndLostSession(anna, centre.session(anna)));
    }

    @Test
    void zeroIsNever() {
        centre.given(Centre.sessionTimeout(0));
        AgentId anna = centre.loggedIn();
        centre.beat(anna);
        centre.forwardSeconds(24 * 3_600);
        assertThat(lost()).isEmpty();
        centre.given(Centre.sessionTimeout(1));
        assertThat(lost()).hasSize(1);
    }

    @Test
    void aSignOfTheSessionBeforeDoesNotWatchTheNext() {
        AgentId anna = centre.loggedIn();
        centre.beat(anna);
        centre.forwardSeconds(100);
        centre.login(anna);
        centre.forwardSeconds(3_600);
        assertThat(lost()).isEmpty();
        // From its first own sign on it is watched like any other.
        centre.beat(anna);
        centre.forwardSeconds(301);
        assertThat(lost()).hasSize(1);
    }

    @Test
    void whoLoggedOutHimselfIsForgotten() {
        AgentId anna = centre.loggedIn();
        centre.beat(anna);
        centre.forwardSeconds(1);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        centre.forwardSeconds(3_600);
        assertThat(lost()).isEmpty();
        assertThat(centre.side().heartbeats().silentSince(centre.clock().instant()))
                .isEmpty();
    }

    @Test
    void aSignOfASessionNotYetHeardOfIsKept() {
        AgentId anna = centre.loggedIn();
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        lost();
        centre.forwardSeconds(1);
        centre.given(new LoginAgent(anna, Room.SESSION));
        centre.beat(anna);
        centre.forwardSeconds(301);
        presence.check(room);
        assertThat(lost()).hasSize(1);
    }

    @Test
    void aSignThatComesLateButBeforeTheEndKeepsTheSession() {
        AgentId anna = centre.loggedIn();
        centre.beat(anna);
        centre.forwardSeconds(301);
        List<Decision> decisions = decisions();
        assertThat(decisions).hasSize(1);
        // The command is lost; by the time of the next attempt the desktop is heard again.
        router.done(decisions.get(0), false, centre.clock().instant());
        centre.beat(anna);
        centre.forwardSeconds(10);
        assertThat(lost()).isEmpty();
    }

    @Test
    void whereNobodyIsToBeWatchedAnyMoreNobodyIsLost() {
        AgentId anna = centre.loggedIn();
        centre.beat(anna);
        centre.forwardSeconds(301);
        router.done(decisions().get(0), false, centre.clock().instant());
        centre.given(Centre.sessionTimeout(0));
        centre.forwardSeconds(10);
        assertThat(lost()).isEmpty();
    }

    private List<Decision> decisions() {
        for (StoredEvent event : centre.log().after(position, 1_000)) {
            room.apply(event);
            position = event.position();
        }
        presence.check(room);
        return router.decide(centre.clock().instant());
    }

    private List<Object> lost() {
        return decisions().stream().map(Decision::command).toList();
    }
}
