package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user operates on his queues, on the agents who serve them, and on what is there; the rest is unknown to him. */
@Tag("AG-02")
class ScopeTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final String mine = centre.agent();
    private final String foreign = centre.agent();
    private final String myQueue = centre.queue("chat", mine);
    private final String foreignQueue = centre.queue("chat", foreign);
    private final Person supervisor = centre.supervisorOf(myQueue);
    private final Client client = supervisor.client();

    private Answer read(String path) {
        return client.get("/api" + path + (path.contains("?") ? "&" : "?") + "after=" + centre.head());
    }

    private static List<String> ids(Answer answer, String field) {
        return answer.expect(200).rows().stream()
                .map(row -> row.get(field).asString())
                .toList();
    }

    @Test
    @Tag("AG-01")
    void withoutThePermissionAgentsEveryCommandAndQueryAboutAgentsIsForbidden() {
        Person without = centre.user(
                "supervisor", Map.of("allQueues", true, "permissions", List.of("queues", "accounts", "interactions")));
        String path = "/api/agents/" + mine;
        Client client = without.client();
        for (String read : List.of("/api/agents", path, path + "/events", path + "/timeline", "/api/live/agents")) {
            client.get(read).expectProblem(403, "FORBIDDEN");
        }
        for (String verb : List.of("/login", "/logout", "/unpause", "/ready")) {
            client.post(path + verb).expectProblem(403, "FORBIDDEN");
        }
        client.patch(path, Map.of("capacity", Map.of("chat", 2))).expectProblem(403, "FORBIDDEN");
        client.put("/api/queues/" + myQueue + "/members/" + mine).expectProblem(403, "FORBIDDEN");
        client.get("/api/queues").expect(200);

        centre.admin().put("/api/users/" + without.id() + "/permissions/agents").expect(200);
        client.get("/api/agents?after=" + centre.head()).expect(200);
        client.post(path + "/logout").expect(200);
    }

    @Test
    void anAgentOfAnotherQueueIsUnknownUntilHeServesMine() {
        assertThat(ids(read("/agents?limit=1000"), "id")).containsExactly(mine);
        read("/agents/" + foreign).expectProblem(404, "NOT_FOUND");
        client.patch("/api/agents/" + foreign, Map.of("capacity", Map.of("chat", 3)))
                .expectProblem(404, "NOT_FOUND");

        centre.admin().put("/api/queues/" + myQueue + "/members/" + foreign).expect(200);

        assertThat(ids(read("/agents?limit=1000"), "id")).containsExactlyInAnyOrder(mine, foreign);
        client.patch("/api/agents/" + foreign, Map.of("capacity", Map.of("chat", 3)))
                .expect(200);
    }

    @Test
    void whoIsEnabledToNothingSeesNothing() {
        Client nobody = centre.user("supervisor", Map.of()).client();
        for (String path : List.of(
                "/agents",
                "/queues",
                "/accounts",
                "/interactions",
                "/interactions/search",
                "/live/agents",
                "/live/queues",
                "/live/interactions",
                "/reports/all/queue",
                "/reports/all/kpis",
                "/reports/agents")) {
            assertThat(nobody.get("/api" + path).expect(200).rows()).as(path).isEmpty();
        }
        nobody.get("/api/audit/events").expectProblem(403, "NOT_ALL_QUEUES");
        nobody.get("/api/projections").expectProblem(403, "NOT_ALL_QUEUES");
    }

    @Test
    void anUnknownIdAndOneOutOfScopeAreAnsweredAlike() {
        String account = centre.accountOf("chat", foreignQueue);
        String interaction = centre.ringing(account, foreign);
        for (String path : List.of(
                "/agents/" + foreign,
                "/agents/" + foreign + "/events",
                "/agents/" + foreign + "/timeline",
                "/queues/" + foreignQueue,
                "/accounts/" + account,
                "/interactions/" + interaction,
                "/interactions/" + interaction + "/events",
                "/interactions/" + interaction + "/timeline",
                "/interactions/" + interaction + "/messages",
                "/interactions/" + interaction + "/why?agentId=" + mine)) {
            String id = path.split("/", -1)[2];
            alike(path, id, read(path), read(path.replace(id, RANDOM)));
        }
        alike(
                "login",
                foreign,
                client.post("/api/agents/" + foreign + "/login"),
                client.post("/api/agents/" + RANDOM + "/login"));
        alike(
                "close",
                interaction,
                client.post("/api/interactions/" + interaction + "/close"),
                client.post("/api/interactions/" + RANDOM + "/close"));
        alike(
                "queue",
                foreignQueue,
                client.patch("/api/queues/" + foreignQueue, Map.of("weight", 3)),
                client.patch("/api/queues/" + RANDOM, Map.of("weight", 3)));
        alike(
                "account",
                account,
                client.patch("/api/accounts/" + account, Map.of("name", "x")),
                client.patch("/api/accounts/" + RANDOM, Map.of("name", "x")));
    }

    static final String RANDOM = UUID.randomUUID().toString();

    private static void alike(String what, String id, Answer foreign, Answer random) {
        assertThat(foreign.status()).as(what).isEqualTo(404).isEqualTo(random.status());
        assertThat(foreign.text().replace(id, "ID"))
                .as(what)
                .isEqualTo(random.text().replace(RANDOM, "ID"));
    }

    @Test
    void aSupervisorRunsWhatIsHis() {
        String account = client.post(
                        "/api/accounts",
                        Map.of(
                                "name", centre.name("account"),
                                "channel", "chat",
                                "route", List.of(queueStep(myQueue, 60))))
                .expect(201)
                .id();
        String interaction = client.post(
                        "/api/interactions", Map.of("accountId", account, "contact", Map.of("name", "Jane")))
                .expect(201)
                .id();
        centre.awaitOffer(interaction, mine);
        String path = "/api/interactions/" + interaction;
        client.post(path + "/accept", Map.of("agentId", foreign)).expectProblem(404, "NOT_FOUND");
        client.post(path + "/accept", Map.of("agentId", mine)).expect(200);
        client.post(path + "/transfer", Map.of("queueId", foreignQueue)).expectProblem(404, "NOT_FOUND");
        client.post(path + "/transfer", Map.of("agentId", foreign)).expectProblem(404, "NOT_FOUND");
        client.post(path + "/close").expect(200);
        client.patch("/api/queues/" + myQueue, Map.of("weight", 3)).expect(200);
        client.post("/api/queues", Map.of("name", centre.name("q"), "channel", "chat"))
                .expectProblem(403, "NOT_ALL_QUEUES");
        assertThat(ids(read("/interactions"), "id")).contains(interaction);
        assertThat(ids(read("/reports/chat/queue"), "interactionId")).contains(interaction);
        read(path.substring(4) + "/timeline").expect(200);
        read(path.substring(4) + "/why?agentId=" + mine).expect(200);
    }

    @Test
    void aRouteThatLeadsElsewhereTooIsShownInPartAndLeftAlone() {
        String account = centre.account("chat", queueStep(myQueue, 10), queueStep(foreignQueue, 20));

        JsonNode route = read("/accounts/" + account).expect(200).json().get("route");
        assertThat(route.get(0).get("queueId").asString()).isEqualTo(myQueue);
        assertThat(route.get(1).has("queueId")).isFalse();
        assertThat(route.get(1).get("timeoutSeconds").asInt()).isEqualTo(20);
        client.patch("/api/accounts/" + account, Map.of("route", List.of(queueStep(myQueue, 5))))
                .expectProblem(403, "NOT_ALL_QUEUES");
        client.patch("/api/accounts/" + account, Map.of("name", centre.name("renamed")))
                .expect(200);
    }

    @Test
    @Tag("AG-151")
    void agentsAreAddedToOnesOwnQueuesByWhoeverMay() {
        String second = centre.queue("chat");
        centre.admin()
                .put("/api/users/" + supervisor.id() + "/queues/" + second)
                .expect(200);

        client.put("/api/queues/" + second + "/members/" + mine).expect(200);
        client.put("/api/queues/" + second + "/members/" + foreign).expectProblem(404, "NOT_FOUND");
        client.put("/api/queues/" + foreignQueue + "/members/" + mine).expectProblem(404, "NOT_FOUND");
        client.delete("/api/queues/" + second + "/members/" + mine).expect(200);
    }

    @Test
    void whoIsDisabledFromAQueueHasLostItAtOnce() {
        client.post("/api/agents/" + mine + "/logout").expect(200);
        centre.admin()
                .delete("/api/users/" + supervisor.id() + "/queues/" + myQueue)
                .expect(200);

        client.post("/api/agents/" + mine + "/login").expectProblem(404, "NOT_FOUND");
        assertThat(read("/agents").rows()).isEmpty();

        centre.patch("/users/" + supervisor.id(), Map.of("allQueues", true));
        client.post("/api/agents/" + foreign + "/logout").expect(200);
        read("/agents/" + foreign).expect(200);
    }

    @Test
    void theBoardOfThePastShowsWhatIsInScopeNow() {
        String at = centre.now().toString();
        centre.advance(1);
        assertThat(ids(read("/live/queues?at=" + at), "queueId")).containsExactly(myQueue);
        assertThat(ids(read("/live/agents?at=" + at), "agentId")).containsExactly(mine);
    }

    @Test
    void aStreamShowsAnewWhatIsSeenWhenTheScopeChanges() {
        try (EventStream stream = EventStream.of(client, "/live/stream")) {
            stream.await(
                    "what is his",
                    message -> message.data().toString().contains(myQueue)
                            && message.data().toString().contains(mine));
            assertThat(stream.messages())
                    .allSatisfy(message -> assertThat(message.data().toString()).doesNotContain(foreignQueue, foreign));

            centre.admin()
                    .put("/api/users/" + supervisor.id() + "/queues/" + foreignQueue)
                    .expect(200);
            stream.await(
                    "a snapshot with the other queue",
                    message -> message.event().equals("snapshot")
                            && message.data().toString().contains(foreignQueue));
        }
    }

    @Test
    void keyFiguresThatAddUpOverAllQueuesAreForThoseWhoSeeAll() {
        read("/reports/chat/kpis").expect(200);
        read("/reports/chat/kpis?by=channel").expectProblem(403, "NOT_ALL_QUEUES");
        read("/reports/all/kpis?by=all").expectProblem(403, "NOT_ALL_QUEUES");
    }

    @Test
    @Tag("AG-21")
    void anAgentWhoIsNotOnTheAccountCannotReadItsInteractions() {
        Person agent = centre.person();
        String queue = centre.queue("chat", agent.id());
        String account = centre.accountOf("chat", queue);
        centre.patch("/agents/" + agent.id(), Map.of("advancedSearch", true));
        String interaction = centre.ringing(account, agent.id());

        for (String part : List.of("", "/messages", "/timeline")) {
            agent.client()
                    .get("/api/interactions/" + interaction + part + "?after=" + centre.head())
                    .expectProblem(404, "NOT_FOUND");
        }
        assertThat(seenBy(agent, "/interactions")).isEmpty();
        assertThat(seenBy(agent, "/interactions/search")).isEmpty();

        centre.admin().put("/api/accounts/" + account + "/agents/" + agent.id()).expect(200);
        for (String part : List.of("", "/messages", "/timeline")) {
            agent.client()
                    .get("/api/interactions/" + interaction + part + "?after=" + centre.head())
                    .expect(200);
        }
        assertThat(seenBy(agent, "/interactions")).containsExactly(interaction);
        assertThat(seenBy(agent, "/interactions/search")).containsExactly(interaction);
    }

    @Test
    @Tag("AG-21")
    void whoHasAnInteractionReadsItWhateverAccountItCameFrom() {
        Person agent = centre.person();
        String interaction = centre.handled("chat", agent.id());

        assertThat(seenBy(agent, "/interactions")).containsExactly(interaction);
        agent.client().get("/api/interactions/" + interaction + "/messages").expect(200);
    }

    private List<String> seenBy(Person agent, String path) {
        return ids(agent.client().get("/api" + path + "?after=" + centre.head()), "id");
    }
}
