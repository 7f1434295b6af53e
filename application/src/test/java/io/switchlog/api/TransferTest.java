package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static io.switchlog.api.Watching.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An agent passes on what he has. */
class TransferTest {
    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("transferTimeoutSeconds", 300));
    }

    private Answer transfer(Client client, String interaction, Map<String, ?> target) {
        return client.post("/api/interactions/" + interaction + "/transfer", target);
    }

    private Answer transfer(String interaction, Map<String, ?> target) {
        return transfer(centre.admin(), interaction, target);
    }

    /** Has the agent take something out of this queue. */
    private String taken(String queue, String agent) {
        String interaction = centre.ringing(centre.account("chat", queueStep(queue, 600)), agent);
        centre.accept(interaction, agent);
        return interaction;
    }

    @Test
    void toAQueueItWaitsThereAndMakesARowOfItsOwn() {
        String from = centre.agent();
        String to = centre.agent();
        String first = centre.queue("chat", from);
        String second = centre.queue("chat", to);
        String interaction = taken(first, from);

        transfer(interaction, Map.of("queueId", second, "timeoutSeconds", 90)).expect(200);

        assertThat(centre.live(from).get("openTabs").asInt()).isZero();
        JsonNode queued = centre.events(interaction, "queued").get(1).get("payload");
        assertThat(queued.get("origin").asString()).isEqualTo("transfer");
        assertThat(queued.get("queueId").asString()).isEqualTo(second);
        centre.awaitOffer(interaction, to);
        centre.accept(interaction, to);
        JsonNode before = centre.reported("chat", first);
        assertThat(before.get("userId").asString()).isEqualTo(from);
        assertThat(before.get("origin").asString()).isEqualTo("new");
        JsonNode after = centre.reported("chat", second);
        assertThat(after.get("userId").asString()).isEqualTo(to);
        assertThat(after.get("origin").asString()).isEqualTo("transfer");
        assertThat(after.get("reason").asString()).isEqualTo("accepted");
        assertThat(after.get("interactionId").asString()).isEqualTo(interaction);
        assertThat(centre.types(interaction))
                .containsExactly(
                        "received", "queued", "offered", "accepted", "transferred", "queued", "offered", "accepted");
        centre.close(interaction);
        assertThat(centre.live(to).get("openTabs").asInt()).isZero();
    }

    @Test
    void toAnAgentItRingsAtHimAlone() {
        String from = centre.agent();
        String to = centre.agent();
        String queue = centre.queue("chat", from);
        String interaction = taken(queue, from);

        transfer(interaction, Map.of("agentId", to)).expect(200);
        centre.awaitOffer(interaction, to);
        centre.accept(interaction, to);

        JsonNode transferred = centre.payload(interaction, "transferred");
        assertThat(transferred.get("agentId").asString()).isEqualTo(from);
        assertThat(transferred.get("toAgentId").asString()).isEqualTo(to);
        assertThat(centre.offeredTo(interaction)).containsExactly(from, to);
        assertThat(centre.report("chat", queue)).hasSize(1);
        assertThat(centre.live(to).get("openTabs").asInt()).isEqualTo(1);
        assertThat(centre.live(from).get("openTabs").asInt()).isZero();
    }

    @Test
    void whereNobodyTakesItThereItGoesBackToWhereItCameFrom() {
        String from = centre.agent();
        String absent = centre.newAgent(Map.of());
        String queue = centre.queue("chat", from);
        String interaction = taken(queue, from);

        transfer(interaction, Map.of("agentId", absent, "timeoutSeconds", 7)).expect(200);
        centre.letRoutingLook();
        assertThat(centre.events(interaction, "timed-out")).isEmpty();
        centre.advance(7);
        centre.awaitOffers(interaction, from, 2);
        centre.accept(interaction, from);

        assertThat(centre.payload(interaction, "timed-out").get("cause").asString())
                .isEqualTo("not_logged_in");
        assertThat(centre.report("chat", queue))
                .extracting(row -> row.get("origin").asString())
                .containsExactlyInAnyOrder("new", "transfer");
    }

    @Test
    void whoIsFullIsNotNotifiedOfATransferUntilHeHasRoom() {
        String from = centre.agent();
        String to = centre.agent(Map.of("chat", 1));
        String open = centre.handled("chat", to);
        String interaction = taken(centre.queue("chat", from), from);
        transfer(interaction, Map.of("agentId", to, "timeoutSeconds", 600)).expect(200);
        centre.letRoutingLook();
        assertThat(centre.offeredTo(interaction)).containsExactly(from);

        centre.close(open);
        centre.awaitOffer(interaction, to);
        centre.accept(interaction, to);
    }

    @Test
    void passingItToAndFroLeadsBackAndForthAndNotEverFurther() {
        String one = centre.agent();
        String other = centre.agent();
        String queue = centre.queue("chat", one);
        String interaction = taken(queue, one);
        for (int i = 0; i < 6; i++) {
            String to = i % 2 == 0 ? other : one;
            transfer(interaction, Map.of("agentId", to)).expect(200);
            int offers = i / 2 + (to.equals(one) ? 2 : 1);
            centre.awaitOffers(interaction, to, offers);
            centre.accept(interaction, to);
        }

        List<JsonNode> transfers = centre.events(interaction, "transferred");
        assertThat(transfers)
                .hasSize(6)
                .allSatisfy(event ->
                        assertThat(event.get("payload").get("route").size()).isLessThanOrEqualTo(3));
        assertThat(centre.live(one).get("openTabs").asInt()).isEqualTo(1);
        assertThat(centre.live(other).get("openTabs").asInt()).isZero();
    }

    @Test
    void itWaitsAsLongAsTheSettingsSayUnlessTheTransferSaysOtherwise() {
        String agent = centre.agent();
        String queue = centre.queue("chat");
        Map<Map<String, ?>, Integer> expected = new HashMap<>();
        expected.put(Map.of("queueId", queue), 77);
        expected.put(Map.of("queueId", queue, "timeoutSeconds", 9), 9);
        centre.settings(Map.of("transferTimeoutSeconds", 77));

        expected.forEach((target, seconds) -> {
            String interaction = taken(centre.queue("chat", agent), agent);
            transfer(interaction, target).expect(200);
            JsonNode queued = centre.events(interaction, "queued").get(1);
            assertThat(Duration.between(time(queued, "recordedAt"), time(queued.get("payload"), "timeoutAt")))
                    .isBetween(Duration.ofSeconds(seconds - 5), Duration.ofSeconds(seconds));
            centre.abandon(interaction);
        });
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        String agent = centre.agent();
        String queue = centre.queue("chat", agent);
        String interaction = taken(queue, agent);
        String deleted = centre.queue("chat");
        centre.admin().delete("/api/queues/" + deleted).expect(200);
        String unknown = UUID.randomUUID().toString();
        Person other = centre.person();

        transfer(interaction, Map.of("queueId", deleted)).expectProblem(409, "QUEUE_DELETED");
        transfer(interaction, Map.of("queueId", centre.queue("email"))).expectProblem(409, "WRONG_CHANNEL");
        transfer(interaction, Map.of("agentId", agent)).expectProblem(409, "ALREADY_YOURS");
        transfer(interaction, Map.of("queueId", unknown)).expectProblem(404, "NOT_FOUND");
        transfer(interaction, Map.of("agentId", unknown)).expectProblem(404, "NOT_FOUND");
        transfer(interaction, Map.of("agentId", queue)).expectProblem(404, "NOT_FOUND");
        transfer(unknown, Map.of("queueId", queue)).expectProblem(404, "NOT_FOUND");
        transfer(interaction, Map.of()).expectProblem(422, "INVALID").expectField("queueId");
        transfer(interaction, Map.of("queueId", queue, "agentId", other.id()))
                .expectProblem(422, "INVALID")
                .expectField("queueId");
        transfer(other.client(), interaction, Map.of("agentId", other.id())).expectProblem(409, "NOT_YOURS");
        assertThat(centre.events(interaction, "transferred")).isEmpty();
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);

        centre.close(interaction);
        transfer(interaction, Map.of("queueId", queue)).expectProblem(409, "CLOSED");
        String waiting = centre.ringing(centre.accountOf("chat", queue), agent);
        transfer(waiting, Map.of("queueId", queue)).expectProblem(409, "NOT_ACCEPTED");
        centre.abandon(waiting);
    }

    @Test
    void anAgentPassesOnHisOwnAndASupervisorAnyonesAndTheLogSaysWhichItWas() {
        Person agent = centre.person();
        String queue = centre.queue("chat", agent.id());
        String elsewhere = centre.queue("chat");
        String his = taken(queue, agent.id());
        String taken = taken(queue, agent.id());

        transfer(agent.client(), his, Map.of("queueId", elsewhere)).expect(200);
        transfer(centre.admin().with("X-Reason", "Shift ends"), taken, Map.of("queueId", elsewhere))
                .expect(200);

        JsonNode himself = centre.events(his, "transferred").get(0).get("metadata");
        assertThat(himself.get("actor").asString()).isEqualTo(agent.id());
        assertThat(himself.get("origin").asString()).isEqualTo("web");
        JsonNode forHim = centre.events(taken, "transferred").get(0).get("metadata");
        assertThat(forHim.get("actorRole").asString()).isEqualTo("administrator");
        assertThat(forHim.get("origin").asString()).isEqualTo("supervisor");
        assertThat(forHim.get("reason").asString()).isEqualTo("Shift ends");
        centre.abandon(his);
        centre.abandon(taken);
    }

    @Test
    void whoClosesAndWhoTransfersAtTheSameInstantDoNotBothWin() throws Exception {
        String agent = centre.agent();
        String queue = centre.queue("chat", agent);
        String elsewhere = centre.queue("chat");
        for (int round = 0; round < 10; round++) {
            String interaction = taken(queue, agent);
            List<Answer> answers = Together.run(List.of(
                    () -> centre.admin().post("/api/interactions/" + interaction + "/close"),
                    () -> transfer(interaction, Map.of("queueId", elsewhere)),
                    () -> transfer(interaction, Map.of("queueId", elsewhere))));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertThat(
                                    answer.expectProblem().json().get("code").asString())
                            .isIn("CLOSED", "NOT_ACCEPTED"));
            assertThat(centre.live(agent).get("openTabs").asInt()).isZero();
            if (centre.events(interaction, "closed").isEmpty()) {
                centre.abandon(interaction);
            }
        }
    }
}
