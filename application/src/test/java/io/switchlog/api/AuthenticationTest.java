package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who gets in, and what each role may do and see. */
class AuthenticationTest {
    private static final String PASSWORD = "correct horse battery";

    private final ContactCentre centre = ContactCentre.shared();
    private final Client anybody = centre.anybody();

    private Client user(String role) {
        return centre.user(role, Map.of("allQueues", true)).client();
    }

    private record Staff(String id, Client client) {}

    private Staff agent() {
        String username = centre.name("agent");
        String id = centre.newAgent(Map.of("username", username, "password", PASSWORD));
        return new Staff(id, anybody.signedIn(username, PASSWORD));
    }

    @Test
    void aTokenSaysWhoAndUntilWhen() {
        JsonNode token = anybody.post(
                        "/api/auth/login", Map.of("username", "admin", "password", Installation.ADMIN_PASSWORD))
                .expect(200)
                .json();

        assertThat(token.get("roles").get(0).asString()).isEqualTo("administrator");
        assertThat(Instant.parse(token.get("expiresAt").asString())).isAfter(io.switchlog.TestClock.CLOCK.instant());
        anybody.with("Authorization", "Bearer " + token.get("token").asString())
                .get("/api/agents")
                .expect(200);
    }

    @Test
    void aTokenEnds() {
        Client soonGone = anybody.signedIn("admin", Installation.ADMIN_PASSWORD);

        centre.advance((int) Duration.ofHours(12).toSeconds() + 120);

        soonGone.get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
        anybody.signedIn("admin", Installation.ADMIN_PASSWORD)
                .get("/api/agents")
                .expect(200);
    }

    @Test
    void basicWorksToo() {
        anybody.basic("admin", Installation.ADMIN_PASSWORD).get("/api/queues").expect(200);
        anybody.basic("ADMIN", Installation.ADMIN_PASSWORD).get("/api/queues").expect(200);
        anybody.basic("admin", "wrong").get("/api/queues").expectProblem(401, "UNAUTHENTICATED");
        anybody.basic("nobody", "admin").get("/api/queues").expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void wrongPasswordAndUnknownNameAreToldAlike() {
        Answer wrong = anybody.post("/api/auth/login", Map.of("username", "admin", "password", "wrong"))
                .expectProblem(401, "WRONG_CREDENTIALS");
        Answer unknown = anybody.post("/api/auth/login", Map.of("username", "nobody", "password", "wrong"))
                .expectProblem(401, "WRONG_CREDENTIALS");

        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/agents",
                "/api/live/agents",
                "/api/reports/chat/queue",
                "/api/settings",
                "/api/nothing",
                "/actuator/env",
                "/nothing"
            })
    void whoHasNotSignedInGetsNothing(String path) {
        assertThat(anybody.get(path).expectProblem(401, "UNAUTHENTICATED").header("WWW-Authenticate"))
                .startsWith("Basic");
        anybody.post(path, Map.of()).expectProblem(401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "null", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsInJvbGUiOiJhZG1pbiJ9."})
    void aForgedTokenGetsNothing(String token) {
        anybody.with("Authorization", "Bearer " + token).get("/api/agents").expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void aTokenWithChangedClaimsGetsNothing() {
        String token = anybody.post(
                        "/api/auth/login", Map.of("username", "admin", "password", Installation.ADMIN_PASSWORD))
                .json()
                .get("token")
                .asString();
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("\"exp\":1", "\"exp\":9");
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8));

        anybody.with("Authorization", "Bearer " + parts[0] + "." + changed + "." + parts[2])
                .get("/api/agents")
                .expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void anAgentWithoutPasswordCannotSignIn() {
        String username = centre.name("agent");
        centre.newAgent(Map.of("username", username));

        anybody.post("/api/auth/login", Map.of("username", username, "password", ""))
                .expectProblem(401, "WRONG_CREDENTIALS");
    }

    @Test
    void anAgentActsForHimselfOnly() {
        Staff agent = agent();
        Staff other = agent();
        for (String verb : List.of("login", "logout", "unpause", "ready", "heartbeat")) {
            agent.client().post("/api/agents/" + other.id() + "/" + verb).expectProblem(403, "FORBIDDEN");
        }
        agent.client()
                .post("/api/agents/" + other.id() + "/pause", Map.of("reason", "x"))
                .expectProblem(403, "FORBIDDEN");
        agent.client().post("/api/agents/" + agent.id() + "/login").expect(200);
        agent.client()
                .post("/api/agents/" + agent.id() + "/pause", Map.of("reason", "x"))
                .expect(200);
        agent.client().post("/api/agents/" + agent.id() + "/unpause").expect(200);
        other.client().post("/api/agents/" + other.id() + "/login").expect(200);

        String queue = centre.queue("chat", agent.id());
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.awaitOffer(interaction, agent.id());
        String path = "/api/interactions/" + interaction;
        Map<String, String> forAgent = Map.of("agentId", agent.id());
        other.client().post(path + "/accept", forAgent).expectProblem(403, "FORBIDDEN");
        other.client().post(path + "/reject", forAgent).expectProblem(403, "FORBIDDEN");
        other.client().post(path + "/accept", Map.of("agentId", other.id())).expectProblem(409, "NOT_A_MEMBER");
        agent.client().post(path + "/accept", forAgent).expect(200);
        Map<String, String> message = Map.of("from", "agent", "body", "Hello");
        Map<String, String> target = Map.of("agentId", other.id());
        other.client().post(path + "/close").expectProblem(409, "NOT_YOURS");
        other.client().post(path + "/messages", message).expectProblem(409, "NOT_YOURS");
        other.client().post(path + "/transfer", target).expectProblem(409, "NOT_YOURS");
        agent.client()
                .post(path + "/messages", Map.of("from", "contact", "body", "x"))
                .expectProblem(403, "FORBIDDEN");
        agent.client().post(path + "/messages", message).expect(200);
        agent.client().get(path + "/messages?after=" + centre.head()).expect(200);
        other.client().get(path + "/messages").expectProblem(404, "NOT_FOUND");
        agent.client().post(path + "/close").expect(200);
    }

    @Test
    void theLogSaysWhetherTheAgentOrASupervisorDidIt() {
        Staff agent = agent();
        agent.client().post("/api/agents/" + agent.id() + "/login").expect(200);
        user("supervisor")
                .with("X-Reason", "went home")
                .post("/api/agents/" + agent.id() + "/logout")
                .expect(200);

        List<JsonNode> events = centre.read("/agents/" + agent.id() + "/events").rows();
        JsonNode login = events.get(1).get("metadata");
        JsonNode logout = events.get(2).get("metadata");
        assertThat(login.get("actor").asString()).isEqualTo(agent.id());
        assertThat(login.get("actorRole").asString()).isEqualTo("agent");
        assertThat(login.get("origin").asString()).isEqualTo("web");
        assertThat(logout.get("actorRole").asString()).isEqualTo("supervisor");
        assertThat(logout.get("origin").asString()).isEqualTo("supervisor");
        assertThat(logout.get("reason").asString()).isEqualTo("went home");
    }

    @Test
    void anAgentMaySetUpNothing() {
        Client agent = agent().client();
        String queue = centre.queue("chat");
        String other = centre.newAgent(Map.of());
        Map<String, Object> anything = Map.of("name", "x", "channel", "chat");

        agent.post("/api/queues", anything).expectProblem(403, "FORBIDDEN");
        agent.patch("/api/queues/" + queue, Map.of("name", "x")).expectProblem(403, "FORBIDDEN");
        agent.delete("/api/queues/" + queue).expectProblem(403, "FORBIDDEN");
        agent.put("/api/queues/" + queue + "/members/" + other).expectProblem(403, "FORBIDDEN");
        agent.post("/api/agents", Map.of("fullName", "x", "username", "x")).expectProblem(403, "FORBIDDEN");
        agent.patch("/api/agents/" + other, Map.of("capacity", Map.of())).expectProblem(403, "FORBIDDEN");
        agent.patch("/api/settings", Map.of("maxOpenTabs", 1)).expectProblem(403, "FORBIDDEN");
        agent.post("/api/pause-reasons", Map.of("name", "x")).expectProblem(403, "FORBIDDEN");
        agent.patch("/api/pause-reasons/" + other, Map.of("name", "x")).expectProblem(403, "FORBIDDEN");
        agent.delete("/api/pause-reasons/" + other).expectProblem(403, "FORBIDDEN");
        agent.post(
                        "/api/accounts",
                        Map.of(
                                "name",
                                "x",
                                "channel",
                                "chat",
                                "route",
                                List.of(Map.of("queueId", queue, "timeoutSeconds", 1))))
                .expectProblem(403, "FORBIDDEN");
        agent.post("/api/interactions", Map.of("accountId", queue, "contact", Map.of()))
                .expectProblem(403, "FORBIDDEN");
    }

    @Test
    void anAgentSeesHimselfOnly() {
        Staff agent = agent();
        Staff other = agent();
        String queue = centre.queue("chat", agent.id(), other.id());
        String hidden = centre.interaction(centre.accountOf("chat", centre.queue("chat")));
        centre.read("/live/agents");

        assertThat(agent.client().get("/api/agents").expect(200).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("id").asString()).isEqualTo(agent.id()));
        assertThat(agent.client().get("/api/live/agents").expect(200).rows()).hasSize(1);
        assertThat(agent.client().get("/api/queues/" + queue).expect(200).json().get("members"))
                .hasSize(1);
        agent.client().get("/api/agents/" + agent.id()).expect(200);
        agent.client().get("/api/agents/" + other.id()).expectProblem(404, "NOT_FOUND");
        agent.client().get("/api/agents/" + other.id() + "/events").expectProblem(403, "FORBIDDEN");
        agent.client().get("/api/interactions/" + hidden).expectProblem(404, "NOT_FOUND");
        assertThat(agent.client().get("/api/interactions").expect(200).rows()).isEmpty();
        assertThat(agent.client().get("/api/live/interactions").expect(200).rows())
                .isEmpty();
        for (String path : List.of(
                "/api/users",
                "/api/reports/chat/queue",
                "/api/audit/events",
                "/api/projections",
                "/api/interactions/" + hidden + "/events")) {
            agent.client().get(path).expectProblem(403, "FORBIDDEN");
        }
        agent.client().post("/api/audit/verify").expectProblem(403, "FORBIDDEN");
    }

    @Test
    void aSupervisorRunsTheCentreAndDecidesNothingForAll() {
        Client supervisor = user("supervisor");
        String queue = centre.queue("chat");

        supervisor
                .post("/api/users", Map.of("fullName", "x", "username", "x", "password", "x", "role", "supervisor"))
                .expectProblem(403, "FORBIDDEN");
        supervisor
                .post("/api/agents", Map.of("fullName", "x", "username", centre.name("x")))
                .expect(201);
        supervisor.patch("/api/settings", Map.of("maxOpenTabs", 1)).expectProblem(403, "FORBIDDEN");
        supervisor.delete("/api/queues/" + queue).expectProblem(403, "FORBIDDEN");
        supervisor.post("/api/pause-reasons", Map.of("name", "x")).expectProblem(403, "FORBIDDEN");
        supervisor.patch("/api/pause-reasons/" + queue, Map.of("name", "x")).expectProblem(403, "FORBIDDEN");
        supervisor.delete("/api/pause-reasons/" + queue).expectProblem(403, "FORBIDDEN");
        supervisor.get("/api/pause-reasons").expect(200);
        supervisor.get("/api/interactions/search?text=x").expect(200);
        String agent = agent().id();
        String interaction = centre.interaction(centre.accountOf("chat", centre.queue("chat", agent)));
        supervisor.post("/api/agents/" + agent + "/login").expect(200);
        supervisor.post("/api/agents/" + agent + "/heartbeat").expect(200);
        centre.awaitOffer(interaction, agent);
        supervisor
                .get("/api/interactions/" + interaction + "/why?agentId=" + agent)
                .expect(200);
        String path = "/api/interactions/" + interaction;
        supervisor.post(path + "/accept", Map.of("agentId", agent)).expect(200);
        supervisor
                .post(path + "/messages", Map.of("from", "agent", "body", "x"))
                .expect(200);
        supervisor
                .post(path + "/messages", Map.of("from", "contact", "body", "x"))
                .expect(200);
        supervisor.post(path + "/transfer", Map.of("queueId", queue)).expect(200);
        supervisor.post("/api/agents/" + agent + "/ready").expect(200);
        supervisor.post("/api/agents/" + agent + "/logout").expect(200);
        centre.abandon(interaction);
        supervisor
                .post("/api/queues", Map.of("name", centre.name("queue"), "channel", "chat"))
                .expect(201);
        supervisor.get("/api/users").expect(200);
        supervisor.get("/api/reports/chat/queue").expect(200);
        supervisor.get("/api/audit/events?limit=1").expect(200);
    }

    @Test
    void anAdministratorMayMakeMoreOfThem() {
        user("administrator")
                .post("/api/agents", Map.of("fullName", "x", "username", centre.name("agent")))
                .expect(201);
        assertThat(centre.read("/settings").json().get("maxOpenTabs").asInt()).isPositive();
    }
}
