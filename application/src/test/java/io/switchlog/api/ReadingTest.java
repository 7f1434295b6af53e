package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reads: how fresh they are, what part of a collection they show, and what they say about events. */
class ReadingTest {
    private static final int WRITES = 200;
    private static final List<String> COLLECTIONS = List.of(
            "/api/agents",
            "/api/queues",
            "/api/accounts",
            "/api/users",
            "/api/interactions",
            "/api/reports/chat/queue",
            "/api/audit/events");

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    @Test
    void whoWritesReadsWhatHeWroteEveryTime() {
        String queue = centre.queue("chat");
        String agent = centre.agent();
        for (int i = 0; i < WRITES; i++) {
            String name = "Name " + i;
            long index = admin.patch("/api/queues/" + queue, Map.of("name", name))
                    .expect(200)
                    .eventIndex();
            Answer read = admin.get("/api/queues/" + queue + "?after=" + index).expect(200);
            assertThat(read.json().get("name").asString()).isEqualTo(name);
            assertThat(read.eventIndex()).isGreaterThanOrEqualTo(index);

            boolean pause = i % 2 == 0;
            long paused = admin.post("/api/agents/" + agent + (pause ? "/pause" : "/unpause"), Map.of("reason", name))
                    .status();
            assertThat(paused).isEqualTo(pause ? 200 : 400);
            if (!pause) {
                index = admin.post("/api/agents/" + agent + "/unpause")
                        .expect(200)
                        .eventIndex();
                List<JsonNode> rows =
                        admin.get("/api/live/agents?after=" + index).expect(200).rows();
                assertThat(rows)
                        .filteredOn(row -> row.get("agentId").asString().equals(agent))
                        .singleElement()
                        .satisfies(row -> assertThat(row.get("channels")
                                        .get("chat")
                                        .get("state")
                                        .asString())
                                .isEqualTo("available"));
            }
        }
    }

    @Test
    void everyReadSaysHowFarItReaches() {
        long index =
                centre.post("/agents/" + centre.newAgent(Map.of()) + "/login").eventIndex();
        for (String path : List.of(
                "/api/agents",
                "/api/queues",
                "/api/accounts",
                "/api/users",
                "/api/settings",
                "/api/interactions",
                "/api/live/agents",
                "/api/live/queues",
                "/api/live/interactions",
                "/api/reports/fax/queue",
                "/api/projections",
                "/api/audit/events?limit=1")) {
            String after = path + (path.contains("?") ? "&" : "?") + "after=" + index;
            assertThat(admin.get(after).expect(200).eventIndex()).as(path).isGreaterThanOrEqualTo(index);
        }
    }

    @Test
    void whatIsNotThereYetIsWaitedForAndThenLeft() {
        Answer answer = admin.get("/api/queues?after=99999999999").expect(503);

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asString()).isEqualTo("PROJECTION_BEHIND");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "after=", "after=1.5", "after=99999999999999999999"})
    void afterIsAnIndex(String query) {
        admin.get("/api/queues?" + query).expectProblem(400, "MALFORMED").expectField("after");
    }

    @Test
    void collectionsArePagedWithinBounds() {
        centre.interaction(centre.accountOf("chat", centre.queue("chat")));
        centre.read("/interactions");
        for (String path : COLLECTIONS) {
            Answer page = admin.get(path + "?limit=1&offset=0").expect(200);
            assertThat(page.rows()).as(path).hasSize(1);
            assertThat(page.json().get("count").asLong()).as(path).isPositive();
            assertThat(admin.get(path + "?limit=1000&offset=2000000000")
                            .expect(200)
                            .rows())
                    .as(path)
                    .isEmpty();
            admin.get(path + "?limit=0").expectProblem(422, "INVALID").expectField("limit");
            admin.get(path + "?limit=1001").expectProblem(422, "INVALID").expectField("limit");
            admin.get(path + "?limit=x").expectProblem(400, "MALFORMED").expectField("limit");
            admin.get(path + "?offset=-1").expectProblem(422, "INVALID").expectField("offset");
            admin.get(path + "?offset=1e3").expectProblem(400, "MALFORMED").expectField("offset");
        }
        assertThat(admin.get("/api/audit/events").expect(200).rows().size()).isLessThanOrEqualTo(100);
    }

    @Test
    void aReasonIsKeptWithTheEvents() {
        String agent = centre.agent();
        admin.with("X-Reason", "fire drill")
                .post("/api/agents/" + agent + "/pause", Map.of("reason", "break"))
                .expect(200);

        List<JsonNode> events = centre.read("/agents/" + agent + "/events").rows();
        JsonNode paused = events.get(events.size() - 1);
        assertThat(paused.get("type").asString()).isEqualTo("agent.paused");
        JsonNode metadata = paused.get("metadata");
        assertThat(metadata.get("reason").asString()).isEqualTo("fire drill");
        assertThat(metadata.get("actorRole").asString()).isEqualTo("administrator");
        assertThat(metadata.get("commandId").asString())
                .isEqualTo(paused.get("eventId").asString());
        assertThat(events.get(0).get("metadata").has("reason")).isFalse();
    }

    @Test
    void whatTheSystemDoesSaysBecauseOfWhat() {
        String agent = centre.agent();
        String interaction = centre.interaction(centre.accountOf("chat", centre.queue("chat", agent)));
        centre.awaitOffer(interaction, agent);

        JsonNode queued = centre.events(interaction, "queued").get(0);
        JsonNode offered = centre.events(interaction, "offered").get(0).get("metadata");
        assertThat(offered.get("actor").asString()).isEqualTo("routing");
        assertThat(offered.get("origin").asString()).isEqualTo("system");
        assertThat(offered.get("causationId").asString())
                .isEqualTo(queued.get("eventId").asString());
        assertThat(offered.get("correlationId").asString()).isEqualTo(interaction);
    }

    @Test
    void eventsComeInTheOrderOfTheLog() {
        List<JsonNode> rows =
                admin.get("/api/audit/events?limit=1000").expect(200).rows();

        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get("position").asLong()).isEqualTo(i + 1);
        }
    }

    @Test
    void theLogIsSound() {
        JsonNode verdict = admin.post("/api/audit/verify").expect(200).json();

        assertThat(verdict.get("verdict").asString()).isEqualTo("clean");
        assertThat(verdict.get("events").asLong()).isPositive();
        assertThat(verdict.get("firstBadPosition").isNull()).isTrue();
        assertThat(admin.get("/api/audit/verify").expect(200).json().get("result"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents", "queues", "accounts", "users", "interactions"})
    void whatIsNotThereIsNotFound(String collection) {
        admin.get("/api/" + collection + "/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        admin.get("/api/" + collection + "/not-an-id").expectProblem(400, "MALFORMED");
    }

    @Test
    void thereIsNothingBesideTheApi() {
        admin.get("/api/nothing").expectProblem();
        admin.get("/nothing").expectProblem();
        admin.delete("/api/settings").expectProblem();
        admin.send("PROPFIND", "/api/agents", null).expectProblem();
    }
}
