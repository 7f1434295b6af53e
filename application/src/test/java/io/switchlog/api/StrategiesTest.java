package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is notified first. Round robin and beepall are with {@link RoutesTest}. */
class StrategiesTest {
    /** So many that shares are told apart, with more than four deviations between what is expected and the bounds. */
    private static final int DRAWS = 60;

    private static final int WEIGHTED_DRAWS = 100;

    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxLiveOffers", 20));
    }

    private List<String> agents(int count) {
        return Stream.generate(centre::agent).limit(count).toList();
    }

    private String queue(String strategy, List<String> members) {
        return centre.queue(Map.of("channel", "chat", "strategy", strategy), members.toArray(String[]::new));
    }

    private void penalty(String queue, String agent, int penalty) {
        centre.admin()
                .put("/api/queues/" + queue + "/members/" + agent, Map.of("penalty", penalty))
                .expect(200);
    }

    /** Who is asked first about something new. */
    private String asked(String account) {
        String interaction = centre.interaction(account);
        centre.await(interaction, "offered");
        String asked = centre.offeredTo(interaction).get(0);
        centre.accept(interaction, asked);
        centre.close(interaction);
        return asked;
    }

    private List<String> asked(String account, int times) {
        return Stream.generate(() -> asked(account)).limit(times).toList();
    }

    @Test
    void leastRecentAsksWhoeverAcceptedLongestAgo() {
        List<String> agents = agents(3);
        String queue = queue("leastrecent", agents);
        String account = centre.accountOf("chat", queue);

        assertThat(asked(account, 3)).containsExactlyElementsOf(agents);
        // The second takes one although the first is asked: the first is the one who waits longest now.
        String interaction = centre.ringing(account, agents.get(0));
        centre.reject(interaction, agents.get(0));
        centre.awaitOffer(interaction, agents.get(1));
        centre.accept(interaction, agents.get(1));
        centre.close(interaction);

        assertThat(asked(account, 4)).containsExactly(agents.get(0), agents.get(2), agents.get(1), agents.get(0));
    }

    @Test
    void whatIsAcceptedFromAnotherQueueCountsForNeitherLeastRecentNorFewestCalls() {
        for (String strategy : List.of("leastrecent", "fewestcalls")) {
            List<String> agents = agents(2);
            String account = centre.accountOf("chat", queue(strategy, agents));
            centre.close(centre.handled("chat", agents.get(0)));

            assertThat(asked(account, 2)).as(strategy).containsExactlyElementsOf(agents);
        }
    }

    @Test
    void fewestCallsAsksWhoeverAcceptedLeast() {
        List<String> agents = agents(2);
        String account = centre.accountOf("chat", queue("fewestcalls", agents));
        centre.pause(agents.get(1), "chat");
        assertThat(asked(account, 3)).containsOnly(agents.get(0));
        centre.unpause(agents.get(1), "chat");

        assertThat(asked(account, 3)).containsOnly(agents.get(1));
        assertThat(asked(account, 2)).containsExactlyInAnyOrderElementsOf(agents);
    }

    @Test
    void linearAsksByPenaltyAndThenInTheOrderOfMembership() {
        List<String> agents = agents(4);
        String queue = queue("linear", agents);
        penalty(queue, agents.get(0), 5);
        penalty(queue, agents.get(1), 1);
        penalty(queue, agents.get(3), 1);
        String account = centre.accountOf("chat", queue);

        assertThat(asked(account, 2)).containsOnly(agents.get(2));
        centre.logout(agents.get(2));
        assertThat(asked(account, 2)).containsOnly(agents.get(1));
        centre.pause(agents.get(1));
        assertThat(asked(account)).isEqualTo(agents.get(3));
        centre.logout(agents.get(3));
        assertThat(asked(account)).isEqualTo(agents.get(0));
    }

    @Test
    void randomAsksEveryoneAlike() {
        List<String> agents = agents(2);
        List<String> asked = asked(centre.accountOf("chat", queue("random", agents)), DRAWS);

        assertThat(asked).containsOnlyElementsOf(agents);
        assertThat(Collections.frequency(asked, agents.get(0))).isBetween(DRAWS / 5, DRAWS * 4 / 5);
        List<String> turns = new ArrayList<>(asked);
        Collections.sort(turns);
        assertThat(asked).isNotEqualTo(turns);
    }

    @Test
    void weightedAsksInProportionToOneThroughOnePlusPenalty() {
        List<String> agents = agents(2);
        String queue = queue("weighted", agents);
        penalty(queue, agents.get(1), 4);

        List<String> asked = asked(centre.accountOf("chat", queue), WEIGHTED_DRAWS);

        // A share of one in six; 17 is expected, and 50 would be without weights.
        assertThat(Collections.frequency(asked, agents.get(1))).isBetween(1, 36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leastrecent", "fewestcalls", "random", "linear", "weighted"})
    void aBurstIsSpreadOverThoseAtWhomFewerRing(String strategy) {
        List<String> agents = agents(3);
        String queue = queue(strategy, agents);
        penalty(queue, agents.get(2), 1);
        String account = centre.account("chat", queueStep(queue, 3_600));
        List<String> rungAt = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String interaction = centre.interaction(account);
            centre.await(interaction, "offered");
            rungAt.addAll(centre.offeredTo(interaction));
        }

        assertThat(rungAt.subList(0, 3)).containsExactlyInAnyOrderElementsOf(agents);
        assertThat(rungAt.subList(3, 6)).containsExactlyInAnyOrderElementsOf(agents);
        agents.forEach(centre::logout);
    }

    @ParameterizedTest
    @CsvSource({"rrmemory, 1", "beepall, 3", "leastrecent, 1", "fewestcalls, 1", "random, 1", "linear, 1", "weighted, 1"
    })
    @Tag("AG-111")
    void theOfferSaysByWhichRuleAndAmongWhomItWasMade(String strategy, int offers) {
        List<String> agents = agents(3);
        String away = centre.newAgent(Map.of());
        String queue = queue(strategy, agents);
        centre.admin().put("/api/queues/" + queue + "/members/" + away).expect(200);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        Await.until(
                () -> offers + " offers", () -> centre.offeredTo(interaction).size() == offers);
        centre.letRoutingLook();

        List<JsonNode> made = centre.events(interaction, "offered");
        assertThat(made).hasSize(offers);
        JsonNode choice = made.get(0).get("payload").get("choice");
        assertThat(choice.get("strategy").asString()).isEqualTo(strategy);
        assertThat(choice.get("rank").asInt()).isEqualTo(1);
        List<String> candidates = new ArrayList<>();
        choice.get("candidates").forEach(each -> candidates.add(each.asString()));
        assertThat(candidates).containsExactlyInAnyOrderElementsOf(agents);
        assertThat(candidates.get(0)).isEqualTo(centre.offeredTo(interaction).get(0));
        assertThat(choice.get("passedOver")).hasSize(1);
        assertThat(choice.get("passedOver").get(0).get("agentId").asString()).isEqualTo(away);
        assertThat(choice.get("passedOver").get(0).get("cause").asString()).isEqualTo("not_logged_in");
        centre.abandon(interaction);
    }

    @Test
    void theHeavierQueueGoesFirstThenThePriorityThenWhoeverCameFirst() {
        centre.settings(Map.of("maxLiveOffers", 1));
        String agent = centre.newAgent(Map.of());
        String light =
                centre.account("chat", queueStep(centre.queue(Map.of("channel", "chat", "weight", 2), agent), 3_600));
        String heavy =
                centre.account("chat", queueStep(centre.queue(Map.of("channel", "chat", "weight", 9), agent), 3_600));
        String fourth = centre.interaction(light);
        String third = withPriority(light, 5);
        String second = centre.interaction(heavy);
        String first = withPriority(heavy, 1);
        String fifth = centre.interaction(light);
        centre.login(agent);

        for (String next : List.of(first, second, third, fourth, fifth)) {
            centre.awaitOffer(next, agent);
            assertThat(centre.live(agent).get("offers")).hasSize(1);
            centre.accept(next, agent);
        }
    }

    private String withPriority(String account, int priority) {
        return centre.create(
                "/interactions", Map.of("accountId", account, "contact", Map.of("name", "Jane"), "priority", priority));
    }
}
