package io.switchlog.command.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.agent.AgentWorkController.Pause;
import io.switchlog.command.agent.AgentWorkController.Unpause;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentWorkControllerTest extends AgentTest {
    private final AgentWorkController controller =
            new AgentWorkController(centre.side().commands(), centre.side().heartbeats());

    @Test
    void theSessionHasTheIdOfTheRequest() {
        AgentId anna = centre.agent();
        Caller caller = by(Role.AGENT, anna);
        controller.login(caller, anna.value(), null);
        assertThat(centre.last(anna, AgentLoggedIn.class).sessionId().value()).isEqualTo(caller.newId());
    }

    @Test
    void whoLogsOutDidSoByHimselfOrWasForced() {
        AgentId anna = centre.loggedIn();
        controller.logout(by(Role.AGENT, anna), anna.value());
        assertThat(centre.last(anna, AgentLoggedOut.class).cause()).isEqualTo(LogoutCause.REQUESTED);
        assertThat(origin(anna)).isEqualTo("web");
        centre.login(anna);
        controller.logout(by(Role.SUPERVISOR, centre.supervisor()), anna.value());
        assertThat(centre.last(anna, AgentLoggedOut.class).cause()).isEqualTo(LogoutCause.FORCED);
        assertThat(origin(anna)).isEqualTo("supervisor");
        AgentId bert = centre.loggedIn();
        assertThatThrownBy(() -> controller.logout(by(Role.AGENT, anna), bert.value()))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whoPausesWithoutSayingWherePausesEverywhere() {
        AgentId anna = centre.loggedIn();
        controller.pause(by(Role.AGENT, anna), anna.value(), new Pause(null, "Lunch"));
        assertThat(centre.last(anna, AgentPaused.class).channels()).isEqualTo(Agent.allChannels());
        assertThatThrownBy(() ->
                        controller.pause(by(Role.AGENT, anna), anna.value(), new Pause(List.of("unknown"), "Lunch")))
                .isInstanceOf(BadRequest.class);
        controller.unpause(by(Role.AGENT, anna), anna.value(), new Unpause(List.of("chat", "fax")));
        assertThat(centre.last(anna, AgentUnpaused.class).channels()).isEqualTo(Set.of(Channel.CHAT, Channel.FAX));
        controller.unpause(by(Role.AGENT, anna), anna.value(), null);
        assertThat(centre.last(anna, AgentUnpaused.class).channels()).hasSize(5);
    }

    @Test
    void whoIsReadyAlreadyIsTold() {
        AgentId anna = centre.loggedIn();
        long head = centre.log().head();
        controller.ready(by(Role.AGENT, anna), anna.value());
        assertThat(centre.log().head()).isEqualTo(head);
    }

    @Test
    void aHeartbeatIsKeptBesideTheLogAndOneThatComesTooLateLearnsIt() {
        AgentId anna = centre.loggedIn();
        long head = centre.log().head();
        controller.heartbeat(by(Role.AGENT, anna), anna.value());
        assertThat(centre.log().head()).isEqualTo(head);
        assertThat(silent()).containsOnlyKeys(anna);
        centre.given(new EndLostSession(anna, centre.session(anna)));
        centre.side().heartbeats().forget(anna, centre.clock().instant());
        assertThatThrownBy(() -> controller.heartbeat(by(Role.AGENT, anna), anna.value()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refusal.NOT_LOGGED_IN));
        assertThat(silent()).isEmpty();
    }

    private Map<AgentId, ?> silent() {
        return centre.side().heartbeats().silentSince(centre.clock().instant().plusSeconds(1));
    }

    private String origin(AgentId agentId) {
        List<StoredEvent> stream = centre.log().stream(agentId.toString(), 0);
        @SuppressWarnings("unchecked")
        Map<String, String> metadata =
                EventCodec.decode(Map.class, stream.get(stream.size() - 1).metadata());
        return String.valueOf(metadata.get("origin"));
    }

    private static Caller by(Role role, Object actor) {
        return new Caller(actor.toString(), role, "web", CommandIds.next(), null, null, null, null);
    }
}
