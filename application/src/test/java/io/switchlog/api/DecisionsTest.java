package io.switchlog.api;

import static io.switchlog.api.ContactCentre.answering;
import static io.switchlog.api.ContactCentre.queueStep;
import static io.switchlog.api.Watching.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is set up acts on the very next decision, on what waits and on what rings. */
@Tag("AG-04")
class DecisionsTest {
    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxOpenTabs", 20, "maxLiveOffers", 20, "offerTimeoutSeconds", 30));
    }

    private String account(String queue) {
        return centre.account("chat", queueStep(queue, 3_600));
    }

    private String accountServedBy(String member) {
        return account(centre.queue("chat", member));
    }

    private void expectUnoffered(String interaction) {
        centre.letRoutingLook();
        assertThat(centre.types(interaction)).containsExactly("received", "queued");
    }

    private void expectRescinded(String interaction, String cause) {
        centre.await(interaction, "offer-rescinded");
        assertThat(centre.payload(interaction, "offer-rescinded").get("cause").asString())
                .isEqualTo(cause);
    }

    @Test
    @Tag("AG-107")
    void aCapacityThatIsRaisedOffersWhatWaitsAndOneThatIsLoweredTakesBackWhatRings() {
        String agent = centre.agent(Map.of("chat", 1));
        String open = centre.handled("chat", agent);
        String interaction = centre.interaction(accountServedBy(agent));
        expectUnoffered(interaction);

        centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 2)));
        centre.awaitOffer(interaction, agent);
        centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 1)));
        expectRescinded(interaction, "capacity");
        centre.tryAccept(interaction, agent).expectProblem(409, "CAPACITY");
        centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 0)));
        centre.awaitOffers(interaction, agent, 2);
        centre.accept(interaction, agent);
        centre.close(open);
    }

    @Test
    @Tag("AG-109")
    void theTabLimitToo() {
        String agent = centre.agent();
        centre.handled("email", agent);
        centre.settings(Map.of("maxOpenTabs", 1));
        String interaction = centre.interaction(accountServedBy(agent));
        expectUnoffered(interaction);

        centre.settings(Map.of("maxOpenTabs", 2));
        centre.awaitOffer(interaction, agent);
        centre.settings(Map.of("maxOpenTabs", 1));
        expectRescinded(interaction, "tab_limit");
        centre.tryAccept(interaction, agent).expectProblem(409, "TAB_LIMIT");
        centre.settings(Map.of("maxOpenTabs", 0));
        centre.awaitOffers(interaction, agent, 2);
        centre.accept(interaction, agent);
    }

    @Test
    void aMembershipOffersAtOnceAndItsEndTakesBack() {
        String agent = centre.agent();
        String queue = centre.queue("chat");
        String interaction = centre.interaction(account(queue));
        expectUnoffered(interaction);

        centre.admin().put("/api/queues/" + queue + "/members/" + agent).expect(200);
        centre.awaitOffer(interaction, agent);
        centre.admin().delete("/api/queues/" + queue + "/members/" + agent).expect(200);
        expectRescinded(interaction, "not_a_member");
        centre.tryAccept(interaction, agent).expectProblem(409, "NOT_A_MEMBER");
        centre.abandon(interaction);
    }

    @Test
    void aQueueThatIsDeletedTakesBackAndWhatWaitsThereGoesOnWhenItsTimeIsOver() {
        String agent = centre.agent();
        String deleted = centre.queue("chat", agent);
        String next = centre.queue("chat", agent);
        String interaction = centre.ringing(centre.account("chat", queueStep(deleted, 60), queueStep(next, 60)), agent);

        centre.admin().delete("/api/queues/" + deleted).expect(200);
        expectRescinded(interaction, "not_a_member");
        centre.advance(60);
        centre.awaitOffers(interaction, agent, 2);
        centre.accept(interaction, agent);
        assertThat(centre.reported("chat", next).get("reason").asString()).isEqualTo("accepted");
    }

    @Test
    @Tag("AG-112")
    void aPauseTakesBackAndItsEndOffers() {
        String agent = centre.agent();
        String interaction = centre.ringing(accountServedBy(agent), agent);

        centre.pause(agent, "chat");
        expectRescinded(interaction, "paused");
        centre.unpause(agent, "chat");
        centre.awaitOffers(interaction, agent, 2);
        centre.accept(interaction, agent);
    }

    @Test
    void aLoginOffersAndALogoutTakesBack() {
        String agent = centre.newAgent(Map.of());
        String interaction = centre.interaction(accountServedBy(agent));
        expectUnoffered(interaction);

        centre.login(agent);
        centre.awaitOffer(interaction, agent);
        centre.logout(agent);
        expectRescinded(interaction, "not_logged_in");
        centre.abandon(interaction);
    }

    @Test
    void anotherStrategyRingsAtOthersFromTheNextDecisionOn() {
        String first = centre.agent();
        String second = centre.agent();
        String third = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "linear"), first, second, third);
        String account = account(queue);
        String interaction = centre.ringing(account, first);
        centre.letRoutingLook();
        assertThat(centre.offeredTo(interaction)).containsExactly(first);

        centre.patch("/queues/" + queue, Map.of("strategy", "beepall"));
        List.of(second, third).forEach(agent -> centre.awaitOffer(interaction, agent));
        centre.patch("/queues/" + queue, Map.of("strategy", "linear"));
        centre.accept(interaction, third);
        String next = centre.interaction(account);
        centre.awaitOffer(next, first);
        centre.letRoutingLook();
        assertThat(centre.offeredTo(next)).containsExactly(first);
        centre.abandon(next);
    }

    @Test
    void aPenaltyCountsFromTheNextOfferOn() {
        String first = centre.agent();
        String second = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "linear"), first, second);
        String account = account(queue);
        centre.accept(centre.ringing(account, first), first);

        centre.admin()
                .put("/api/queues/" + queue + "/members/" + first, Map.of("penalty", 1))
                .expect(200);
        centre.accept(centre.ringing(account, second), second);
        centre.admin().put("/api/queues/" + queue + "/members/" + first).expect(200);
        centre.accept(centre.ringing(account, first), first);
    }

    @Test
    @Tag("AG-124")
    void autoAnswerThatIsTurnedOnOrOffCountsFromTheNextOfferOn() {
        String agent = centre.agent();
        String account = accountServedBy(agent);
        String ringing = centre.ringing(account, agent);

        centre.patch("/agents/" + agent, answering("chat", 0));
        centre.await(centre.interaction(account), "accepted");
        centre.patch("/agents/" + agent, Map.of("autoAnswer", Map.of("chat", Map.of("enabled", false))));
        String later = centre.ringing(account, agent);
        centre.letRoutingLook();
        assertThat(centre.events(ringing, "accepted")).isEmpty();
        assertThat(centre.events(later, "accepted")).isEmpty();
        centre.abandon(ringing);
        centre.abandon(later);
    }

    @Test
    @Tag("AG-124")
    @Tag("AG-05")
    void autoAnswerThatIsTurnedOffIsOffForWhatRingsToo() {
        String agent = centre.agentWith(answering("chat", 300));
        String interaction = centre.ringing(accountServedBy(agent), agent);

        centre.patch("/agents/" + agent, Map.of("autoAnswer", Map.of("chat", Map.of("enabled", false))));
        centre.advance(300);
        centre.letRoutingLook();

        assertThat(centre.events(interaction, "accepted")).isEmpty();
        centre.abandon(interaction);
    }

    @Test
    void howManyMayRingAtOnceIsASetting() {
        centre.settings(Map.of("maxLiveOffers", 2));
        String agent = centre.agent();
        String account = accountServedBy(agent);
        List<String> waiting = centre.interactions(account, 4);
        centre.awaitOffer(waiting.get(1), agent);
        centre.letRoutingLook();
        assertThat(ringing(waiting)).isEqualTo(2);

        centre.settings(Map.of("maxLiveOffers", 3));
        Await.until(() -> "three ring", () -> ringing(waiting) == 3);
        centre.letRoutingLook();
        assertThat(ringing(waiting)).isEqualTo(3);
        centre.accept(waiting.get(0), agent);
        Await.until(() -> "all ring or are accepted", () -> ringing(waiting) == 4);
        waiting.subList(1, 4).forEach(centre::abandon);
    }

    private long ringing(List<String> interactions) {
        return interactions.stream()
                .filter(each -> !centre.offeredTo(each).isEmpty())
                .count();
    }

    @Test
    void timesCountForWhatBeginsAfterwards() {
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 40), agent);
        String account = account(queue);
        String first = centre.ringing(account, agent);
        centre.patch("/queues/" + queue, Map.of("agentTimeoutSeconds", 400));
        String second = centre.ringing(account, agent);
        centre.patch("/accounts/" + account, Map.of("route", List.of(queueStep(queue, 100))));
        String third = centre.ringing(account, agent);

        expectSeconds(first, "offered", "expiresAt", 40);
        expectSeconds(second, "offered", "expiresAt", 400);
        expectSeconds(second, "queued", "timeoutAt", 3_600);
        expectSeconds(third, "queued", "timeoutAt", 100);
        expectSeconds(third, "offered", "expiresAt", 100);
        List.of(first, second, third).forEach(centre::abandon);

        centre.settings(Map.of("offerTimeoutSeconds", 90));
        String direct = centre.ringing(centre.account("chat", ContactCentre.agentStep(agent, 3_600)), agent);
        expectSeconds(direct, "offered", "expiresAt", 90);
        centre.abandon(direct);
    }

    private void expectSeconds(String interaction, String type, String field, int seconds) {
        Duration until =
                Duration.between(centre.lastTime(interaction, type), time(centre.payload(interaction, type), field));
        assertThat(until).isBetween(Duration.ofSeconds(seconds - 5), Duration.ofSeconds(seconds));
    }
}
