package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is notified of an interaction and who may accept it. */
class AdmissionTest {
    private static final int USUAL_TAB_LIMIT = 20;
    private static final int UNLIMITED = 0;

    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxOpenTabs", USUAL_TAB_LIMIT));
    }

    /** Waits on this channel for an agent who is not to be notified, until its time is over. */
    private void expectTimeoutWithoutOffer(String channel, String agent, String cause) {
        String queue = centre.queue(channel, agent);
        String interaction = centre.interaction(centre.accountOf(channel, queue));
        centre.letRoutingLook();
        centre.advance(60);
        centre.await(interaction, "timed-out");

        assertThat(centre.types(interaction)).containsExactly("received", "queued", "timed-out");
        JsonNode passedOver =
                centre.events(interaction, "timed-out").get(0).get("payload").get("passedOver");
        assertThat(passedOver).hasSize(1);
        assertThat(passedOver.get(0).get("agentId").asString()).isEqualTo(agent);
        assertThat(passedOver.get(0).get("cause").asString()).isEqualTo(cause);
        JsonNode row = centre.reported(channel, queue);
        assertThat(row.get("reason").asString()).isEqualTo("timeout");
        assertThat(row.get("cause").asString()).isEqualTo(cause);
        assertThat(row.get("offerCount").asInt()).isZero();
        assertThat(row.get("userId").isNull()).isTrue();
    }

    private void expectOffer(String channel, String agent) {
        String interaction = centre.interaction(centre.accountOf(channel, centre.queue(channel, agent)));
        centre.awaitOffer(interaction, agent);
        centre.abandon(interaction);
    }

    @Test
    @Tag("AG-109")
    @Tag("AG-120")
    void theSoleAgentAtTheTabLimitIsNeverNotified() {
        String agent = centre.agent();
        centre.handled("chat", agent);
        centre.settings(Map.of("maxOpenTabs", 1));

        expectTimeoutWithoutOffer("chat", agent, "tab_limit");
    }

    @Test
    @Tag("AG-109")
    @Tag("AG-115")
    void tabsOfAllChannelsAddUpToTheTabLimit() {
        String agent = centre.agent();
        centre.settings(Map.of("maxOpenTabs", 2));
        centre.handled("chat", agent);
        expectOffer("sms", agent);
        centre.handled("email", agent);

        expectTimeoutWithoutOffer("sms", agent, "tab_limit");
    }

    @Test
    @Tag("AG-107")
    @Tag("AG-120")
    void theSoleAgentAtCapacityIsNeverNotifiedAndOtherChannelsGoOn() {
        String agent = centre.agent(Map.of("chat", 1));
        centre.handled("chat", agent);

        expectTimeoutWithoutOffer("chat", agent, "capacity");
        expectOffer("email", agent);
    }

    @Test
    @Tag("AG-110")
    void whereBothLimitsAreReachedTheTabLimitIsTheCause() {
        String agent = centre.agent(Map.of("chat", 1));
        centre.handled("chat", agent);
        centre.settings(Map.of("maxOpenTabs", 1));

        expectTimeoutWithoutOffer("chat", agent, "tab_limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "email", "sms", "openchannel", "fax", "whatsapp"})
    @Tag("AG-106")
    @Tag("AMB-01")
    void capacityZeroNeverRefuses(String channel) {
        String agent = centre.agent();
        for (int i = 0; i < 3; i++) {
            centre.handled(channel, agent);
        }

        assertThat(centre.liveOn(agent, channel).get("open").asInt()).isEqualTo(3);
        assertThat(centre.liveOn(agent, channel).get("capacity").asInt()).isEqualTo(UNLIMITED);
        expectOffer(channel, agent);
    }

    @ParameterizedTest
    @CsvSource({"20, 0, true", "1, 0, false", "20, 1, false", "1, 1, false"})
    @Tag("AG-111")
    @Tag("AG-113")
    void onlyBelowBothLimitsAnAgentIsNotified(int tabLimit, int capacity, boolean notified) {
        String agent = centre.agent(Map.of("whatsapp", capacity));
        centre.handled("whatsapp", agent);
        centre.settings(Map.of("maxOpenTabs", tabLimit));

        if (notified) {
            expectOffer("whatsapp", agent);
        } else {
            expectTimeoutWithoutOffer("whatsapp", agent, tabLimit == 1 ? "tab_limit" : "capacity");
        }
    }

    @Test
    @Tag("AG-112")
    @Tag("AG-114")
    @Tag("AMB-02")
    void aPauseOnOneChannelLeavesTheOthers() {
        String agent = centre.agent();
        centre.pause(agent, "chat");

        expectTimeoutWithoutOffer("chat", agent, "paused");
        expectOffer("email", agent);
        JsonNode channels = centre.live(agent).get("channels");
        assertThat(channels.get("chat").get("state").asString()).isEqualTo("paused");
        assertThat(channels.get("chat").get("reason").asString()).isEqualTo("break");
        assertThat(channels.get("email").get("state").asString()).isEqualTo("available");

        centre.unpause(agent, "chat");
        expectOffer("chat", agent);
    }

    @Test
    void whoIsNotLoggedInIsNotNotified() {
        expectTimeoutWithoutOffer("openchannel", centre.newAgent(Map.of()), "not_logged_in");
    }

    @Test
    @Tag("AG-108")
    @Tag("AMB-04")
    void offersTakeNoCapacityAndTheSecondAcceptIsRefused() {
        String agent = centre.agent(Map.of("chat", 1));
        String account = centre.accountOf("chat", centre.queue("chat", agent));
        String first = centre.interaction(account);
        String second = centre.interaction(account);
        centre.awaitOffer(first, agent);
        centre.awaitOffer(second, agent);

        centre.accept(first, agent);

        centre.tryAccept(second, agent).expectProblem(409, "CAPACITY");
        centre.await(second, "offer-rescinded");
        assertThat(centre.events(second, "offer-rescinded")
                        .get(0)
                        .get("payload")
                        .get("cause")
                        .asString())
                .isEqualTo("capacity");
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);

        centre.close(first);
        Await.until(() -> "notified again", () -> centre.offeredTo(second).size() == 2);
        centre.accept(second, agent);
    }

    @Test
    @Tag("AG-108")
    @Tag("AMB-04")
    void ofManyAcceptsAtTheSameInstantOnlyTheCapacityPasses() throws Exception {
        String agent = centre.agent(Map.of("email", 2));
        String account = centre.accountOf("email", centre.queue("email", agent));
        List<String> interactions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            interactions.add(centre.interaction(account));
        }
        interactions.forEach(interaction -> centre.awaitOffer(interaction, agent));

        List<Callable<Answer>> accepts = new ArrayList<>();
        interactions.forEach(interaction -> accepts.add(() -> centre.tryAccept(interaction, agent)));
        List<Answer> answers = Together.run(accepts);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> answer.expectProblem(409, "CAPACITY"));
        assertThat(centre.live(agent).get("channels").get("email").get("open").asInt())
                .isEqualTo(2);
    }

    @Test
    void aPauseTakesBackWhatRings() {
        String agent = centre.agent();
        String interaction = centre.interaction(centre.accountOf("sms", centre.queue("sms", agent)));
        centre.awaitOffer(interaction, agent);

        centre.pause(agent, "sms");

        centre.await(interaction, "offer-rescinded");
        centre.tryAccept(interaction, agent).expectProblem(409, "PAUSED");
    }

    @Test
    void aLogoutTakesBackWhatRingsAndKeepsWhatIsOpen() {
        String agent = centre.agent();
        String open = centre.handled("email", agent);
        String interaction = centre.interaction(centre.accountOf("email", centre.queue("email", agent)));
        centre.awaitOffer(interaction, agent);

        centre.logout(agent);

        centre.await(interaction, "offer-rescinded");
        centre.tryAccept(interaction, agent).expectProblem(409, "NOT_LOGGED_IN");
        assertThat(centre.live(agent).get("loggedIn").asBoolean()).isFalse();
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
        centre.close(open);
    }

    @Test
    void whoIsTakenOutOfTheQueueLosesTheOffer() {
        String agent = centre.agent();
        String queue = centre.queue("chat", agent);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.awaitOffer(interaction, agent);

        centre.admin().delete("/api/queues/" + queue + "/members/" + agent).expect(200);

        centre.await(interaction, "offer-rescinded");
        centre.tryAccept(interaction, agent).expectProblem(409, "NOT_A_MEMBER");
    }
}
