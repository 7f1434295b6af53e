package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A message on an interaction that an agent has handled: he gets it back, if admission lets him. */
@Tag("AMB-08")
class ReopeningTest {
    private final ContactCentre centre = ContactCentre.shared();

    @AfterEach
    void restoreSettings() {
        centre.settings(Map.of("maxOpenTabs", 20));
    }

    /** An interaction that was handled and closed. */
    private record Closed(String queue, String interaction) {}

    private Closed closed(String channel, String agent) {
        String queue = centre.queue(channel, agent);
        String interaction = centre.ringing(centre.account(channel, queueStep(queue, 600)), agent);
        centre.accept(interaction, agent);
        centre.close(interaction);
        return new Closed(queue, interaction);
    }

    @Test
    @Tag("AG-108")
    void theFormerAgentGetsItBackWithoutBeingAsked() {
        String agent = centre.agent();
        Closed closed = closed("chat", agent);
        assertThat(centre.live(agent).get("openTabs").asInt()).isZero();

        centre.contactWrites(closed.interaction());

        assertThat(centre.types(closed.interaction()))
                .containsExactly("received", "queued", "offered", "accepted", "closed", "message-received", "reopened");
        assertThat(centre.payload(closed.interaction(), "reopened")
                        .get("agentId")
                        .asString())
                .isEqualTo(agent);
        JsonNode live = centre.live(agent);
        assertThat(live.get("openTabs").asInt()).isEqualTo(1);
        assertThat(live.get("interactions").get(0).get("interactionId").asString())
                .isEqualTo(closed.interaction());
        JsonNode row = centre.read("/interactions/" + closed.interaction()).json();
        assertThat(row.get("status").asString()).isEqualTo("accepted");
        assertThat(row.get("agentId").asString()).isEqualTo(agent);
        assertThat(centre.reported("chat", closed.queue()).get("origin").asString())
                .isEqualTo("new");
        centre.close(closed.interaction());
        assertThat(centre.live(agent).get("openTabs").asInt()).isZero();
    }

    private void refuse(String agent, String refusal, Closed closed) {
        switch (refusal) {
            case "tab_limit" -> {
                centre.handled("fax", agent);
                centre.settings(Map.of("maxOpenTabs", 1));
            }
            case "capacity" -> {
                centre.handled("chat", agent);
                centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 1)));
            }
            case "both" -> {
                centre.handled("chat", agent);
                centre.patch("/agents/" + agent, Map.of("capacity", Map.of("chat", 1)));
                centre.settings(Map.of("maxOpenTabs", 1));
            }
            case "paused" -> centre.pause(agent, "chat");
            case "not_logged_in" -> centre.logout(agent);
            case "not_a_member" ->
                centre.admin()
                        .delete("/api/queues/" + closed.queue() + "/members/" + agent)
                        .expect(200);
            default -> throw new IllegalArgumentException(refusal);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tab_limit, tab_limit",
        "capacity, capacity",
        "both, tab_limit",
        "paused, paused",
        "not_logged_in, not_logged_in",
        "not_a_member, not_a_member"
    })
    @Tag("AG-108")
    @Tag("AG-110")
    void whomAdmissionRefusesDoesNotGetItBackAndTheQueueRoutesItAsANewRequest(String how, String refusal) {
        String agent = centre.agent();
        Closed closed = closed("chat", agent);
        refuse(agent, how, closed);
        int openBefore = centre.live(agent).get("openTabs").asInt();

        centre.contactWrites(closed.interaction());

        JsonNode anew = centre.payload(closed.interaction(), "routed-anew");
        assertThat(anew.get("refusal").asString()).isEqualTo(refusal);
        assertThat(anew.get("formerAgentId").asString()).isEqualTo(agent);
        assertThat(centre.events(closed.interaction(), "reopened")).isEmpty();
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(openBefore);
        JsonNode queued = centre.events(closed.interaction(), "queued").get(1).get("payload");
        assertThat(queued.get("origin").asString()).isEqualTo("reopened");
        assertThat(queued.get("queueId").asString()).isEqualTo(closed.queue());
        assertThat(queued.get("stepNo").asInt()).isEqualTo(2);
        assertThat(queued.get("routeNo").asInt()).isEqualTo(2);
        assertThat(centre.payload(closed.interaction(), "message-received")
                        .get("messageNo")
                        .asInt())
                .isEqualTo(1);

        String other = centre.agent();
        centre.admin()
                .put("/api/queues/" + closed.queue() + "/members/" + other)
                .expect(200);
        centre.awaitOffer(closed.interaction(), other);
        centre.accept(closed.interaction(), other);
        List<JsonNode> rows = centre.report("chat", closed.queue());
        assertThat(rows).extracting(row -> row.get("stepNo").asInt()).containsExactlyInAnyOrder(1, 2);
        assertThat(rows).allSatisfy(row -> {
            boolean first = row.get("stepNo").asInt() == 1;
            assertThat(row.get("reason").asString()).isEqualTo("accepted");
            assertThat(row.get("origin").asString()).isEqualTo(first ? "new" : "reopened");
            assertThat(row.get("userId").asString()).isEqualTo(first ? agent : other);
        });
    }

    @Test
    void aWrapUpKeepsNewConversationsAwayAndNotTheOneThatGoesOn() {
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "wrapUpSeconds", 600), agent);
        String account = centre.account("chat", queueStep(queue, 600));
        String interaction = centre.ringing(account, agent);
        centre.accept(interaction, agent);
        centre.close(interaction);
        String another = centre.interaction(account);

        centre.contactWrites(interaction);
        centre.letRoutingLook();

        assertThat(centre.payload(interaction, "reopened").get("agentId").asString())
                .isEqualTo(agent);
        assertThat(centre.offeredTo(another)).isEmpty();
        centre.abandon(another);
    }

    @Test
    void whoHasRoomAgainMayBeOfferedWhatHeWasRefused() {
        String agent = centre.agent(Map.of("chat", 1));
        Closed closed = closed("chat", agent);
        String open = centre.handled("chat", agent);
        centre.contactWrites(closed.interaction());
        centre.letRoutingLook();
        assertThat(centre.offeredTo(closed.interaction())).hasSize(1);

        centre.close(open);
        centre.awaitOffers(closed.interaction(), agent, 2);
        centre.accept(closed.interaction(), agent);
    }

    @Test
    void whatWasAnsweredByNobodyIsRoutedAnew() {
        String queue = centre.queue("email");
        String abandoned = centre.interaction(centre.accountOf("email", queue));
        String timedOut = centre.interaction(centre.accountOf("email", queue));
        centre.abandon(abandoned);
        centre.advance(60);
        centre.await(timedOut, "timed-out");

        for (String interaction : List.of(abandoned, timedOut)) {
            centre.contactWrites(interaction);
            JsonNode anew = centre.payload(interaction, "routed-anew");
            assertThat(anew.hasNonNull("formerAgentId")).isFalse();
            assertThat(anew.hasNonNull("refusal")).isFalse();
            assertThat(centre.read("/interactions/" + interaction)
                            .json()
                            .get("status")
                            .asString())
                    .isEqualTo("waiting");
            centre.abandon(interaction);
        }
        assertThat(centre.report("email", queue))
                .extracting(row ->
                        row.get("reason").asString() + " " + row.get("origin").asString())
                .containsExactlyInAnyOrder("abandoned new", "timeout new", "abandoned reopened", "abandoned reopened");
    }

    @Test
    void aMessageOnWhatIsUnderWayChangesNothingElse() {
        String agent = centre.agent();
        String queue = centre.queue("sms");
        String interaction = centre.interaction(centre.accountOf("sms", queue));
        centre.contactWrites(interaction);
        centre.tryWrite(interaction, "agent", "Hello").expectProblem(409, "NOT_ACCEPTED");
        centre.admin().put("/api/queues/" + queue + "/members/" + agent).expect(200);
        centre.awaitOffer(interaction, agent);
        centre.accept(interaction, agent);
        centre.contactWrites(interaction);
        centre.tryWrite(interaction, "agent", "Hello").expect(200);

        assertThat(centre.types(interaction))
                .containsExactly(
                        "received",
                        "queued",
                        "message-received",
                        "offered",
                        "accepted",
                        "message-received",
                        "message-sent");
        centre.close(interaction);
        centre.tryWrite(interaction, "agent", "Bye").expectProblem(409, "CLOSED");
        assertThat(centre.report("sms", queue)).hasSize(1);
    }

    @Test
    void whatWasWrittenIsReadInItsOrderAndSealedInTheLog() {
        String agent = centre.agent();
        String interaction = centre.create(
                "/interactions",
                Map.of(
                        "accountId",
                        centre.accountOf("chat", centre.queue("chat", agent)),
                        "contact",
                        Map.of("email", "jane@example.org"),
                        "body",
                        "My kettle leaks"));
        centre.awaitOffer(interaction, agent);
        centre.accept(interaction, agent);
        centre.tryWrite(interaction, "agent", "Which kettle?\nThe red one? 🫖").expect(200);
        centre.tryWrite(interaction, "contact", "The blue one").expect(200);

        List<JsonNode> messages =
                centre.read("/interactions/" + interaction + "/messages").rows();
        assertThat(messages)
                .extracting(message -> message.get("from").asString() + ": "
                        + message.get("body").asString())
                .containsExactly(
                        "contact: My kettle leaks", "agent: Which kettle?\nThe red one? 🫖", "contact: The blue one");
        assertThat(centre.read("/interactions/" + interaction + "/events").text())
                .doesNotContain("kettle", "blue one");
    }

    @Test
    void ofMessagesAtTheSameInstantTheFirstOpensItAndAllAreKept() throws Exception {
        String agent = centre.agent();
        Closed closed = closed("chat", agent);
        List<Callable<Answer>> messages = IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(i -> () -> centre.tryWrite(closed.interaction(), "contact", "Message " + i))
                .toList();

        Together.run(messages).forEach(answer -> answer.expect(200));

        assertThat(centre.events(closed.interaction(), "reopened")).hasSize(1);
        assertThat(centre.events(closed.interaction(), "message-received"))
                .extracting(event -> event.get("payload").get("messageNo").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(centre.live(agent).get("openTabs").asInt()).isEqualTo(1);
    }

    @Test
    @Tag("AG-108")
    @Tag("AMB-04")
    void ofSeveralThatAreOpenedAgainAtTheSameInstantOnlyTheCapacityComesBack() throws Exception {
        String agent = centre.agent(Map.of("chat", 2));
        List<Closed> closed =
                Stream.generate(() -> closed("chat", agent)).limit(6).toList();
        List<Callable<Answer>> messages = closed.stream()
                .<Callable<Answer>>map(each -> () -> centre.tryWrite(each.interaction(), "contact", "Once more"))
                .toList();

        Together.run(messages).forEach(answer -> answer.expect(200));

        assertThat(closed)
                .filteredOn(
                        each -> !centre.events(each.interaction(), "reopened").isEmpty())
                .hasSize(2);
        assertThat(closed)
                .filteredOn(each ->
                        !centre.events(each.interaction(), "routed-anew").isEmpty())
                .hasSize(4)
                .allSatisfy(each -> assertThat(centre.payload(each.interaction(), "routed-anew")
                                .get("refusal")
                                .asString())
                        .isEqualTo("capacity"));
        assertThat(centre.liveOn(agent, "chat").get("open").asInt()).isEqualTo(2);
    }
}
