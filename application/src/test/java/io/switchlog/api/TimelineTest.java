package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An agent's day and an interaction's life, each part with the events behind it. */
@Tag("CARD-05")
class TimelineTest {
    private final ContactCentre centre = ContactCentre.shared();

    private JsonNode ofAgent(String agent, String query) {
        return centre.read("/agents/" + agent + "/timeline" + query).json();
    }

    private JsonNode ofInteraction(String interaction) {
        return centre.read("/interactions/" + interaction + "/timeline").json();
    }

    private static List<JsonNode> of(JsonNode timeline, String kind) {
        return timeline.get("rows")
                .valueStream()
                .filter(row -> row.get("kind").asString().equals(kind))
                .toList();
    }

    private static List<String> types(JsonNode row) {
        return row.get("events")
                .valueStream()
                .map(event -> event.get("type").asString())
                .toList();
    }

    @Test
    void anAgentsDayIsToldInOrderWithTheEventsBehindIt() {
        String agent = centre.newAgent(Map.of("capacity", Map.of("chat", 3)));
        centre.login(agent);
        String interaction = centre.handled("chat", agent);
        centre.post("/agents/" + agent + "/pause", Map.of("reason", "Lunch", "channels", List.of("chat")));
        centre.unpause(agent, "chat");
        centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 5)));
        centre.close(interaction);
        centre.post("/agents/" + agent + "/logout");

        JsonNode day = ofAgent(agent, "");

        assertThat(of(day, "session")).singleElement().satisfies(session -> {
            assertThat(types(session)).containsExactly("agent.logged-in", "agent.logged-out");
            assertThat(session.get("clippedFrom").asBoolean()).isFalse();
            assertThat(session.get("clippedTo").asBoolean()).isFalse();
        });
        assertThat(of(day, "state"))
                .filteredOn(row -> row.get("what").asString().equals("paused"))
                .singleElement()
                .satisfies(pause -> {
                    assertThat(pause.get("channel").asString()).isEqualTo("chat");
                    assertThat(pause.get("details").get("reason").asString()).isEqualTo("Lunch");
                    assertThat(types(pause)).containsExactly("agent.paused", "agent.unpaused");
                });
        assertThat(of(day, "offer")).singleElement().satisfies(offer -> {
            assertThat(offer.get("what").asString()).isEqualTo("accepted");
            assertThat(offer.get("details").get("interactionId").asString()).isEqualTo(interaction);
            assertThat(offer.get("details").get("queueName").asString()).startsWith("queue.");
            assertThat(types(offer)).containsExactly("interaction.offered", "interaction.accepted");
        });
        assertThat(of(day, "engagement")).singleElement().satisfies(engagement -> {
            assertThat(engagement.get("what").asString()).isEqualTo("closed");
            assertThat(types(engagement)).containsExactly("interaction.accepted", "interaction.closed");
        });
        assertThat(of(day, "membership"))
                .singleElement()
                .satisfies(member -> assertThat(types(member)).containsExactly("queue.member-added"));
        assertThat(of(day, "capacity").stream()
                        .filter(row -> row.get("channel").asString().equals("chat"))
                        .map(row -> row.get("what").asString()))
                .containsExactly("3", "5");
        assertThat(of(day, "profile")).hasSize(1);
        assertThat(day.get("count").asInt()).isEqualTo(day.get("rows").size());
        assertThat(day.get("rows").valueStream().map(row -> row.get("from").asString()))
                .isSorted();
        JsonNode totals = day.get("totals");
        assertThat(totals.get("offers").get("accepted").asInt()).isEqualTo(1);
        assertThat(totals.get("entries").get("session").asInt()).isEqualTo(1);
        assertThat(totals.get("stateMs").get("chat").propertyNames()).contains("available", "paused", "logged_out");
        assertThat(ofAgent(agent, "?limit=2&offset=1").get("rows"))
                .containsExactly(day.get("rows").get(1), day.get("rows").get(2));
    }

    @Test
    void whatGoesBeyondTheRangeIsMarkedAndCounted() {
        String agent = centre.agent();
        Instant from = centre.now();
        centre.advance(60);
        Instant to = centre.now();
        centre.letRoutingLook();

        JsonNode hour = ofAgent(agent, "?from=" + from + "&to=" + to);

        assertThat(of(hour, "state")).hasSize(7).allSatisfy(state -> {
            assertThat(state.get("clippedFrom").asBoolean()).isTrue();
            assertThat(state.get("clippedTo").asBoolean()).isTrue();
            assertThat(types(state)).containsExactly("agent.logged-in");
        });
        assertThat(of(hour, "session"))
                .singleElement()
                .satisfies(session -> assertThat(session.get("to").isNull()).isTrue());
        assertThat(of(hour, "profile")).isEmpty();
        assertThat(hour.get("totals").get("stateMs").get("fax").get("available").asLong())
                .isBetween(60_000L, 90_000L);
    }

    @Test
    void anInteractionsLifeIsToldWithItsOffersDecisionsAndReportRows() {
        String first = centre.agent();
        String second = centre.agent();
        centre.pause(second);
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "linear"), first, second);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.awaitOffer(interaction, first);
        centre.accept(interaction, first);
        assertThat(centre.tryWrite(interaction, "agent", "How can I help?").status())
                .isEqualTo(200);
        centre.close(interaction);
        centre.contactWrites(interaction);

        JsonNode life = ofInteraction(interaction);

        assertThat(life.get("status").asString()).isEqualTo("accepted");
        assertThat(life.get("rows").valueStream().map(row -> row.get("kind").asString()))
                .containsExactly("arrival", "step", "offer", "session", "message", "end", "message", "session");
        JsonNode step = of(life, "step").get(0);
        assertThat(step.get("what").asString()).isEqualTo("accepted");
        assertThat(step.get("details").get("queueId").asString()).isEqualTo(queue);
        JsonNode row =
                centre.read("/reports/chat/queue?queueId=" + queue).rows().get(0);
        assertThat(step.get("report").get("id")).isEqualTo(row.get("id"));
        assertThat(step.get("report").get("reason").asString()).isEqualTo("accepted");
        assertThat(types(step)).containsExactly("interaction.queued", "interaction.accepted");
        JsonNode offer = of(life, "offer").get(0);
        assertThat(offer.get("details").get("strategy").asString()).isEqualTo("linear");
        assertThat(offer.get("details").get("candidates").valueStream().map(JsonNode::asString))
                .containsExactly(first);
        JsonNode passedOver = offer.get("details").get("passedOver").get(0);
        assertThat(passedOver.get("agentId").asString()).isEqualTo(second);
        assertThat(passedOver.get("cause").asString()).isEqualTo("paused");
        assertThat(offer.get("events").get(0).get("actor").asString()).isNotBlank();
        assertThat(of(life, "message").get(0).get("details").get("body").asString())
                .isEqualTo("How can I help?");
        assertThat(of(life, "session").get(1).get("details").get("beganBy").asString())
                .isEqualTo("reopened");
    }

    @Test
    void everyEventOfAnInteractionIsBehindSomeRow() {
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), centre.agent(), centre.agent());
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        Await.until(
                () -> "both are notified",
                () -> centre.read("/interactions/" + interaction + "/events").rows().stream()
                                .filter(event -> event.get("type").asString().equals("interaction.offered"))
                                .count()
                        == 2);
        centre.abandon(interaction);

        JsonNode life = ofInteraction(interaction);

        List<Long> behind = new ArrayList<>();
        life.get("rows")
                .forEach(row -> row.get("events")
                        .forEach(event -> behind.add(event.get("index").asLong())));
        List<Long> all = centre.read("/interactions/" + interaction + "/events").rows().stream()
                .map(event -> event.get("position").asLong())
                .toList();
        assertThat(behind).containsAll(all);
        assertThat(life.get("status").asString()).isEqualTo("abandoned");
        assertThat(life.get("to").isNull()).isFalse();
    }

    @Test
    void anAgentIsToldOfHisOwnOnly() {
        Person anna = centre.person();
        String other = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), anna.id(), other);
        String account = centre.accountOf("chat", queue);
        centre.admin().put("/api/accounts/" + account + "/agents/" + anna.id()).expect(200);
        String interaction = centre.interaction(account);
        centre.awaitOffer(interaction, anna.id());
        centre.awaitOffer(interaction, other);

        JsonNode life = anna.client()
                .get("/api/interactions/" + interaction + "/timeline?after=" + centre.head())
                .expect(200)
                .json();

        assertThat(of(life, "offer"))
                .singleElement()
                .satisfies(
                        offer -> assertThat(offer.get("details").get("agentId").asString())
                                .isEqualTo(anna.id()));
        assertThat(life.toString()).doesNotContain(other);
        anna.client().get("/api/agents/" + anna.id() + "/timeline").expect(200);
        anna.client().get("/api/agents/" + other + "/timeline").expectProblem(404, "NOT_FOUND");
        String unseen = centre.interaction(centre.accountOf("chat", centre.queue("chat")));
        anna.client().get("/api/interactions/" + unseen + "/timeline").expectProblem(404, "NOT_FOUND");
        anna.client().get("/api/checks").expectProblem(403, "FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, 400",
        "from=2026-03-02T08:00:00Z&to=2026-03-02T08:00:00Z, 422",
        "from=2026-03-02T08:00:00Z&to=2026-03-01T08:00:00Z, 422",
        "from=2025-03-02T08:00:00Z&to=2026-03-02T08:00:00Z, 422",
        "from=2999-03-02T08:00:00Z, 422",
        "at=2026-03-02T08:00:00Z, 422",
        "limit=0, 422",
        "sort=from, 400"
    })
    void whatCannotBeAnsweredIsRefused(String query, int status) {
        String agent = centre.newAgent(Map.of());

        Answer answer = centre.admin().get("/api/agents/" + agent + "/timeline?" + query);

        assertThat(answer.expectProblem().status()).isEqualTo(status);
    }

    @Test
    void nobodyHasNoTimeline() {
        UUID nobody = UUID.randomUUID();
        centre.admin().get("/api/agents/" + nobody + "/timeline").expectProblem(404, "NOT_FOUND");
        centre.admin().get("/api/interactions/" + nobody + "/timeline").expectProblem(404, "NOT_FOUND");
    }
}
