package io.switchlog.api;

import static io.switchlog.api.ContactCentre.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Queues that notify all agents at once, and auto answer on them, which is better left alone. */
@Tag("AG-127")
class BeepallTest {
    private static final int ROUNDS = 5;

    private final ContactCentre centre = ContactCentre.shared();

    /** What makes a conflict complete. */
    private enum LastStep {
        AUTO_ANSWER((centre, desk) -> {
            centre.queue(Map.of("channel", "chat", "strategy", "beepall"), desk);
            centre.patch("/agents/" + desk, answering("chat", 5));
        }),
        MEMBERSHIP((centre, desk) -> {
            centre.patch("/agents/" + desk, answering("chat", 5));
            centre.queue(Map.of("channel", "chat", "strategy", "beepall"), desk);
        }),
        STRATEGY((centre, desk) -> {
            centre.patch("/agents/" + desk, answering("chat", 5));
            centre.patch("/queues/" + centre.queue("chat", desk), Map.of("strategy", "beepall"));
        });

        private final BiConsumer<ContactCentre, String> conflict;

        LastStep(BiConsumer<ContactCentre, String> conflict) {
            this.conflict = conflict;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("AMB-09")
    void aConflictIsAllowedAndNotedWhateverMakesItComplete(LastStep lastStep) {
        String agent = centre.newAgent(Map.of());

        lastStep.conflict.accept(centre, agent);

        centre.awaitAgent(agent, "auto-answer-conflict-noted");
        centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 7)));
        centre.login(agent);
        centre.letRoutingLook();
        JsonNode noted = centre.lastAgentEvent(agent, "auto-answer-conflict-noted");
        String queue = centre.read("/agents/" + agent)
                .json()
                .get("queues")
                .get(0)
                .get("queueId")
                .asString();
        assertThat(noted.get("payload").get("channel").asString()).isEqualTo("chat");
        assertThat(noted.get("payload").get("queueId").asString()).isEqualTo(queue);
        assertThat(noted.get("metadata").get("actor").asString()).isEqualTo("routing");
        assertThat(centre.agentEvents(agent, "auto-answer-conflict-noted")).hasSize(1);
    }

    @Test
    @Tag("AMB-09")
    void aConflictIsShownAsLongAsAutoAnswerIsOnAndNotedAnewWhenItIsTurnedOnAgain() {
        String agent = centre.agentWith(answering("chat", 5));
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), agent);
        centre.awaitAgent(agent, "auto-answer-conflict-noted");
        assertThat(conflicts(agent)).singleElement().satisfies(conflict -> {
            assertThat(conflict.get("queueId").asString()).isEqualTo(queue);
            assertThat(conflict.get("channel").asString()).isEqualTo("chat");
        });

        centre.patch("/agents/" + agent, Map.of("autoAnswer", Map.of("chat", Map.of("enabled", false))));
        assertThat(conflicts(agent)).isEmpty();
        centre.patch("/agents/" + agent, answering("chat", 0));
        Await.until(
                () -> "noted again",
                () -> centre.agentEvents(agent, "auto-answer-conflict-noted").size() == 2);
        assertThat(conflicts(agent)).hasSize(1);
    }

    private List<JsonNode> conflicts(String agent) {
        List<JsonNode> conflicts = new ArrayList<>();
        centre.read("/agents/" + agent).json().get("autoAnswerConflicts").forEach(conflicts::add);
        return conflicts;
    }

    @Test
    @Tag("AMB-09")
    void whereNothingIsNotifiedAtOnceOrNobodyIsAnsweredForThereIsNoConflict() {
        String agent = centre.agentWith(answering("chat", 5));
        centre.queue(Map.of("channel", "chat", "strategy", "rrmemory"), agent);
        centre.queue(Map.of("channel", "email", "strategy", "beepall"), agent);
        String deaf = centre.agent();
        centre.queue(Map.of("channel", "chat", "strategy", "beepall"), deaf);
        centre.letRoutingLook();

        assertThat(centre.agentEvents(agent, "auto-answer-conflict-noted")).isEmpty();
        assertThat(centre.agentEvents(deaf, "auto-answer-conflict-noted")).isEmpty();
    }

    @Test
    @Tag("AMB-17")
    void theFirstWhoIsAnsweredForWinsAndTheOthersAreTakenBack() {
        List<String> agents = Stream.generate(() -> centre.agentWith(answering("chat", 0)))
                .limit(4)
                .toList();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), agents.toArray(String[]::new));
        String account = centre.accountOf("chat", queue);
        for (int round = 0; round < ROUNDS; round++) {
            String interaction = centre.interaction(account);
            centre.await(interaction, "accepted");

            assertThat(centre.types(interaction))
                    .containsExactlyInAnyOrder(
                            "received",
                            "queued",
                            "offered",
                            "offered",
                            "offered",
                            "offered",
                            "accepted",
                            "offer-rescinded",
                            "offer-rescinded",
                            "offer-rescinded");
            String winner =
                    centre.payload(interaction, "accepted").get("agentId").asString();
            assertThat(Watching.agentsOf(centre.events(interaction, "offer-rescinded")))
                    .doesNotContain(winner)
                    .doesNotHaveDuplicates();
            assertThat(centre.events(interaction, "offer-rescinded"))
                    .allSatisfy(event -> assertThat(
                                    event.get("payload").get("cause").asString())
                            .isEqualTo("accepted_by_another"));
            JsonNode row = centre.report("chat", queue).stream()
                    .filter(each -> each.get("interactionId").asString().equals(interaction))
                    .reduce((one, other) -> {
                        throw new AssertionError("two rows: " + one + other);
                    })
                    .orElseThrow();
            assertThat(row.get("userId").asString()).isEqualTo(winner);
            assertThat(row.get("cause").asString()).isEqualTo("auto");
            assertThat(row.get("rescindedOffers").asInt()).isEqualTo(3);
        }
        int open = agents.stream()
                .mapToInt(agent -> centre.live(agent).get("openTabs").asInt())
                .sum();
        assertThat(open).isEqualTo(ROUNDS);
    }

    @Test
    void whoIsAnsweredForSoonerWinsAgainstWhoIsAnsweredForLater() {
        String slow = centre.agentWith(answering("chat", 600));
        String fast = centre.agentWith(answering("chat", 60));
        String manual = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), slow, fast, manual);
        String interaction = centre.interaction(centre.account("chat", ContactCentre.queueStep(queue, 3_600)));
        List.of(slow, fast, manual).forEach(agent -> centre.awaitOffer(interaction, agent));

        centre.advance(60);
        centre.await(interaction, "accepted");
        centre.advance(600);
        centre.letRoutingLook();

        assertThat(centre.payload(interaction, "accepted").get("agentId").asString())
                .isEqualTo(fast);
        assertThat(centre.live(slow).get("openTabs").asInt()).isZero();
        centre.tryAccept(interaction, manual).expectProblem(409, "ALREADY_ACCEPTED");
    }

    @Test
    @Tag("AMB-17")
    void whoIsFullIsNotNotifiedAndTheNextOneIsAsSoonAsHeHasRoom() {
        String full = centre.agent(Map.of("chat", 1));
        String open = centre.handled("chat", full);
        String free = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), full, free);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.awaitOffer(interaction, free);
        centre.letRoutingLook();
        assertThat(centre.offeredTo(interaction)).containsExactly(free);
        assertThat(centre.payload(interaction, "offered")
                        .get("choice")
                        .get("passedOver")
                        .get(0)
                        .get("cause")
                        .asString())
                .isEqualTo("capacity");

        centre.close(open);
        centre.awaitOffer(interaction, full);
        centre.accept(interaction, full);
        assertThat(centre.reported("chat", queue).get("offerCount").asInt()).isEqualTo(2);
    }
}
