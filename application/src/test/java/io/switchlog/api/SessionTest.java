package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How an agent's session begins and ends. */
class SessionTest {
    private static final int MINUTE = 60;
    private static final int TIMEOUT_MINUTES = 5;

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("sessionTimeoutMinutes", TIMEOUT_MINUTES, "secondLogin", "replace"));
    }

    private void heartbeat(String agent) {
        centre.post("/agents/" + agent + "/heartbeat");
    }

    private boolean loggedIn(String agent) {
        return centre.live(agent).get("loggedIn").asBoolean();
    }

    private String logoutCause(String agent) {
        return centre.lastAgentEvent(agent, "logged-out")
                .get("payload")
                .get("cause")
                .asString();
    }

    @Test
    @Tag("AG-35")
    void whoLogsInInPauseIsOfferedNothingFromAnyOfHisQueuesUntilHeUnpauses() {
        String agent = centre.newAgent(Map.of("loginInPause", true));
        String chat = centre.queue("chat", agent);
        String email = centre.queue("email", agent);
        centre.login(agent);
        String sms = centre.queue("sms", agent);
        List<String> waiting = List.of(
                centre.interaction(centre.account("chat", queueStep(chat, 600))),
                centre.interaction(centre.account("email", queueStep(email, 600))),
                centre.interaction(centre.account("sms", queueStep(sms, 600))));
        centre.letRoutingLook();
        waiting.forEach(interaction -> assertThat(centre.types(interaction)).containsExactly("received", "queued"));
        assertThat(centre.live(agent).get("channels"))
                .allSatisfy(
                        channel -> assertThat(channel.get("state").asString()).isEqualTo("paused"));

        centre.unpause(agent, "chat");
        centre.awaitOffer(waiting.get(0), agent);
        centre.letRoutingLook();
        assertThat(centre.offeredTo(waiting.get(1))).isEmpty();
        centre.unpause(agent);
        waiting.forEach(interaction -> centre.awaitOffer(interaction, agent));
        waiting.forEach(centre::abandon);
    }

    @Test
    @Tag("AG-35")
    void withoutTheSwitchAnAgentIsAvailableAtLoginAndWithItEveryLoginPausesAnew() {
        String usual = centre.newAgent(Map.of());
        String waiting = centre.interaction(centre.accountOf("chat", centre.queue("chat", usual)));
        centre.login(usual);
        centre.awaitOffer(waiting, usual);
        assertThat(centre.agentEvents(usual, "paused")).isEmpty();
        centre.abandon(waiting);

        String agent = centre.agentWith(Map.of("loginInPause", true));
        centre.unpause(agent);
        centre.login(agent);
        assertThat(centre.liveOn(agent, "chat").get("state").asString()).isEqualTo("paused");
        centre.unpause(agent);
        centre.logout(agent);
        centre.login(agent);
        assertThat(centre.liveOn(agent, "fax").get("state").asString()).isEqualTo("paused");
        assertThat(centre.agentEvents(agent, "paused")).hasSize(3);
    }

    @Test
    void aSecondLoginReplacesTheSessionAndTakesNothingAway() {
        String agent = centre.agent();
        String open = centre.handled("chat", agent);
        String ringing = centre.ringing(centre.accountOf("chat", centre.queue("chat", agent)), agent);
        centre.pause(agent, "email");

        centre.login(agent);

        assertThat(logoutCause(agent)).isEqualTo("replaced");
        List<JsonNode> logins = centre.agentEvents(agent, "logged-in");
        assertThat(logins).hasSize(2);
        Set<String> sessions = new HashSet<>();
        logins.forEach(
                login -> sessions.add(login.get("payload").get("sessionId").asString()));
        assertThat(sessions).hasSize(2);
        assertThat(centre.lastAgentEvent(agent, "logged-out")
                        .get("payload")
                        .get("sessionId")
                        .asString())
                .isEqualTo(logins.get(0).get("payload").get("sessionId").asString());
        assertThat(centre.liveOn(agent, "email").get("state").asString()).isEqualTo("available");
        centre.letRoutingLook();
        assertThat(centre.types(ringing)).containsExactly("received", "queued", "offered");
        assertThat(centre.types(open)).endsWith("accepted");
        centre.accept(ringing, agent);
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(2);
    }

    @Test
    void aSecondLoginIsRefusedIfTheSettingsSaySo() {
        String agent = centre.agent();
        centre.settings(Map.of("secondLogin", "refuse"));

        admin.post("/api/agents/" + agent + "/login").expectProblem(409, "ALREADY_LOGGED_IN");
        assertThat(centre.agentEvents(agent, "logged-in")).hasSize(1);
        centre.logout(agent);
        centre.login(agent);
        centre.settings(Map.of("secondLogin", "replace"));
        centre.login(agent);
        assertThat(centre.agentEvents(agent, "logged-in")).hasSize(3);
    }

    @Test
    void theLogSaysWhoEndedASessionAndWhy() {
        Person agent = centre.person();
        agent.client().post("/api/agents/" + agent.id() + "/logout").expect(200);
        assertThat(logoutCause(agent.id())).isEqualTo("requested");
        assertThat(centre.lastAgentEvent(agent.id(), "logged-out")
                        .get("metadata")
                        .get("actor")
                        .asString())
                .isEqualTo(agent.id());

        centre.login(agent.id());
        admin.with("X-Reason", "Went home without logging out")
                .post("/api/agents/" + agent.id() + "/logout")
                .expect(200);
        assertThat(logoutCause(agent.id())).isEqualTo("forced");
        JsonNode metadata = centre.lastAgentEvent(agent.id(), "logged-out").get("metadata");
        assertThat(metadata.get("reason").asString()).isEqualTo("Went home without logging out");
        assertThat(metadata.get("actorRole").asString()).isEqualTo("administrator");
        assertThat(metadata.get("origin").asString()).isEqualTo("supervisor");
        admin.post("/api/agents/" + agent.id() + "/logout").expectProblem(409, "NOT_LOGGED_IN");
    }

    @Test
    void whoseDesktopFallsSilentIsLoggedOutAndNobodyElse() {
        String silent = centre.agent();
        String alive = centre.agent();
        String neverHeardOf = centre.agent();
        heartbeat(silent);
        heartbeat(alive);
        for (int minute = 1; minute < TIMEOUT_MINUTES; minute++) {
            centre.advance(MINUTE);
            heartbeat(alive);
        }
        centre.letRoutingLook();
        assertThat(loggedIn(silent)).isTrue();

        centre.advance(MINUTE);
        centre.awaitAgent(silent, "logged-out");

        assertThat(logoutCause(silent)).isEqualTo("heartbeat_lost");
        assertThat(centre.lastAgentEvent(silent, "logged-out")
                        .get("metadata")
                        .get("origin")
                        .asString())
                .isEqualTo("system");
        assertThat(loggedIn(alive)).isTrue();
        assertThat(loggedIn(neverHeardOf)).isTrue();
        admin.post("/api/agents/" + silent + "/heartbeat").expectProblem(409, "NOT_LOGGED_IN");
        centre.login(silent);
        heartbeat(silent);
        centre.logout(alive);
        centre.logout(silent);
    }

    @Test
    void aSignOfAnEarlierSessionDoesNotEndTheOneUnderWay() {
        String agent = centre.agent();
        heartbeat(agent);
        centre.advance(2 * MINUTE);
        centre.login(agent);
        String control = centre.agent();
        heartbeat(control);

        centre.advance((TIMEOUT_MINUTES + 1) * MINUTE);
        centre.awaitAgent(control, "logged-out");

        assertThat(loggedIn(agent)).isTrue();
    }

    @Test
    void theTimeIsASettingAndZeroIsNever() {
        centre.settings(Map.of("sessionTimeoutMinutes", 0));
        String agent = centre.agent();
        heartbeat(agent);
        centre.advance(24 * 60 * MINUTE / 4);
        centre.letRoutingLook();
        assertThat(loggedIn(agent)).isTrue();

        heartbeat(agent);
        centre.settings(Map.of("sessionTimeoutMinutes", 1));
        centre.advance(MINUTE);
        centre.awaitAgent(agent, "logged-out");
        assertThat(logoutCause(agent)).isEqualTo("heartbeat_lost");
    }

    @Test
    void onlyWhoIsThereGivesASign() {
        String agent = centre.newAgent(Map.of());
        long head = centre.head();
        admin.post("/api/agents/" + agent + "/heartbeat").expectProblem(409, "NOT_LOGGED_IN");
        centre.login(agent);
        heartbeat(agent);
        heartbeat(agent);
        assertThat(centre.head()).isEqualTo(head + 1);
        Person other = centre.person();
        other.client().post("/api/agents/" + agent + "/heartbeat").expectProblem(403, "FORBIDDEN");
        other.client().post("/api/agents/" + other.id() + "/heartbeat").expect(200);
        centre.logout(other.id());
        centre.logout(agent);
    }
}
