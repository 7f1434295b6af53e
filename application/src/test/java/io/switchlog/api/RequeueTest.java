package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an agent has accepted waits again when he is gone, where its queue wants that. */
class RequeueTest {
    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxLiveOffers", 20));
    }

    /** Something that the agent accepted out of a queue like this. */
    private record Taken(String queue, String account, String interaction) {}

    private Taken taken(String channel, Map<String, ?> conduct, String agent) {
        Map<String, Object> how = new HashMap<>(conduct);
        how.put("channel", channel);
        String queue = centre.queue(how, agent);
        String account = centre.account(channel, queueStep(queue, 3_600));
        String interaction = centre.ringing(account, agent);
        centre.accept(interaction, agent);
        return new Taken(queue, account, interaction);
    }

    private void expectRequeued(Taken taken, String agent, String cause) {
        centre.await(taken.interaction(), "requeued");
        JsonNode requeued = centre.payload(taken.interaction(), "requeued");
        assertThat(requeued.get("agentId").asString()).isEqualTo(agent);
        assertThat(requeued.get("cause").asString()).isEqualTo(cause);
        assertThat(centre.live(agent).get("openTabs").asInt()).isZero();
        JsonNode queued = centre.events(taken.interaction(), "queued").get(1).get("payload");
        assertThat(queued.get("queueId").asString()).isEqualTo(taken.queue());
        assertThat(queued.get("origin").asString()).isEqualTo("requeued");
    }

    private void expectKept(Taken taken, String agent) {
        centre.letRoutingLook();
        assertThat(centre.types(taken.interaction())).containsExactly("received", "queued", "offered", "accepted");
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"chat, true", "sms, true", "openchannel, true", "whatsapp, true", "email, false", "fax, false"})
    void onAnAgentsLogoutWhoeverSitsAndWaitsIsPassedOnAndALetterStays(String channel, boolean requeued) {
        String agent = centre.agent();
        String other = centre.agent();
        Taken taken = taken(channel, Map.of(), agent);
        centre.admin().put("/api/queues/" + taken.queue() + "/members/" + other).expect(200);

        centre.logout(agent);

        if (!requeued) {
            expectKept(taken, agent);
            return;
        }
        expectRequeued(taken, agent, "logged_out");
        centre.awaitOffer(taken.interaction(), other);
        centre.accept(taken.interaction(), other);
        List<JsonNode> rows = centre.report(channel, taken.queue());
        assertThat(rows)
                .extracting(row ->
                        row.get("origin").asString() + " " + row.get("userId").asString())
                .containsExactlyInAnyOrder("new " + agent, "requeued " + other);
        centre.login(agent);
        assertThat(centre.live(agent).get("openTabs").asInt()).isZero();
    }

    @Test
    void whoHadAnAgentAlreadyGoesBeforeThoseWhoCameEarlier() {
        centre.settings(Map.of("maxLiveOffers", 1));
        String agent = centre.agent(Map.of("chat", 1));
        Taken taken = taken("chat", Map.of(), agent);
        String earlier = centre.interaction(taken.account());
        centre.letRoutingLook();

        centre.logout(agent);
        expectRequeued(taken, agent, "logged_out");
        String other = centre.agent(Map.of("chat", 1));
        centre.admin().put("/api/queues/" + taken.queue() + "/members/" + other).expect(200);

        centre.awaitOffer(taken.interaction(), other);
        assertThat(centre.offeredTo(earlier)).isEmpty();
        centre.abandon(earlier);
        centre.abandon(taken.interaction());
    }

    @Test
    void aPauseOnTheChannelDoesItWhereTheQueueSaysSo() {
        String agent = centre.agent();
        Taken usual = taken("chat", Map.of(), agent);
        centre.pause(agent);
        expectKept(usual, agent);
        centre.close(usual.interaction());
        centre.unpause(agent);

        Taken taken = taken("chat", Map.of("requeueOn", List.of("paused")), agent);
        centre.pause(agent, "email");
        expectKept(taken, agent);
        centre.pause(agent, "chat");
        expectRequeued(taken, agent, "paused");
        centre.abandon(taken.interaction());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDesktopThatFallsSilentDoesItUnlessTheQueueSaysOtherwise(boolean requeues) {
        String agent = centre.agent();
        Taken taken = taken("chat", requeues ? Map.of() : Map.of("requeueOn", List.of("logged_out")), agent);
        centre.post("/agents/" + agent + "/heartbeat");

        centre.advance(5 * 60);
        centre.awaitAgent(agent, "logged-out");

        if (requeues) {
            expectRequeued(taken, agent, "disconnected");
            centre.abandon(taken.interaction());
        } else {
            expectKept(taken, agent);
        }
    }

    @Test
    void aQueueThatChangesItsMindActsOnWhatLiesThere() {
        String agent = centre.agent();
        Taken taken = taken("email", Map.of(), agent);
        Taken kept = taken("chat", Map.of("requeueOn", List.of()), agent);
        centre.logout(agent);
        centre.letRoutingLook();
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(2);

        centre.patch("/queues/" + taken.queue(), Map.of("requeueOn", List.of("logged_out", "disconnected")));

        centre.await(taken.interaction(), "requeued");
        centre.letRoutingLook();
        assertThat(centre.events(kept.interaction(), "requeued")).isEmpty();
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
        centre.abandon(taken.interaction());
    }

    @Test
    void aSecondLoginTakesNothingFromTheAgent() {
        String agent = centre.agent();
        Taken taken = taken("chat", Map.of(), agent);
        for (int i = 0; i < 5; i++) {
            centre.login(agent);
        }
        expectKept(taken, agent);
    }

    @Test
    void whatWasTransferredOrReopenedIsRequeuedToo() {
        String agent = centre.agent();
        String other = centre.agent();
        Taken taken = taken("chat", Map.of(), agent);
        centre.admin().put("/api/queues/" + taken.queue() + "/members/" + other).expect(200);
        centre.close(taken.interaction());
        centre.contactWrites(taken.interaction());
        centre.await(taken.interaction(), "reopened");
        centre.logout(agent);
        centre.awaitOffer(taken.interaction(), other);
        centre.accept(taken.interaction(), other);

        centre.login(agent);
        centre.post("/interactions/" + taken.interaction() + "/transfer", Map.of("agentId", agent));
        centre.awaitOffers(taken.interaction(), agent, 2);
        centre.accept(taken.interaction(), agent);
        centre.logout(agent);
        centre.awaitOffers(taken.interaction(), other, 2);
        centre.accept(taken.interaction(), other);

        assertThat(centre.events(taken.interaction(), "requeued")).hasSize(2);
        assertThat(centre.live(other).get("openTabs").asInt()).isEqualTo(1);
        assertThat(centre.live(agent).get("openTabs").asInt()).isZero();
    }
}
