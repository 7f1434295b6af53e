package io.switchlog.api;

import static io.switchlog.api.ContactCentre.agentStep;
import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An interaction's way from arrival to its report rows. */
class RoutesTest {
    private final ContactCentre centre = ContactCentre.shared();

    @ParameterizedTest
    @ValueSource(strings = {"chat", "email", "sms", "openchannel", "fax", "whatsapp"})
    @Tag("AG-116")
    @Tag("AG-117")
    @Tag("AG-118")
    @Tag("AG-122")
    @Tag("AG-123")
    void nobodyInTheFirstQueueAndAnAgentInTheSecondMakeExactlyTwoRows(String channel) {
        String agent = centre.agent();
        String first = centre.queue(channel);
        String second = centre.queue(channel, agent);
        String interaction = centre.interaction(centre.account(channel, queueStep(first, 5), queueStep(second, 30)));
        assertThat(centre.reported(channel, first).get("reason").isNull()).isTrue();

        centre.advance(5);
        centre.awaitOffer(interaction, agent);
        centre.accept(interaction, agent);
        centre.close(interaction);

        JsonNode timedOut = centre.reported(channel, first);
        assertThat(timedOut.get("reason").asString()).isEqualTo("timeout");
        assertThat(timedOut.get("cause").asString()).isEqualTo("no_members");
        assertThat(timedOut.get("userId").isNull()).isTrue();
        assertThat(timedOut.get("waitMs").asLong()).isBetween(5_000L, 25_000L);
        JsonNode accepted = centre.reported(channel, second);
        assertThat(accepted.get("reason").asString()).isEqualTo("accepted");
        assertThat(accepted.get("cause").asString()).isEqualTo("manual");
        assertThat(accepted.get("userId").asString()).isEqualTo(agent);
        assertThat(accepted.get("offerCount").asInt()).isEqualTo(1);
        assertThat(List.of(timedOut, accepted))
                .allSatisfy(
                        row -> assertThat(row.get("interactionId").asString()).isEqualTo(interaction));
        assertThat(centre.types(interaction))
                .containsExactly("received", "queued", "timed-out", "queued", "offered", "accepted", "closed");
    }

    @Test
    @Tag("AG-119")
    void aCustomerWhoLeavesFirstIsAbandonedAndNobodyCanAcceptAnyMore() {
        String queue = centre.queue("chat");
        String interaction = centre.interaction(centre.accountOf("chat", queue));

        centre.abandon(interaction);

        JsonNode row = centre.reported("chat", queue);
        assertThat(row.get("reason").asString()).isEqualTo("abandoned");
        assertThat(row.get("cause").asString()).isEqualTo("waiting");
        assertThat(row.get("userId").isNull()).isTrue();
        centre.tryAccept(interaction, centre.agent()).expectProblem(409, "ABANDONED");
        centre.tryAbandon(interaction).expectProblem(409, "ABANDONED");
    }

    @Test
    @Tag("AG-119")
    void aCustomerWhoLeavesWhileItRingsTakesTheOfferAlong() {
        String agent = centre.agent();
        String queue = centre.queue("chat", agent);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.awaitOffer(interaction, agent);

        centre.abandon(interaction);

        assertThat(centre.types(interaction))
                .containsExactly("received", "queued", "offered", "offer-rescinded", "abandoned");
        assertThat(centre.reported("chat", queue).get("cause").asString()).isEqualTo("while_offered");
        assertThat(centre.live(agent).get("offers")).isEmpty();
    }

    @Test
    @Tag("AG-122")
    @Tag("AMB-16")
    void abandoningTheSecondStepLeavesTheFirstRowAsItIs() {
        String first = centre.queue("email");
        String second = centre.queue("email");
        String interaction = centre.interaction(centre.account("email", queueStep(first, 5), queueStep(second, 30)));
        centre.advance(5);
        centre.await(interaction, "timed-out");

        centre.abandon(interaction);

        assertThat(centre.reported("email", first).get("reason").asString()).isEqualTo("timeout");
        assertThat(centre.reported("email", second).get("reason").asString()).isEqualTo("abandoned");
    }

    @Test
    @Tag("AG-117")
    void aRouteThatEndsUnansweredIsTimedOutForGood() {
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "sms", "agentTimeoutSeconds", 600), agent);
        String interaction = centre.interaction(centre.account("sms", queueStep(queue, 5)));
        centre.awaitOffer(interaction, agent);

        centre.advance(5);
        centre.await(interaction, "timed-out");

        assertThat(centre.types(interaction))
                .containsExactly("received", "queued", "offered", "offer-rescinded", "timed-out");
        assertThat(centre.reported("sms", queue).get("cause").asString()).isEqualTo("no_answer");
        assertThat(centre.read("/interactions/" + interaction)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("timed_out");
        centre.tryAccept(interaction, agent).expectProblem(409, "TIMED_OUT");
    }

    @Test
    @Tag("AG-127")
    @Tag("AMB-17")
    void beepallToFiveIsOneAcceptedFourRescindedAndOneRow() throws Exception {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            agents.add(centre.agent());
        }
        String queue = centre.queue(Map.of("channel", "chat", "strategy", "beepall"), agents.toArray(String[]::new));
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        agents.forEach(agent -> centre.awaitOffer(interaction, agent));

        List<Callable<Answer>> accepts = new ArrayList<>();
        agents.forEach(agent -> accepts.add(() -> centre.tryAccept(interaction, agent)));
        List<Answer> answers = Together.run(accepts);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(4)
                .allSatisfy(answer -> answer.expectProblem(409, "ALREADY_ACCEPTED"));
        String winner =
                ContactCentre.agentsOf(centre.events(interaction, "accepted")).get(0);
        assertThat(ContactCentre.agentsOf(centre.events(interaction, "offer-rescinded")))
                .hasSize(4)
                .doesNotContain(winner)
                .isSubsetOf(agents);
        JsonNode row = centre.reported("chat", queue);
        assertThat(row.get("userId").asString()).isEqualTo(winner);
        assertThat(row.get("offerCount").asInt()).isEqualTo(5);
        assertThat(row.get("offeredAgents").asInt()).isEqualTo(5);
        assertThat(row.get("rescindedOffers").asInt()).isEqualTo(4);
        for (String agent : agents) {
            JsonNode live = centre.live(agent);
            assertThat(live.get("openTabs").asInt()).isEqualTo(agent.equals(winner) ? 1 : 0);
            assertThat(live.get("offers")).isEmpty();
        }
    }

    @Test
    void whoRejectsIsPassedOverForTheNext() {
        String agent = centre.agent();
        String other = centre.agent();
        String queue = centre.queue("whatsapp", agent, other);
        String interaction = centre.interaction(centre.accountOf("whatsapp", queue));
        centre.await(interaction, "offered");
        String asked = centre.offeredTo(interaction).get(0);
        String next = asked.equals(agent) ? other : agent;

        centre.reject(interaction, asked);
        centre.awaitOffer(interaction, next);

        centre.tryAccept(interaction, asked).expectProblem(409, "NOT_OFFERED");
        centre.accept(interaction, next);
        JsonNode row = centre.reported("whatsapp", queue);
        assertThat(row.get("rejectedOffers").asInt()).isEqualTo(1);
        assertThat(row.get("offerCount").asInt()).isEqualTo(2);
        assertThat(row.get("userId").asString()).isEqualTo(next);
    }

    @Test
    @Tag("AMB-06")
    void whoLetsItRingLosesTheOfferToTheNextAndThatIsToBeSeen() {
        String agent = centre.agent();
        String other = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 3), agent, other);
        String interaction = centre.interaction(centre.accountOf("chat", queue));
        centre.await(interaction, "offered");
        String asked = centre.offeredTo(interaction).get(0);
        String next = asked.equals(agent) ? other : agent;

        centre.advance(3);
        centre.awaitOffer(interaction, next);

        assertThat(ContactCentre.agentsOf(centre.events(interaction, "offer-expired")))
                .containsExactly(asked);
        centre.accept(interaction, next);
        JsonNode row = centre.reported("chat", queue);
        assertThat(row.get("expiredOffers").asInt()).isEqualTo(1);
        assertThat(row.get("reason").asString()).isEqualTo("accepted");
        assertThat(centre.report("chat", queue)).hasSize(1);
    }

    @Test
    void roundRobinGoesOnWithWhoeverIsNext() {
        String agent = centre.agent();
        String other = centre.agent();
        String queue = centre.queue("fax", agent, other);
        String account = centre.accountOf("fax", queue);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String interaction = centre.interaction(account);
            centre.await(interaction, "offered");
            asked.addAll(centre.offeredTo(interaction));
            centre.accept(interaction, asked.get(i));
        }

        assertThat(asked).hasSize(4).containsSubsequence(asked.get(0), asked.get(1), asked.get(0), asked.get(1));
        assertThat(asked.get(0)).isNotEqualTo(asked.get(1));
    }

    @Test
    void aStepMayNameAnAgentWhoServesNoQueueAndMakesNoRow() {
        String agent = centre.agent();
        String queue = centre.queue("chat");
        String interaction = centre.interaction(centre.account("chat", agentStep(agent, 20), queueStep(queue, 30)));
        centre.awaitOffer(interaction, agent);
        centre.accept(interaction, agent);

        assertThat(centre.types(interaction)).containsExactly("received", "directed", "offered", "accepted");
        assertThat(centre.report("chat", queue)).isEmpty();
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
    }

    @Test
    void aClosedInteractionFreesItsTabAndCannotBeClosedAgain() {
        String agent = centre.agent();
        String interaction = centre.handled("chat", agent);
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);

        centre.post("/interactions/" + interaction + "/close", Map.of("disposition", "solved"));

        assertThat(centre.live(agent).get("openTabs").asInt()).isZero();
        JsonNode row = centre.read("/interactions/" + interaction).json();
        assertThat(row.get("status").asString()).isEqualTo("closed");
        assertThat(row.get("disposition").asString()).isEqualTo("solved");
        centre.admin().post("/api/interactions/" + interaction + "/close").expectProblem(409, "CLOSED");
    }
}
