package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static io.switchlog.api.Watching.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a queue treats those who serve it: wrap-up, reminders, and what comes of letting it ring. */
class ConductTest {
    private static final int LONG = 600;

    private final ContactCentre centre = ContactCentre.shared();

    private String state(String agent, String channel) {
        return centre.liveOn(agent, channel).get("state").asString();
    }

    /** A queue of this agent with this conduct, and an account that leads there for an hour. */
    private String account(String channel, Map<String, ?> conduct, String agent) {
        Map<String, Object> how = new java.util.HashMap<>(conduct);
        how.put("channel", channel);
        return centre.account(channel, queueStep(centre.queue(how, agent), 3_600));
    }

    private String closed(String account, String agent) {
        String interaction = centre.ringing(account, agent);
        centre.accept(interaction, agent);
        centre.close(interaction);
        return interaction;
    }

    @Test
    void whoClosesWrapsUpOnThatChannelUntilTheTimeIsOver() {
        String agent = centre.agent();
        String account = account("chat", Map.of("wrapUpSeconds", LONG), agent);
        String ringing = centre.ringing(account, agent);
        String closed = closed(account, agent);

        JsonNode began = centre.lastAgentEvent(agent, "wrap-up-began");
        assertThat(began.get("payload").get("interactionId").asString()).isEqualTo(closed);
        assertThat(time(began.get("payload"), "endsAt"))
                .isBetween(
                        time(began, "recordedAt").plusSeconds(LONG - 5),
                        time(began, "recordedAt").plusSeconds(LONG));
        centre.await(ringing, "offer-rescinded");
        centre.tryAccept(ringing, agent).expectProblem(409, "PAUSED");
        String email = centre.ringing(account("email", Map.of(), agent), agent);
        centre.advance(LONG / 2);
        centre.letRoutingLook();
        assertThat(centre.offeredTo(ringing)).hasSize(1);
        assertThat(state(agent, "email")).isEqualTo("available");
        assertThat(state(agent, "chat")).isEqualTo("wrap_up");

        centre.advance(LONG / 2);
        centre.awaitOffers(ringing, agent, 2);
        assertThat(time(centre.lastAgentEvent(agent, "wrap-up-ended"), "recordedAt"))
                .isAfterOrEqualTo(time(began.get("payload"), "endsAt"));
        assertThat(state(agent, "chat")).isEqualTo("available");
        centre.abandon(ringing);
        centre.abandon(email);
    }

    @Test
    void whoIsReadyEndsHisWrapUpsHimself() {
        String agent = centre.agent();
        String chat = account("chat", Map.of("wrapUpSeconds", LONG), agent);
        String email = account("email", Map.of("wrapUpSeconds", LONG), agent);
        closed(chat, agent);
        closed(email, agent);
        String waiting = centre.interaction(chat);

        centre.post("/agents/" + agent + "/ready");

        centre.awaitOffer(waiting, agent);
        assertThat(centre.agentEvents(agent, "wrap-up-ended")).hasSize(2);
        centre.advance(LONG);
        centre.letRoutingLook();
        assertThat(centre.agentEvents(agent, "wrap-up-ended")).hasSize(2);
        centre.logout(agent);
        centre.admin().post("/api/agents/" + agent + "/ready").expectProblem(409, "NOT_LOGGED_IN");
        centre.abandon(waiting);
    }

    @Test
    void whoHasNothingToEndIsReadyAllTheSame() {
        String agent = centre.agent();
        long head = centre.head();
        centre.post("/agents/" + agent + "/ready");
        assertThat(centre.head()).isEqualTo(head);
    }

    @Test
    void withoutWrapUpTimeOrWhenPassingOnThereIsNone() {
        String agent = centre.agent();
        closed(account("chat", Map.of(), agent), agent);
        String interaction = centre.ringing(account("chat", Map.of("wrapUpSeconds", LONG), agent), agent);
        centre.accept(interaction, agent);
        centre.post("/interactions/" + interaction + "/transfer", Map.of("queueId", centre.queue("chat")));

        assertThat(centre.agentEvents(agent, "wrap-up-began")).isEmpty();
        assertThat(state(agent, "chat")).isEqualTo("available");
        centre.abandon(interaction);
    }

    @Test
    void aLogoutEndsAWrapUp() {
        String agent = centre.agent();
        String account = account("chat", Map.of("wrapUpSeconds", LONG), agent);
        closed(account, agent);
        centre.logout(agent);
        centre.login(agent);

        assertThat(state(agent, "chat")).isEqualTo("available");
        String interaction = centre.ringing(account, agent);
        centre.advance(LONG);
        centre.letRoutingLook();
        assertThat(centre.agentEvents(agent, "wrap-up-ended")).isEmpty();
        centre.abandon(interaction);
    }

    @Test
    void anOfferIsRepeatedAsOftenAsTheQueueSaysAndStaysOneOffer() {
        String agent = centre.agent();
        String queue = centre.queue(
                Map.of("channel", "chat", "renotifySeconds", LONG, "agentTimeoutSeconds", 10 * LONG), agent);
        String interaction = centre.ringing(centre.account("chat", queueStep(queue, 20 * LONG)), agent);
        assertThat(centre.payload(interaction, "offered").get("renotifySeconds").asInt())
                .isEqualTo(LONG);

        centre.advance(LONG - 60);
        centre.letRoutingLook();
        assertThat(centre.events(interaction, "offer-renotified")).isEmpty();
        centre.advance(60);
        for (int times = 1; times <= 3; times++) {
            int expected = times;
            Await.until(() -> "reminded " + expected, () -> reminders(interaction) == expected);
            centre.advance(LONG);
        }
        Await.until(() -> "reminded once more", () -> reminders(interaction) == 4);
        centre.accept(interaction, agent);
        centre.advance(2 * LONG);
        centre.letRoutingLook();

        assertThat(reminders(interaction)).isEqualTo(4);
        JsonNode row = centre.reported("chat", queue);
        assertThat(row.get("offerCount").asInt()).isEqualTo(1);
        assertThat(row.get("renotified").asInt()).isEqualTo(4);
    }

    private int reminders(String interaction) {
        return centre.events(interaction, "offer-renotified").size();
    }

    @Test
    void withoutASettingNobodyIsReminded() {
        String agent = centre.agent();
        String interaction = centre.ringing(account("chat", Map.of("agentTimeoutSeconds", 1_000), agent), agent);
        centre.advance(LONG);
        centre.letRoutingLook();

        assertThat(centre.payload(interaction, "offered").hasNonNull("renotifySeconds"))
                .isFalse();
        assertThat(reminders(interaction)).isZero();
        centre.abandon(interaction);
    }

    /** Lets an offer expire, so many times. */
    private void miss(String account, String agent, int times) {
        for (int i = 0; i < times; i++) {
            String interaction = centre.ringing(account, agent);
            centre.advance(10);
            centre.await(interaction, "offer-expired");
            centre.abandon(interaction);
        }
    }

    private String account(String action, int after, String agent) {
        Map<String, Object> policy = Map.of("action", action, "after", after);
        return account("chat", Map.of("agentTimeoutSeconds", 10, "missedOffers", policy), agent);
    }

    @Test
    @Tag("AMB-06")
    void whoLetsItRingTooOftenIsPausedOnTheChannel() {
        String agent = centre.agent();
        String account = account("pause", 3, agent);
        miss(account, agent, 2);
        centre.letRoutingLook();
        assertThat(centre.agentEvents(agent, "paused")).isEmpty();

        miss(account, agent, 1);
        centre.awaitAgent(agent, "paused");

        assertThat(state(agent, "chat")).isEqualTo("paused");
        assertThat(centre.liveOn(agent, "chat").get("reason").asString()).isEqualTo("Missed offers");
        assertThat(state(agent, "email")).isEqualTo("available");
        centre.unpause(agent, "chat");
        miss(account, agent, 2);
        centre.letRoutingLook();
        assertThat(state(agent, "chat")).isEqualTo("available");
        assertThat(centre.agentEvents(agent, "paused")).hasSize(1);
    }

    @Test
    void whoStopsRespondingIsOfferedNothingOnAnyChannelUntilHeReturns() {
        String agent = centre.agent();
        String account = account("not_responding", 2, agent);
        miss(account, agent, 2);
        centre.awaitAgent(agent, "stopped-responding");
        String chat = centre.interaction(account);
        String email = centre.interaction(account("email", Map.of(), agent));
        centre.letRoutingLook();
        assertThat(centre.offeredTo(chat)).isEmpty();
        assertThat(centre.offeredTo(email)).isEmpty();
        assertThat(state(agent, "chat")).isEqualTo("not_responding");
        assertThat(state(agent, "email")).isEqualTo("not_responding");
        assertThat(centre.lastAgentEvent(agent, "stopped-responding")
                        .get("payload")
                        .get("missedOffers")
                        .asInt())
                .isEqualTo(2);

        centre.post("/agents/" + agent + "/ready");
        centre.awaitOffer(chat, agent);
        centre.awaitOffer(email, agent);
        assertThat(centre.agentEvents(agent, "returned")).hasSize(1);
        centre.abandon(chat);
        centre.abandon(email);

        miss(account, agent, 2);
        Await.until(() -> "stopped again", () -> state(agent, "chat").equals("not_responding"));
        centre.post("/agents/" + agent + "/unpause");
        assertThat(state(agent, "chat")).isEqualTo("available");
        miss(account, agent, 2);
        Await.until(() -> "stopped again", () -> state(agent, "chat").equals("not_responding"));
        centre.login(agent);
        assertThat(state(agent, "chat")).isEqualTo("available");
    }

    @Test
    void onlyMissedOffersInARowCount() {
        String agent = centre.agent();
        String account = account("not_responding", 2, agent);
        miss(account, agent, 1);
        closed(account, agent);
        miss(account, agent, 1);
        centre.reject(centre.ringing(account, agent), agent);
        miss(account, agent, 1);
        String withdrawn = centre.ringing(account, agent);
        centre.abandon(withdrawn);
        centre.letRoutingLook();
        assertThat(centre.agentEvents(agent, "stopped-responding")).isEmpty();

        miss(account, agent, 1);
        centre.awaitAgent(agent, "stopped-responding");
    }

    @Test
    void aQueueThatDoesNothingLetsItRingForEver() {
        String agent = centre.agent();
        String account = account("none", 1, agent);
        miss(account, agent, 4);
        centre.letRoutingLook();

        assertThat(centre.agentEvents(agent, "stopped-responding")).isEmpty();
        assertThat(centre.agentEvents(agent, "paused")).isEmpty();
        assertThat(state(agent, "chat")).isEqualTo("available");
    }
}
