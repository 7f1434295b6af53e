package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What counts towards the limits, and what the report says where they were reached. */
class LimitsTest {
    private static final List<String> CHANNELS = List.of("chat", "email", "sms", "openchannel", "fax", "whatsapp");
    private static final int DEFAULT_TAB_LIMIT = 20;

    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxOpenTabs", DEFAULT_TAB_LIMIT, "maxLiveOffers", 20));
    }

    private static void expectPassedOver(JsonNode passedOver, String agent, String cause) {
        assertThat(passedOver).hasSize(1);
        assertThat(passedOver.get(0).get("agentId").asString()).isEqualTo(agent);
        assertThat(passedOver.get(0).get("cause").asString()).isEqualTo(cause);
    }

    /** All that keeps an agent from being notified, in every combination: notified only where nothing does. */
    @ParameterizedTest
    @CsvSource({
        "false, false, false, ''",
        "false, false, true, capacity",
        "false, true, false, tab_limit",
        "false, true, true, tab_limit",
        "true, false, false, paused",
        "true, false, true, paused",
        "true, true, false, paused",
        "true, true, true, paused"
    })
    @Tag("AG-110")
    @Tag("AG-111")
    @Tag("AG-112")
    @Tag("AG-113")
    void thePopupNeedsAllOfItsConditions(boolean paused, boolean tabs, boolean capacity, String cause) {
        String agent = centre.agent(Map.of("chat", capacity ? 1 : 2));
        centre.handled("chat", agent);
        centre.settings(Map.of("maxOpenTabs", tabs ? 1 : 2));
        if (paused) {
            centre.pause(agent, "chat");
        }
        String queue = centre.queue("chat", agent);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        if (cause.isEmpty()) {
            centre.awaitOffer(interaction, agent);
            centre.abandon(interaction);
            return;
        }
        centre.letRoutingLook();
        centre.advance(60);
        centre.await(interaction, "timed-out");

        assertThat(centre.types(interaction)).containsExactly("received", "queued", "timed-out");
        expectPassedOver(centre.payload(interaction, "timed-out").get("passedOver"), agent, cause);
        assertThat(centre.reported("chat", queue).get("cause").asString()).isEqualTo(cause);
    }

    @Test
    @Tag("AG-109")
    @Tag("AG-115")
    void whoHasReachedTheTabLimitOnOtherChannelsIsPassedOverForTheNextAndTheOfferSaysSo() {
        centre.settings(Map.of("maxOpenTabs", 2));
        String full = centre.agent();
        centre.handled("email", full);
        centre.handled("fax", full);
        String free = centre.agent();
        centre.handled("sms", free);
        String queue = centre.queue("chat", full, free);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.awaitOffer(interaction, free);
        centre.letRoutingLook();

        assertThat(centre.offeredTo(interaction)).containsExactly(free);
        expectPassedOver(centre.payload(interaction, "offered").get("choice").get("passedOver"), full, "tab_limit");
        centre.accept(interaction, free);
        assertThat(centre.reported("chat", queue).get("refusedAdmissions").asInt())
                .isEqualTo(1);
    }

    @Test
    @Tag("AG-115")
    @Tag("AMB-03")
    void eachOpenInteractionOfWhateverChannelIsOneTabAndAnOfferIsNone() {
        String agent = centre.agent();
        for (String channel : CHANNELS) {
            centre.handled(channel, agent);
        }
        String account = centre.accountOf("chat", centre.queue("chat", agent));
        centre.interactions(account, 5).forEach(interaction -> centre.awaitOffer(interaction, agent));
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(CHANNELS.size());
        centre.settings(Map.of("maxOpenTabs", CHANNELS.size() + 1));
        String seventh = centre.ringing(account, agent);

        centre.accept(seventh, agent);

        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(CHANNELS.size() + 1);
        Await.until(
                () -> "nothing rings any more",
                () -> centre.live(agent).get("offers").isEmpty());
        centre.close(seventh);
        Await.until(
                () -> "all ring again", () -> centre.live(agent).get("offers").size() == 5);
        centre.logout(agent);
    }

    @Test
    @Tag("AMB-05")
    void theUsualTabLimitIsTwenty() {
        String agent = centre.agent();
        for (int i = 0; i < DEFAULT_TAB_LIMIT; i++) {
            centre.handled(CHANNELS.get(i % CHANNELS.size()), agent);
        }
        String queue = centre.queue("chat", agent);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.letRoutingLook();
        centre.advance(60);
        centre.await(interaction, "timed-out");

        JsonNode live = centre.live(agent);
        assertThat(live.get("openTabs").asInt()).isEqualTo(DEFAULT_TAB_LIMIT);
        assertThat(live.get("tabLimit").asInt()).isEqualTo(DEFAULT_TAB_LIMIT);
        assertThat(centre.reported("chat", queue).get("cause").asString()).isEqualTo("tab_limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "email", "sms", "openchannel", "fax", "whatsapp"})
    @Tag("AG-107")
    @Tag("AG-115")
    void theCapacityOfAChannelIsItsOwn(String channel) {
        String agent = centre.agent(Map.of(channel, 1));
        String other = centre.agent();
        centre.handled(channel, agent);
        String queue = centre.queue(Map.of("channel", channel, "strategy", "beepall"), agent, other);
        String interaction = centre.interaction(centre.accountOf(channel, queue));
        centre.awaitOffer(interaction, other);
        centre.letRoutingLook();
        assertThat(centre.offeredTo(interaction)).containsExactly(other);
        centre.abandon(interaction);

        CHANNELS.stream().filter(each -> !each.equals(channel)).forEach(each -> {
            String rings = centre.ringing(centre.accountOf(each, centre.queue(each, agent)), agent);
            centre.abandon(rings);
        });
    }

    @Test
    @Tag("AG-117")
    @Tag("AMB-06")
    @Tag("AMB-07")
    void theReportTellsThatAllLetItRingFromThatNobodyWasNotified() {
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 10), agent);
        String rings = centre.ringing(centre.account("chat", queueStep(queue, 60)), agent);
        for (int offers = 1; offers <= 2; offers++) {
            int expired = offers;
            centre.advance(10);
            Await.until(
                    () -> expired + " expired",
                    () -> centre.events(rings, "offer-expired").size() == expired);
            centre.advance(5);
            centre.awaitOffers(rings, agent, offers + 1);
        }
        centre.advance(60);
        centre.await(rings, "timed-out");
        JsonNode row = centre.reported("chat", queue);
        assertThat(row.get("reason").asString()).isEqualTo("timeout");
        assertThat(row.get("cause").asString()).isEqualTo("no_answer");
        assertThat(row.get("offerCount").asInt()).isEqualTo(3);
        assertThat(row.get("offeredAgents").asInt()).isEqualTo(1);

        centre.settings(Map.of("maxLiveOffers", 1));
        String busy = centre.agent();
        String other = centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 3_600), busy);
        String first = centre.ringing(centre.account("chat", queueStep(other, 3_600)), busy);
        String unnoticed = centre.queue("chat", busy);
        String second = centre.interaction(centre.account("chat", queueStep(unnoticed, 60)));
        centre.letRoutingLook();
        centre.advance(60);
        centre.await(second, "timed-out");
        row = centre.reported("chat", unnoticed);
        assertThat(row.get("reason").asString()).isEqualTo("timeout");
        assertThat(row.get("cause").asString()).isEqualTo("no_agent_notified");
        assertThat(row.get("offerCount").asInt()).isZero();
        assertThat(row.get("userId").isNull()).isTrue();
        centre.abandon(first);
    }

    @Test
    @Tag("AMB-07")
    void whereAgentsWereKeptByDifferentThingsTheOneWhoCameClosestCounts() {
        String away = centre.newAgent(Map.of());
        String paused = centre.agent();
        centre.pause(paused);
        String full = centre.agent(Map.of("chat", 1));
        centre.handled("chat", full);
        String queue = centre.queue("chat", full, paused, away);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.letRoutingLook();
        centre.advance(60);
        centre.await(interaction, "timed-out");

        assertThat(centre.payload(interaction, "timed-out").get("passedOver"))
                .extracting(each ->
                        each.get("agentId").asString() + " " + each.get("cause").asString())
                .containsExactlyInAnyOrder(full + " capacity", paused + " paused", away + " not_logged_in");
        JsonNode row = centre.reported("chat", queue);
        assertThat(row.get("cause").asString()).isEqualTo("capacity");
        assertThat(row.get("refusedAdmissions").asInt()).isEqualTo(3);
    }
}
