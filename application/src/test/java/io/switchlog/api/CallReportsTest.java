package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Calls as a switchboard reports them, and the rows of the reports that they make. */
@Tag("AG-116")
class CallReportsTest {
    private static final Instant MORNING = Instant.parse("2026-03-04T08:00:00Z");

    private final ContactCentre centre = ContactCentre.shared();
    private final String anna = centre.agent();
    private final String bert = centre.agent();
    private final String sales = centre.queue("voice", anna, bert);
    private final String support = centre.queue("voice", bert);
    private final Switchboard call = new Switchboard(MORNING);

    private String at(double second) {
        return call.time(second);
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).asString();
    }

    private List<JsonNode> companions(String kind, String queue) {
        return centre.read("/reports/voice/" + kind + "?limit=1000&queueId=" + queue)
                .rows();
    }

    private static List<String> each(List<JsonNode> rows, Function<JsonNode, String> what) {
        return rows.stream().map(what).toList();
    }

    @Test
    @Tag("AG-118")
    void anAnsweredCallIsOneRowWithTheCallAndTheConversation() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna),
                call.connection(4, 1, anna),
                call.hold(10, anna),
                call.resumption(15, anna),
                call.release(34, 1, anna, Release.CALLER_HUNG_UP),
                call.end(34, Party.CALLER));

        JsonNode row = centre.reported("voice", sales);
        assertThat(text(row, "interactionId")).isEqualTo(call.id());
        assertThat(text(row, "reason")).isEqualTo("accepted");
        assertThat(text(row, "cause")).isEqualTo("manual");
        assertThat(text(row, "userId")).isEqualTo(anna);
        assertThat(text(row, "source")).isEqualTo("ami");
        assertThat(text(row, "origin")).isEqualTo("new");
        assertThat(text(row, "joinedAt")).isEqualTo(at(1));
        assertThat(text(row, "firstOfferedAt")).isEqualTo(at(2));
        assertThat(text(row, "acceptedAt")).isEqualTo(at(4));
        assertThat(text(row, "releasedAt")).isEqualTo(at(34));
        assertThat(text(row, "releasedBy")).isEqualTo("caller_hung_up");
        assertThat(row.get("waitMs").asLong()).isEqualTo(3_000);
        assertThat(row.get("ringMs").asLong()).isEqualTo(2_000);
        assertThat(row.get("talkMs").asLong()).isEqualTo(30_000);
        assertThat(row.get("holdMs").asLong()).isEqualTo(5_000);
        assertThat(text(row, "pbx")).isEqualTo("branch");
        assertThat(text(row, "uniqueId")).isEqualTo("branch-" + call.id());
        assertThat(text(row, "linkedId")).isEqualTo("branch-" + call.id());
        assertThat(text(row, "direction")).isEqualTo("inbound");
        assertThat(row.get("deadlineAt").isNull()).isTrue();

        JsonNode session = companions("sessions", sales).get(0);
        assertThat(text(session, "agentId")).isEqualTo(anna);
        assertThat(text(session, "acceptedAt")).isEqualTo(at(4));
        assertThat(text(session, "closedAt")).isEqualTo(at(34));
        assertThat(text(session, "endedBy")).isEqualTo("closed");
        assertThat(session.get("talkMs").asLong()).isEqualTo(30_000);
        assertThat(session.get("holdMs").asLong()).isEqualTo(5_000);
    }

    @Test
    @Tag("AG-119")
    void aCallerWhoHangsUpWhileNothingRingsHasAbandonedWaiting() {
        call.send(call.arrival(0), call.join(1, 1, sales), call.exit(21, 1, sales, QueueExit.ABANDONED));
        call.send(call.end(21, Party.CALLER));

        JsonNode row = centre.reported("voice", sales);
        assertThat(text(row, "reason")).isEqualTo("abandoned");
        assertThat(text(row, "cause")).isEqualTo("waiting");
        assertThat(text(row, "abandonedAt")).isEqualTo(at(21));
        assertThat(row.get("waitMs").asLong()).isEqualTo(20_000);
        assertThat(row.get("offerCount").asInt()).isZero();
        assertThat(companions("offers", sales)).isEmpty();
    }

    @Test
    @Tag("AG-119")
    void aCallerWhoHangsUpWhileItRingsIsNotTheFaultOfThoseAtWhomItRang() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna),
                call.ringing(2, 1, bert),
                call.ringEnd(9, 1, anna, RingOutcome.CANCELLED),
                call.ringEnd(9, 1, bert, RingOutcome.CANCELLED),
                call.exit(9, 1, sales, QueueExit.ABANDONED),
                call.end(9, Party.CALLER));

        JsonNode row = centre.reported("voice", sales);
        assertThat(text(row, "reason")).isEqualTo("abandoned");
        assertThat(text(row, "cause")).isEqualTo("while_offered");
        assertThat(row.get("rescindedOffers").asInt()).isEqualTo(2);
        assertThat(row.get("expiredOffers").asInt()).isZero();
        assertThat(each(
                        companions("offers", sales),
                        offer -> text(offer, "outcome") + " " + text(offer, "cause") + " " + text(offer, "endedAt")))
                .containsExactly("rescinded abandoned " + at(9), "rescinded abandoned " + at(9));
    }

    @Test
    @Tag("AG-117")
    @Tag("AG-122")
    void nobodyInOneQueueAndSomebodyInTheNextAreTwoRows() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna),
                call.ringEnd(17, 1, anna, RingOutcome.NO_ANSWER),
                call.exit(21, 1, sales, QueueExit.TIMED_OUT),
                call.join(21.5, 2, support),
                call.ringing(22, 2, bert),
                call.connection(25.5, 2, bert),
                call.release(60, 2, bert, Release.AGENT_HUNG_UP),
                call.end(60, Party.AGENT));

        JsonNode first = centre.reported("voice", sales);
        assertThat(text(first, "reason")).isEqualTo("timeout");
        assertThat(text(first, "cause")).isEqualTo("no_answer");
        assertThat(first.get("waitMs").asLong()).isEqualTo(20_000);
        assertThat(first.get("userId").isNull()).isTrue();
        assertThat(first.get("stepNo").asInt()).isEqualTo(1);
        JsonNode second = centre.reported("voice", support);
        assertThat(text(second, "reason")).isEqualTo("accepted");
        assertThat(text(second, "userId")).isEqualTo(bert);
        assertThat(second.get("stepNo").asInt()).isEqualTo(2);
        assertThat(second.get("waitMs").asLong()).isEqualTo(4_000);
        assertThat(text(second, "releasedBy")).isEqualTo("agent_hung_up");
        assertThat(text(second, "interactionId")).isEqualTo(text(first, "interactionId"));
    }

    @Test
    void whoDoesNotAnswerAndWhoIsBusyCountAsSuchBeforeAnotherAnswers() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna),
                call.ringEnd(12, 1, anna, RingOutcome.NO_ANSWER),
                call.ringing(13, 1, anna),
                call.ringEnd(13, 1, anna, RingOutcome.BUSY),
                call.ringing(14, 1, bert),
                call.connection(16, 1, bert));

        JsonNode row = centre.reported("voice", sales);
        assertThat(row.get("offerCount").asInt()).isEqualTo(3);
        assertThat(row.get("offeredAgents").asInt()).isEqualTo(2);
        assertThat(row.get("expiredOffers").asInt()).isEqualTo(1);
        assertThat(row.get("rejectedOffers").asInt()).isEqualTo(1);
        assertThat(text(row, "userId")).isEqualTo(bert);
        assertThat(row.get("ringMs").asLong()).isEqualTo(2_000);
        assertThat(each(
                        companions("offers", sales),
                        offer -> text(offer, "outcome") + " "
                                + offer.get("ringMs").asLong()))
                .containsExactly("expired 10000", "rejected 0", "accepted 2000");
        call.send(call.end(17, Party.AGENT));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMED_OUT, no_agent_notified",
        "EMPTY, exit_empty",
        "JOIN_EMPTY, exit_empty",
        "FULL, exit_full",
        "KEY_PRESSED, exit_key",
        "WITHDRAWN, withdrawn"
    })
    void whatTheSwitchboardTakesOutOfAQueueIsATimeoutAndNoAbandon(QueueExit exit, String cause) {
        call.send(call.arrival(0), call.join(1, 1, sales), call.exit(5, 1, sales, exit), call.end(6, Party.CALLER));

        JsonNode row = centre.reported("voice", sales);
        assertThat(text(row, "reason")).isEqualTo("timeout");
        assertThat(text(row, "cause")).isEqualTo(cause);
        assertThat(text(row, "timedOutAt")).isEqualTo(at(5));
    }

    @Test
    void aCallPassedOnBlindlyToAQueueIsARowOfEachWithItsOwnConversation() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna),
                call.connection(3, 1, anna),
                call.release(13, 1, anna, Release.BLIND_TRANSFER),
                call.join(13.2, 2, support),
                call.ringing(14, 2, bert),
                call.connection(15, 2, bert),
                call.release(35, 2, bert, Release.CALLER_HUNG_UP),
                call.end(35, Party.CALLER));

        JsonNode first = centre.reported("voice", sales);
        assertThat(text(first, "reason")).isEqualTo("accepted");
        assertThat(text(first, "releasedBy")).isEqualTo("blind_transfer");
        assertThat(first.get("talkMs").asLong()).isEqualTo(10_000);
        JsonNode second = centre.reported("voice", support);
        assertThat(text(second, "origin")).isEqualTo("transfer");
        assertThat(text(second, "releasedBy")).isEqualTo("caller_hung_up");
        assertThat(second.get("talkMs").asLong()).isEqualTo(20_000);
        assertThat(text(companions("sessions", sales).get(0), "endedBy")).isEqualTo("transferred");
    }

    @Test
    void aCallPassedOnAfterAskingIsASessionOfEachAgent() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna),
                call.connection(3, 1, anna),
                call.passOn(20, 1, anna, Release.ATTENDED_TRANSFER, bert),
                call.connection(20, 0, bert),
                call.end(50, Party.CALLER));

        JsonNode row = centre.reported("voice", sales);
        assertThat(text(row, "releasedBy")).isEqualTo("attended_transfer");
        assertThat(text(row, "passedTo")).isEqualTo(bert);
        JsonNode taken = centre.read("/reports/voice/sessions?agentId=" + bert).rows().stream()
                .filter(session -> text(session, "interactionId").equals(call.id()))
                .findFirst()
                .orElseThrow();
        assertThat(taken.get("queueId").isNull()).isTrue();
        assertThat(text(taken, "acceptedAt")).isEqualTo(at(20));
        assertThat(text(taken, "releasedBy")).isEqualTo("caller_hung_up");
        assertThat(taken.get("talkMs").asLong()).isEqualTo(30_000);
    }

    @Test
    void whatIsFoundOutAfterwardsIsMarkedAndWhatWasSeenIsNot() {
        Switchboard seen = new Switchboard(MORNING);
        seen.send(seen.arrival(0), seen.join(1, 1, sales), seen.exit(5, 1, sales, QueueExit.ABANDONED));
        seen.send(seen.end(5, Party.CALLER));
        call.send(call.arrival(0), call.join(1, 1, support));
        call.reconciled();
        call.send(call.exit(9, 1, support, QueueExit.ABANDONED), call.end(9, Party.CALLER));

        assertThat(text(centre.reported("voice", sales), "source")).isEqualTo("ami");
        assertThat(text(centre.reported("voice", support), "source")).isEqualTo("reconciled");
        List<String> origins = each(
                centre.events(call.id()),
                event -> event.get("metadata").get("origin").asString());
        assertThat(origins).contains("phone");
        String chats = centre.queue("chat", anna);
        centre.abandon(centre.interaction(centre.accountOf("chat", chats)));
        assertThat(text(centre.reported("chat", chats), "source")).isEqualTo("native");
    }

    @Test
    @Tag("AG-03")
    void anAgentIsInTheReportOfEachOfTheSevenChannels() {
        call.send(call.arrival(0), call.join(1, 1, sales), call.connection(4, 1, anna), call.end(9, Party.AGENT));
        for (String channel : List.of("chat", "email", "sms", "openchannel", "fax", "whatsapp")) {
            String queue = centre.queue(channel, anna);
            String interaction = centre.ringing(centre.accountOf(channel, queue), anna);
            centre.accept(interaction, anna);
            centre.close(interaction);
            assertThat(text(centre.reported(channel, queue), "userId")).isEqualTo(anna);
        }
        assertThat(text(centre.reported("voice", sales), "userId")).isEqualTo(anna);
        List<String> channels = centre.read("/reports/all/sessions?limit=1000&agentId=" + anna).rows().stream()
                .map(session -> text(session, "channel"))
                .toList();
        assertThat(channels)
                .containsExactlyInAnyOrder("chat", "email", "sms", "openchannel", "fax", "whatsapp", "voice");
    }

    @Test
    void keyFiguresCountCallsByTheSwitchboardsClock() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.connection(11, 1, anna),
                call.hold(20, anna),
                call.resumption(24, anna),
                call.release(41, 1, anna, Release.CALLER_HUNG_UP),
                call.end(41, Party.CALLER));
        Switchboard other = new Switchboard(MORNING);
        other.send(other.arrival(0), other.join(2, 1, sales), other.exit(32, 1, sales, QueueExit.ABANDONED));
        other.send(other.end(32, Party.CALLER));

        Stream<JsonNode> rows =
                centre.read("/reports/voice/kpis?by=queue&from=" + at(0) + "&to=" + at(60)).rows().stream();
        JsonNode figures = rows.filter(row -> text(row, "queueId").equals(sales))
                .findFirst()
                .orElseThrow();
        Map<String, Long> expected = Map.of(
                "offered",
                2L,
                "accepted",
                1L,
                "abandoned",
                1L,
                "handled",
                1L,
                "sumAnswerMs",
                10_000L,
                "sumTalkMs",
                30_000L,
                "sumHoldMs",
                4_000L);
        expected.forEach((figure, value) ->
                assertThat(figures.get(figure).asLong()).as(figure).isEqualTo(value));
    }
}
