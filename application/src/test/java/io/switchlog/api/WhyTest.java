package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Why an agent was offered an interaction at some moment, or was not. */
class WhyTest {
    private static final List<String> ORDER = List.of("logged_in", "member", "paused", "tab_limit", "capacity");

    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxOpenTabs", 20, "maxLiveOffers", 20));
    }

    private static String path(String interaction, @Nullable String agent, @Nullable Instant at) {
        List<String> query = new ArrayList<>();
        if (agent != null) {
            query.add("agentId=" + agent);
        }
        if (at != null) {
            query.add("at=" + at);
        }
        return "/interactions/" + interaction + "/why?" + String.join("&", query);
    }

    private JsonNode why(String interaction, String agent, @Nullable Instant at) {
        JsonNode why = centre.read(path(interaction, agent, at)).json();
        List<String> checks = new ArrayList<>();
        why.get("checks").forEach(check -> checks.add(check.get("check").asString()));
        assertThat(checks).isEqualTo(ORDER);
        return why;
    }

    private static JsonNode check(JsonNode why, String name) {
        return why.get("checks").get(ORDER.indexOf(name));
    }

    private void expectOutcome(JsonNode why, String outcome, @Nullable String check) {
        assertThat(why.get("outcome").asString()).as(why.toString()).isEqualTo(outcome);
        assertThat(why.path("check").asString("")).as(why.toString()).isEqualTo(check == null ? "" : check);
        assertThat(why.get("explanation").asString()).isNotBlank();
        ORDER.forEach(
                name -> assertThat(check(why, name).get("passed").isBoolean()).isTrue());
    }

    /** A moment of its own: what came before is before it, and what comes afterwards is after it. */
    private Instant moment() {
        centre.advance(1);
        Instant moment = centre.now();
        centre.advance(1);
        return moment;
    }

    /** The agent's whole story with one interaction, asked about when it is over. */
    @Test
    void eachMomentIsExplainedByWhatHeldThen() {
        String agent = centre.newAgent(Map.of("loginInPause", true, "capacity", Map.of("chat", 1)));
        String queue = centre.queue("chat", agent);
        String interaction = centre.interaction(centre.account("chat", queueStep(queue, 3_600)));
        Instant beforeLogin = moment();
        centre.login(agent);
        Instant paused = moment();
        centre.unpause(agent, "email");
        String open = centre.handled("email", agent);
        centre.settings(Map.of("maxOpenTabs", 1));
        centre.unpause(agent, "chat");
        Instant atTabLimit = moment();
        centre.settings(Map.of("maxOpenTabs", 20));
        centre.awaitOffer(interaction, agent);
        Instant offered = moment();
        centre.reject(interaction, agent);
        Instant resting = moment();
        centre.advance(5);
        centre.awaitOffers(interaction, agent, 2);
        centre.accept(interaction, agent);
        Instant accepted = moment();
        centre.close(interaction);
        centre.close(open);

        expectOutcome(why(interaction, agent, beforeLogin), "refused", "not_logged_in");
        assertThat(check(why(interaction, agent, beforeLogin), "logged_in")
                        .get("passed")
                        .asBoolean())
                .isFalse();
        JsonNode why = why(interaction, agent, paused);
        expectOutcome(why, "refused", "paused");
        assertThat(check(why, "paused").get("state").asString()).isEqualTo("paused");
        assertThat(check(why, "paused").get("reason").asString()).isEqualTo("Login in pause");
        assertThat(why.get("explanation").asString()).contains("paused", "Login in pause");
        why = why(interaction, agent, atTabLimit);
        expectOutcome(why, "refused", "tab_limit");
        expectLoad(why, "tab_limit", false, 1, 1);
        expectLoad(why, "capacity", true, 0, 1);
        assertThat(why.get("explanation").asString()).contains("1 of 1");
        why = why(interaction, agent, offered);
        expectOutcome(why, "offered", null);
        assertThat(why.get("status").asString()).isEqualTo("offered");
        assertThat(why.get("offers")).hasSize(1);
        expectOutcome(why(interaction, agent, resting), "resting", null);
        why = why(interaction, agent, accepted);
        expectOutcome(why, "accepted", null);
        assertThat(why.get("offers"))
                .extracting(offer -> offer.get("outcome").asString())
                .containsExactly("rejected", "accepted");
        expectOutcome(why(interaction, agent, null), "not_waiting", null);
    }

    private static void expectLoad(JsonNode why, String name, boolean passed, int open, int limit) {
        JsonNode check = check(why, name);
        assertThat(check.get("passed").asBoolean()).as(why.toString()).isEqualTo(passed);
        assertThat(check.get("open").asInt()).isEqualTo(open);
        assertThat(check.get("limit").asInt()).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"20, 1, capacity", "1, 0, tab_limit", "1, 1, tab_limit"})
    void theLimitThatWasReachedIsNamedAndOfBothTheTabLimit(int tabLimit, int capacity, String cause) {
        String agent = centre.agent(Map.of("chat", capacity));
        centre.handled("chat", agent);
        centre.settings(Map.of("maxOpenTabs", tabLimit));
        String interaction = centre.interaction(centre.account("chat", queueStep(centre.queue("chat", agent), 60)));
        centre.letRoutingLook();
        Instant then = moment();

        JsonNode why = why(interaction, agent, null);
        expectOutcome(why, "refused", cause);
        expectLoad(why, "tab_limit", tabLimit > 1, 1, tabLimit);
        expectLoad(why, "capacity", capacity == 0, 1, capacity);
        centre.advance(60);
        centre.await(interaction, "timed-out");
        assertThat(centre.payload(interaction, "timed-out")
                        .get("passedOver")
                        .get(0)
                        .get("cause")
                        .asString())
                .isEqualTo(cause);
        assertThat(why(interaction, agent, then).toString())
                .isEqualTo(why.toString()
                        .replace(why.get("at").toString(), "\"" + at(why(interaction, agent, then)) + "\""));
        expectOutcome(why(interaction, agent, null), "not_waiting", null);
    }

    private static String at(JsonNode why) {
        return why.get("at").asString();
    }

    @Test
    void whoWasNotChosenLearnsWhoWas() {
        String chosen = centre.agent();
        String other = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "linear"), chosen, other);
        String interaction = centre.ringing(centre.account("chat", queueStep(queue, 60)), chosen);
        JsonNode why = why(interaction, other, null);

        expectOutcome(why, "not_chosen", null);
        assertThat(why.get("chosen")).hasSize(1);
        assertThat(why.get("chosen").get(0).get("agentId").asString()).isEqualTo(chosen);
        assertThat(why.get("chosen").get(0).get("strategy").asString()).isEqualTo("linear");
        assertThat(why.get("explanation").asString()).contains("linear", "2 of 2");
        centre.accept(interaction, chosen);
        expectOutcome(why(interaction, other, null), "not_waiting", null);
        expectOutcome(why(interaction, chosen, null), "accepted", null);
        String stranger = centre.agent();
        String waiting = centre.interaction(centre.accountOf("chat", centre.queue("chat")));
        expectOutcome(why(waiting, stranger, null), "refused", "not_a_member");
        centre.abandon(waiting);
    }

    @Test
    void wrapUpSilenceAndTooMuchThatRingsAreToldFromAPause() {
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "wrapUpSeconds", 600), agent);
        String account = centre.account("chat", queueStep(queue, 3_600));
        String closed = centre.ringing(account, agent);
        centre.accept(closed, agent);
        centre.close(closed);
        String interaction = centre.interaction(account);
        JsonNode why = why(interaction, agent, null);
        expectOutcome(why, "refused", "paused");
        assertThat(check(why, "paused").get("state").asString()).isEqualTo("wrap_up");
        assertThat(why.get("explanation").asString()).contains("wrapping up");

        centre.settings(Map.of("maxLiveOffers", 1));
        centre.post("/agents/" + agent + "/ready");
        centre.awaitOffer(interaction, agent);
        String second = centre.interaction(account);
        centre.letRoutingLook();
        why = why(second, agent, null);
        expectOutcome(why, "not_chosen", null);
        assertThat(why.get("explanation").asString()).contains("1 is the most");
        centre.abandon(interaction);
        centre.abandon(second);
    }

    @Test
    void anAgentAsksAboutHimselfAndWhatHeWasOffered() {
        Person agent = centre.person();
        Person other = centre.person();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), agent.id(), other.id());
        String interaction = centre.interaction(centre.account("chat", queueStep(queue, 60)));
        centre.awaitOffer(interaction, agent.id());
        centre.awaitOffer(interaction, other.id());
        String hidden = centre.interaction(centre.accountOf("chat", centre.queue("chat")));
        centre.read("/live/agents");

        for (String query : List.of(path(interaction, agent.id(), null), path(interaction, null, null))) {
            Answer answer = agent.client().get("/api" + query).expect(200);
            assertThat(answer.json().get("outcome").asString()).isEqualTo("offered");
            assertThat(answer.json().get("agentId").asString()).isEqualTo(agent.id());
            assertThat(answer.text()).doesNotContain(other.id());
        }
        agent.client().get("/api" + path(interaction, other.id(), null)).expectProblem(403, "FORBIDDEN");
        agent.client().get("/api" + path(hidden, agent.id(), null)).expectProblem(404, "NOT_FOUND");
        centre.abandon(interaction);
        centre.abandon(hidden);
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        String agent = centre.agent();
        String interaction = centre.interaction(centre.accountOf("chat", centre.queue("chat", agent)));
        centre.read("/live/agents");
        Client admin = centre.admin();
        Instant now = centre.now();

        admin.get("/api" + path(interaction, null, null))
                .expectProblem(400, "MALFORMED")
                .expectField("agentId");
        admin.get("/api" + path(interaction, agent, now.plus(Duration.ofDays(1))))
                .expectProblem(422, "INVALID")
                .expectField("at");
        admin.get("/api" + path(interaction, agent, now.minus(Duration.ofDays(1))))
                .expectProblem(422, "INVALID")
                .expectField("at");
        admin.get("/api" + path(interaction, UUID.randomUUID().toString(), null))
                .expectProblem(404, "NOT_FOUND");
        admin.get("/api" + path(UUID.randomUUID().toString(), agent, null)).expectProblem(404, "NOT_FOUND");
        centre.abandon(interaction);
    }
}
