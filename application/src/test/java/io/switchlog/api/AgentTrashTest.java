package io.switchlog.api;

import static io.switchlog.api.ContactCentre.agentStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Agents who are deleted, and who come back. */
class AgentTrashTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    private String usernameOf(String agent) {
        return centre.read("/agents/" + agent).json().get("username").asString();
    }

    private List<String> found(String parameters) {
        return centre.read("/agents?" + parameters).rows().stream()
                .map(row -> row.get("id").asString())
                .toList();
    }

    @Test
    @Tag("AG-156")
    void aDeletedAgentIsOnNoListAndKeepsHisNameInHistoryAndReports() {
        String agent = centre.agent();
        String queue = centre.queue("chat", agent);
        String account = centre.accountOf("chat", queue);
        admin.put("/api/accounts/" + account + "/agents/" + agent).expect(200);
        String interaction = centre.ringing(account, agent);
        centre.accept(interaction, agent);
        centre.close(interaction);
        String username = usernameOf(agent);

        admin.delete("/api/agents/" + agent).expect(200);

        assertThat(found("search=" + username)).isEmpty();
        assertThat(found("trash=true&search=" + username)).containsExactly(agent);
        assertThat(centre.read("/agents/" + agent).json().get("deletedAt").isNull())
                .isFalse();
        assertThat(centre.read("/queues/" + queue).json().get("members")).isEmpty();
        assertThat(centre.read("/accounts/" + account).json().get("agents")).isEmpty();
        assertThat(centre.read("/live/agents").text()).doesNotContain(agent);
        JsonNode live = centre.read("/live/queues").rows().stream()
                .filter(row -> row.get("queueId").asString().equals(queue))
                .findFirst()
                .orElseThrow();
        assertThat(live.get("members").asInt()).isZero();
        assertThat(centre.read("/interactions/" + interaction).text()).contains(agent);
        assertThat(centre.read("/reports/chat/queue?queueId=" + queue).text()).contains("Agent " + username);
    }

    @Test
    @Tag("AG-156")
    void deletingLogsOutFirstAndSaysSo() {
        String agent = centre.agent();

        admin.delete("/api/agents/" + agent).expect(200);

        assertThat(centre.lastAgentEvent(agent, "logged-out")
                        .get("payload")
                        .get("cause")
                        .asString())
                .isEqualTo("deleted");
        admin.post("/api/agents/" + agent + "/login").expectProblem(409, "AGENT_DELETED");
        admin.delete("/api/agents/" + agent).expectProblem(409, "AGENT_DELETED");
        admin.delete("/api/agents/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
    }

    /** AMB-15. */
    @Test
    @Tag("AG-156")
    void whoHasInteractionsOpenIsNotDeleted() {
        String agent = centre.agent();
        String interaction = centre.handled("chat", agent);

        admin.delete("/api/agents/" + agent).expectProblem(409, "OPEN_INTERACTIONS");

        centre.close(interaction);
        admin.delete("/api/agents/" + agent).expect(200);
    }

    @Test
    @Tag("AG-156")
    void whoIsInTheTrashGetsNothingNewAndIsNeverNotified() {
        String gone = centre.agent();
        String other = centre.agent();
        String queue = centre.queue("chat", gone, other);
        String account = centre.accountOf("chat", queue);
        String accepted = centre.handled("email", other);
        admin.delete("/api/agents/" + gone).expect(200);

        String interaction = centre.ringing(account, other);

        assertThat(centre.offeredTo(interaction)).containsExactly(other);
        admin.put("/api/queues/" + centre.queue("sms") + "/members/" + gone).expectProblem(409, "AGENT_DELETED");
        admin.put("/api/accounts/" + account + "/agents/" + gone).expectProblem(409, "AGENT_DELETED");
        admin.patch("/api/agents/" + gone, Map.of("capacity", Map.of("chat", 1)))
                .expectProblem(409, "AGENT_DELETED");
        admin.post("/api/interactions/" + accepted + "/transfer", Map.of("agentId", gone))
                .expectProblem(409, "AGENT_DELETED");
        admin.post(
                        "/api/accounts",
                        Map.of("name", centre.name("account"), "channel", "fax", "route", List.of(agentStep(gone, 5))))
                .expectProblem(409, "AGENT_DELETED");
        centre.accept(interaction, other);
        centre.close(interaction);
        centre.close(accepted);
    }

    @Test
    @Tag("AG-156")
    void whoComesBackIsAsHeWas() {
        String agent = centre.newAgent(Map.of("capacity", Map.of("chat", 3)));
        String username = usernameOf(agent);
        String queue = centre.queue("chat", agent);
        admin.delete("/api/agents/" + agent).expect(200);
        admin.post("/api/agents", Map.of("fullName", "Another", "username", username))
                .expectProblem(409, "USERNAME_TAKEN");

        centre.post("/agents/" + agent + "/restore");

        JsonNode row = centre.read("/agents/" + agent).json();
        assertThat(row.get("username").asString()).isEqualTo(username);
        assertThat(row.get("deletedAt").isNull()).isTrue();
        assertThat(row.get("queues").get(0).get("queueId").asString()).isEqualTo(queue);
        assertThat(centre.read("/queues/" + queue).json().get("members")).hasSize(1);
        admin.post("/api/agents/" + agent + "/restore").expectProblem(409, "NOT_DELETED");
        centre.login(agent);
        String interaction = centre.ringing(centre.accountOf("chat", queue), agent);
        centre.accept(interaction, agent);
        centre.close(interaction);
    }

    @Test
    @Tag("AG-157")
    void manyAreDeletedAtOnceWithAResultForEach() {
        String one = centre.newAgent(Map.of());
        String other = centre.agent();
        String busy = centre.agent();
        String interaction = centre.handled("chat", busy);
        String unknown = UUID.randomUUID().toString();
        Map<String, Object> asked = Map.of("ids", List.of(one, busy, unknown, other, one), "confirm", true);

        Answer answer = admin.with("Idempotency-Key", centre.name("key"))
                .post("/api/agents/delete", asked)
                .expect(200);

        List<JsonNode> results = new ArrayList<>();
        answer.json().get("results").forEach(results::add);
        assertThat(results.stream().map(result -> result.get("id").asString()))
                .containsExactly(one, busy, unknown, other);
        assertThat(results.stream().map(result -> result.get("status").asString()))
                .containsExactly("deleted", "refused", "unknown", "deleted");
        assertThat(results.get(1).get("code").asString()).isEqualTo("OPEN_INTERACTIONS");
        assertThat(answer.json().get("deleted").asInt()).isEqualTo(2);
        centre.close(interaction);
    }

    @Test
    @Tag("AG-157")
    void aRepeatedDeletionOfManyIsAnsweredInTheSameWay() {
        String agent = centre.newAgent(Map.of());
        Client repeating = admin.with("Idempotency-Key", centre.name("key"));
        Map<String, Object> asked = Map.of("ids", List.of(agent), "confirm", true);

        String first = repeating.post("/api/agents/delete", asked).expect(200).text();

        assertThat(repeating.post("/api/agents/delete", asked).expect(200).text())
                .isEqualTo(first);
    }

    @Test
    @Tag("AG-157")
    void nobodyIsDeletedWithoutConfirmation() {
        String agent = centre.newAgent(Map.of());

        admin.post("/api/agents/delete", Map.of("ids", List.of(agent))).expectProblem(422, "INVALID");
        admin.post("/api/agents/delete", Map.of("ids", List.of(agent), "confirm", false))
                .expectProblem(422, "INVALID");
        List<String> tooMany = new ArrayList<>();
        for (int i = 0; i <= 1_000; i++) {
            tooMany.add(UUID.randomUUID().toString());
        }
        admin.post("/api/agents/delete", Map.of("ids", tooMany, "confirm", true))
                .expectProblem(422, "INVALID");

        assertThat(centre.read("/agents/" + agent).json().get("deletedAt").isNull())
                .isTrue();
    }
}
