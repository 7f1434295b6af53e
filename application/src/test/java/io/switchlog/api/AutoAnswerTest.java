package io.switchlog.api;

import static io.switchlog.api.ContactCentre.answering;
import static io.switchlog.api.ContactCentre.queueStep;
import static io.switchlog.api.Watching.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Offers that are accepted for the agent. */
class AutoAnswerTest {
    private static final List<String> CHANNELS = List.of("chat", "email", "sms", "openchannel", "fax", "whatsapp");
    /** Longer than any machine takes for a few requests, so that "not yet" means something. */
    private static final int LONG = 600;

    private static final int MARGIN = 120;

    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxOpenTabs", 20));
    }

    /** An account whose only step is a queue that these agents serve, for an hour. */
    private String account(String channel, String... members) {
        return centre.account(channel, queueStep(centre.queue(channel, members), 3_600));
    }

    private void expectStillRinging(String interaction) {
        centre.letRoutingLook();
        assertThat(centre.types(interaction)).containsExactly("received", "queued", "offered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "email", "sms", "openchannel", "fax", "whatsapp"})
    @Tag("AG-124")
    void eachChannelHasASwitchOfItsOwn(String channel) {
        String agent = centre.agentWith(answering(channel, 0));
        Map<String, String> interactions = new HashMap<>();
        CHANNELS.forEach(each -> interactions.put(each, centre.interaction(account(each, agent))));
        interactions.values().forEach(interaction -> centre.awaitOffer(interaction, agent));
        centre.await(interactions.remove(channel), "accepted");

        interactions.values().forEach(interaction -> {
            expectStillRinging(interaction);
            assertThat(centre.payload(interaction, "offered").hasNonNull("autoAnswerAt"))
                    .isFalse();
            centre.abandon(interaction);
        });
    }

    @Test
    @Tag("AG-124")
    void everySwitchIsTurnedOnAndOffAndEachTurnIsAnEvent() {
        String agent = centre.agentWith(Map.of());
        for (String channel : CHANNELS) {
            centre.patch("/agents/" + agent, answering(channel, 5));
            centre.patch("/agents/" + agent, answering(channel, 5));
            centre.patch("/agents/" + agent, answering(channel, 9));
            centre.patch("/agents/" + agent, Map.of("autoAnswer", Map.of(channel, Map.of("enabled", false))));
        }
        for (String event : List.of("enabled", "delay-changed", "disabled")) {
            assertThat(centre.agentEvents(agent, "auto-answer-" + event))
                    .extracting(each -> each.get("payload").get("channel").asString())
                    .containsExactlyElementsOf(CHANNELS);
        }
        centre.admin()
                .patch("/api/agents/" + agent, answering("voice", 0))
                .expectProblem(422, "INVALID")
                .expectField("autoAnswer");
    }

    @Test
    @Tag("AG-125")
    void theAcceptanceComesAtTheDeadlineAndNotBefore() {
        String agent = centre.agentWith(answering("chat", LONG));
        String interaction = centre.ringing(account("chat", agent), agent);
        Instant offeredAt = centre.lastTime(interaction, "offered");
        Instant deadline = time(centre.payload(interaction, "offered"), "autoAnswerAt");
        assertThat(deadline).isBetween(offeredAt.plusSeconds(LONG - 5), offeredAt.plusSeconds(LONG));

        centre.advanceTo(deadline.minusSeconds(MARGIN));
        expectStillRinging(interaction);
        centre.advanceTo(deadline);
        centre.await(interaction, "accepted");

        assertThat(centre.lastTime(interaction, "accepted")).isAfterOrEqualTo(deadline);
        assertThat(centre.types(interaction)).containsExactly("received", "queued", "offered", "accepted");
    }

    @Test
    @Tag("AG-125")
    void eachChannelHasADelayOfItsOwn() {
        String agent = centre.agentWith(Map.of(
                "autoAnswer",
                Map.of(
                        "chat", Map.of("enabled", true, "delaySeconds", LONG),
                        "email", Map.of("enabled", true))));
        String chat = centre.ringing(account("chat", agent), agent);
        String email = centre.interaction(account("email", agent));

        centre.await(email, "accepted");
        expectStillRinging(chat);
        centre.patch("/agents/" + agent, answering("chat", 0));
        String another = centre.interaction(account("chat", agent));
        centre.await(another, "accepted");
        expectStillRinging(chat);
        centre.abandon(chat);
    }

    @Test
    @Tag("AG-126")
    void theInteractionIsAssignedWithoutTheAgentDoingAnything() {
        String agent = centre.agentWith(answering("sms", 0));
        String queue = centre.queue("sms", agent);
        String interaction = centre.interaction(centre.accountOf("sms", queue));
        centre.await(interaction, "accepted");

        JsonNode accepted = centre.events(interaction, "accepted").get(0);
        assertThat(accepted.get("payload").get("mode").asString()).isEqualTo("auto");
        assertThat(accepted.get("payload").get("agentId").asString()).isEqualTo(agent);
        assertThat(accepted.get("metadata").get("actor").asString()).isEqualTo("routing");
        assertThat(accepted.get("metadata").get("origin").asString()).isEqualTo("system");
        JsonNode row = centre.reported("sms", queue);
        assertThat(row.get("reason").asString()).isEqualTo("accepted");
        assertThat(row.get("cause").asString()).isEqualTo("auto");
        assertThat(row.get("userId").asString()).isEqualTo(agent);
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
        assertThat(centre.live(agent).get("offers")).isEmpty();
    }

    @Test
    @Tag("AG-126")
    void whoIsFasterAcceptsHimself() {
        String agent = centre.agentWith(answering("chat", LONG));
        String interaction = centre.ringing(account("chat", agent), agent);

        centre.accept(interaction, agent);

        assertThat(centre.payload(interaction, "accepted").get("mode").asString())
                .isEqualTo("manual");
    }

    @Test
    @Tag("AG-125")
    void anOfferStandsUntilItIsAnsweredEvenIfTheQueueGivesLessTime() {
        String agent = centre.agentWith(answering("chat", LONG));
        String queue = centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 5), agent);
        String interaction = centre.ringing(centre.account("chat", queueStep(queue, 3_600)), agent);

        centre.advance(LONG / 2);
        expectStillRinging(interaction);
        centre.advance(LONG / 2);
        centre.await(interaction, "accepted");
        assertThat(centre.events(interaction, "offer-expired")).isEmpty();
    }

    @Test
    @Tag("AG-117")
    @Tag("AG-125")
    void aDelayLongerThanTheStepEndsInATimeout() {
        String agent = centre.agentWith(answering("chat", LONG));
        String queue = centre.queue("chat", agent);
        String interaction = centre.ringing(centre.account("chat", queueStep(queue, 60)), agent);

        centre.advance(60);
        centre.await(interaction, "timed-out");
        centre.advance(LONG);
        centre.letRoutingLook();
        assertThat(centre.events(interaction, "accepted")).isEmpty();
        assertThat(centre.reported("chat", queue).get("cause").asString()).isEqualTo("no_answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capacity", "tab_limit"})
    @Tag("AG-121")
    void whoIsFullIsNotAnsweredForUntilATabIsClosed(String limit) {
        boolean capacity = limit.equals("capacity");
        String agent = centre.agentWith(answering("chat", 30));
        String open = centre.handled(capacity ? "chat" : "email", agent);
        if (capacity) {
            centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 1)));
        } else {
            centre.settings(Map.of("maxOpenTabs", 1));
        }
        String queue = centre.queue("chat", agent);
        String interaction = centre.interaction(centre.account("chat", queueStep(queue, 3_600)));
        for (int i = 0; i < 3; i++) {
            centre.letRoutingLook();
            centre.advance(60);
        }
        assertThat(centre.types(interaction)).containsExactly("received", "queued");

        centre.close(open);
        centre.awaitOffer(interaction, agent);
        centre.advance(30);
        centre.await(interaction, "accepted");

        assertThat(centre.lastTime(interaction, "accepted"))
                .isAfterOrEqualTo(centre.lastTime(open, "closed").plusSeconds(30));
        JsonNode row = centre.reported("chat", queue);
        assertThat(row.get("reason").asString()).isEqualTo("accepted");
        assertThat(row.get("cause").asString()).isEqualTo("auto");
        assertThat(row.get("userId").asString()).isEqualTo(agent);
        assertThat(row.get("offerCount").asInt()).isEqualTo(1);
    }

    @Test
    @Tag("AG-108")
    @Tag("AG-121")
    void ofABurstOnlyTheCapacityIsAcceptedAndTheRestFollowsTabByTab() {
        String agent = centre.agentWith(
                Map.of("capacity", Map.of("chat", 3), "autoAnswer", Map.of("chat", Map.of("enabled", true))));
        String account = account("chat", agent);
        List<String> waiting = centre.interactions(account, 6);

        for (int closed = 0; closed < 6; closed++) {
            int expected = Math.min(6, closed + 3);
            Await.until(() -> expected + " accepted", () -> accepted(waiting).size() == expected);
            assertThat(centre.liveOn(agent, "chat").get("open").asInt()).isEqualTo(expected - closed);
            centre.close(accepted(waiting).get(closed));
        }
    }

    /** In the order of acceptance. */
    private List<String> accepted(List<String> interactions) {
        return interactions.stream()
                .filter(each -> !centre.events(each, "accepted").isEmpty())
                .sorted((one, other) -> centre.lastTime(one, "accepted").compareTo(centre.lastTime(other, "accepted")))
                .toList();
    }

    @Test
    @Tag("AG-126")
    void nobodyIsAnsweredForWhileHeIsPausedOrGone() {
        String agent = centre.agentWith(answering("chat", LONG));
        String account = account("chat", agent);
        String first = centre.ringing(account, agent);

        centre.pause(agent, "chat");
        centre.await(first, "offer-rescinded");
        centre.advance(LONG);
        centre.letRoutingLook();
        assertThat(centre.events(first, "accepted")).isEmpty();
        centre.unpause(agent, "chat");
        centre.awaitOffers(first, agent, 2);
        centre.logout(agent);
        Await.until(
                () -> "taken back",
                () -> centre.events(first, "offer-rescinded").size() == 2);
        centre.advance(LONG);
        centre.letRoutingLook();
        assertThat(centre.events(first, "accepted")).isEmpty();
        centre.abandon(first);
    }
}
