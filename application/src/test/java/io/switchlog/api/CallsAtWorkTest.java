package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Calls on the boards, at the agents' desks and in what is told of them one by one. */
class CallsAtWorkTest {
    private static final Instant MORNING = Instant.parse("2026-03-05T08:00:00Z");
    private static final String DIGITS = Switchboard.CALLER.replaceAll("[^0-9]", "");

    private final ContactCentre centre = ContactCentre.shared();
    private final Person anna = centre.person();
    private final String bert = centre.agent();
    private final String sales = centre.queue("voice", anna.id(), bert);
    private final Switchboard call = new Switchboard(MORNING);

    private String read(Client client, String path) {
        return client.get("/api" + path + (path.contains("?") ? "&" : "?") + "after=" + centre.head())
                .expect(200)
                .text();
    }

    private JsonNode interaction() {
        return centre.read("/interactions/" + call.id()).json();
    }

    private JsonNode live(String kind, String field, String id, String query) {
        return centre.read("/live/" + kind + query).rows().stream()
                .filter(row -> row.get(field).asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private int open(String agent, String query) {
        JsonNode row = live("agents", "agentId", agent, query);
        int open = row.get("openTabs").asInt();
        assertThat(row.get("channels").get("voice").get("open").asInt()).isEqualTo(open);
        return open;
    }

    private void talkWithAnna() {
        call.send(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna.id()),
                call.connection(4, 1, anna.id()));
    }

    @Test
    @Tag("CARD-05")
    void boardsCountACallWhileItWaitsRingsAndIsTalkedAndAfterwardsShowWhatTheyShowed() {
        call.send(call.arrival(0), call.join(1, 1, sales));
        assertThat(live("queues", "queueId", sales, "").get("waiting").asInt()).isEqualTo(1);
        assertThat(live("interactions", "interactionId", call.id(), "")
                        .get("status")
                        .asString())
                .isEqualTo("waiting");

        call.send(call.ringing(2, 1, anna.id()));
        JsonNode ringing = live("queues", "queueId", sales, "");
        assertThat(ringing.get("waiting").asInt()).isEqualTo(1);
        assertThat(ringing.get("offered").asInt()).isEqualTo(1);
        assertThat(live("agents", "agentId", anna.id(), "").get("offers")).hasSize(1);
        Instant rang = centre.lastTime(call.id(), "offered");
        assertThat(open(anna.id(), "")).isZero();

        call.send(call.connection(4, 1, anna.id()));
        assertThat(open(anna.id(), "")).isEqualTo(1);
        assertThat(live("queues", "queueId", sales, "").get("waiting").asInt()).isZero();
        JsonNode talked = live("interactions", "interactionId", call.id(), "");
        assertThat(talked.get("status").asString()).isEqualTo("accepted");
        assertThat(talked.get("agentId").asString()).isEqualTo(anna.id());
        assertThat(talked.get("timeoutAt").isNull()).isTrue();
        Instant answered = centre.lastTime(call.id(), "accepted");

        centre.advance(1);
        call.send(call.release(30, 1, anna.id(), Release.AGENT_HUNG_UP), call.end(30, Party.AGENT));
        assertThat(open(anna.id(), "")).isZero();
        assertThat(column("interactions", "")).doesNotContain(call.id());

        assertThat(live("queues", "queueId", sales, "?at=" + rang)
                        .get("offered")
                        .asInt())
                .isEqualTo(1);
        assertThat(open(anna.id(), "?at=" + rang)).isZero();
        assertThat(open(anna.id(), "?at=" + answered.plusMillis(900))).isEqualTo(1);
        assertThat(live("interactions", "interactionId", call.id(), "?at=" + answered.plusMillis(900))
                        .get("agentId")
                        .asString())
                .isEqualTo(anna.id());
    }

    private Set<String> column(String kind, String query) {
        return centre.read("/live/" + kind + query).rows().stream()
                .map(row -> row.get("interactionId").asString())
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("CARD-05")
    void aCallThatComesToAnAgentDirectlyIsOpenAtHisDeskAndInNoQueue() {
        call.send(call.arrival(0), call.ringing(1, 0, anna.id()), call.connection(5, 0, anna.id()));

        assertThat(open(anna.id(), "")).isEqualTo(1);
        assertThat(interaction().get("queueId").isNull()).isTrue();
        call.send(call.release(60, 0, anna.id(), Release.CALLER_HUNG_UP), call.end(60, Party.CALLER));
        assertThat(open(anna.id(), "")).isZero();
        JsonNode session = centre.read("/reports/voice/sessions?agentId=" + anna.id())
                .rows()
                .get(0);
        assertThat(session.get("queueId").isNull()).isTrue();
        assertThat(session.get("talkMs").asLong()).isEqualTo(55_000);
        assertThat(centre.report("voice", sales)).isEmpty();
    }

    @Test
    @Tag("CARD-05")
    void aCallThatAnAgentPlacesIsOpenFromTheFirstMoment() {
        call.send(call.placed(0, anna.id()));
        assertThat(open(anna.id(), "")).isEqualTo(1);
        call.send(call.answer(7));

        JsonNode placed = interaction().get("call");
        assertThat(placed.get("direction").asString()).isEqualTo("outbound");
        assertThat(placed.get("placedBy").asString()).isEqualTo(anna.id());
        assertThat(placed.get("dialled").isNull()).isTrue();
        assertThat(placed.get("answeredAt").asString()).isEqualTo(call.time(7));
        assertThat(interaction().get("contact").get("phone").asString()).isEqualTo(Switchboard.CALLER);
        call.send(call.end(60, Party.AGENT));
        assertThat(open(anna.id(), "")).isZero();
        assertThat(interaction().get("status").asString()).isEqualTo("closed");
    }

    @Test
    void aCallPassedOnIsOpenWithTheOneWhoHasIt() {
        talkWithAnna();
        call.send(call.passOn(20, 1, anna.id(), Release.ATTENDED_TRANSFER, bert), call.connection(20, 0, bert));

        assertThat(open(anna.id(), "")).isZero();
        assertThat(open(bert, "")).isEqualTo(1);
        call.send(call.end(50, Party.CALLER));
        assertThat(open(bert, "")).isZero();
    }

    @Test
    void anInteractionTellsHowTheSwitchboardKnowsItAndInWhichFilesItWasRecorded() {
        String file = call.id() + ".wav";
        talkWithAnna();
        call.send(
                call.recording(4, file),
                call.recordingPause(10, file, true),
                call.recordingPause(20, file, false),
                call.recordingEnd(30, file),
                call.release(30, 1, anna.id(), Release.CALLER_HUNG_UP),
                call.end(30.5, Party.CALLER));

        JsonNode interaction = interaction();
        assertThat(interaction.get("channel").asString()).isEqualTo("voice");
        assertThat(interaction.get("contact").get("phone").asString()).isEqualTo(Switchboard.CALLER);
        JsonNode told = interaction.get("call");
        assertThat(told.get("pbx").asString()).isEqualTo("branch");
        assertThat(told.get("uniqueId").asString()).isEqualTo("branch-" + call.id());
        assertThat(told.get("linkedId").asString()).isEqualTo("branch-" + call.id());
        assertThat(told.get("direction").asString()).isEqualTo("inbound");
        assertThat(told.get("dialled").asString()).isEqualTo("800500");
        assertThat(told.get("placedBy").isNull()).isTrue();
        assertThat(told.get("beganAt").asString()).isEqualTo(call.time(0));
        assertThat(told.get("hungUpAt").asString()).isEqualTo(call.time(30.5));
        assertThat(told.get("hungUpBy").asString()).isEqualTo("caller");
        assertThat(told.get("hangupCause").asInt()).isEqualTo(16);
        assertThat(told.get("recordings")).singleElement().satisfies(recording -> {
            assertThat(recording.get("file").asString()).isEqualTo(file);
            assertThat(recording.get("agentId").asString()).isEqualTo(anna.id());
            assertThat(recording.get("pauses").asInt()).isEqualTo(1);
            assertThat(recording.get("paused").asBoolean()).isFalse();
            assertThat(recording.get("startedAt").asString()).isEqualTo(call.time(4));
            assertThat(recording.get("stoppedAt").asString()).isEqualTo(call.time(30));
        });
        JsonNode session = centre.read("/reports/voice/sessions?agentId=" + anna.id())
                .rows()
                .get(0);
        assertThat(session.get("recordings").asInt()).isEqualTo(1);
        assertThat(session.get("recordingFiles").asString()).isEqualTo(file);
        String chat = centre.interaction(centre.accountOf("chat", centre.queue("chat")));
        assertThat(centre.read("/interactions/" + chat).json().has("call")).isFalse();
        centre.abandon(chat);
    }

    @Test
    void theTimelineHasBothClocksAndAnAgentIsNotToldWhoListens() {
        talkWithAnna();
        call.send(
                call.hold(10, anna.id()),
                call.resumption(15, anna.id()),
                call.monitoring(16, anna.id()),
                call.monitoringEnd(18, anna.id()),
                call.release(30, 1, anna.id(), Release.CALLER_HUNG_UP),
                call.end(30, Party.CALLER));

        String path = "/interactions/" + call.id() + "/timeline";
        JsonNode timeline = centre.read(path).json();
        List<JsonNode> parts = timeline.get("rows")
                .valueStream()
                .filter(row -> row.get("kind").asString().equals("call"))
                .toList();
        assertThat(parts.stream().map(part -> part.get("what").asString()))
                .containsExactly(
                        "began", "held", "resumed", "monitoring_started", "monitoring_ended", "released", "ended");
        JsonNode held = parts.get(1);
        assertThat(held.get("details").get("agentId").asString()).isEqualTo(anna.id());
        JsonNode event = held.get("events").get(0);
        assertThat(event.get("type").asString()).isEqualTo("call.held");
        assertThat(event.get("actor").asString()).isEqualTo("pbx:branch");
        assertThat(event.get("occurredAt").asString()).isEqualTo(call.time(10));
        assertThat(event.get("recordedAt").asString())
                .isNotEqualTo(event.get("occurredAt").asString());
        assertThat(read(anna.client(), path)).contains("\"held\"").doesNotContain("monitoring");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("AG-39")
    void theOtherPartysNumberIsForWhomItIsNotMasked(boolean placed) {
        if (placed) {
            call.send(call.placed(0, anna.id()), call.answer(5));
        } else {
            talkWithAnna();
        }
        List<String> paths = List.of("", "/timeline");
        assertThat(read(anna.client(), "/interactions/" + call.id()).replaceAll("[ +]", ""))
                .contains(DIGITS);

        centre.patch("/agents/" + anna.id(), Map.of("security", Map.of("maskSensitiveData", true)));
        for (String path : paths) {
            String told = read(anna.client(), "/interactions/" + call.id() + path);
            assertThat(told).contains(call.id());
            assertThat(told.replaceAll("[ +]", "")).as(path).doesNotContain(DIGITS);
        }
        assertThat(read(anna.client(), "/agents/" + anna.id() + "/calls").replaceAll("[ +]", ""))
                .contains(call.id())
                .doesNotContain(DIGITS);
        assertThat(read(centre.admin(), "/interactions/" + call.id() + "/events")
                        .replaceAll("[ +]", ""))
                .doesNotContain(DIGITS);
        call.send(call.end(30, Party.AGENT));
    }

    @Test
    void whatOnlyTheSwitchboardCanDoIsRefused() {
        call.send(call.arrival(0), call.join(1, 1, sales), call.ringing(2, 1, anna.id()));
        expectAllRefused();
        call.send(call.connection(4, 1, anna.id()));
        expectAllRefused();
        call.send(call.end(30, Party.CALLER));
        expectAllRefused();
        assertThat(centre.types(call.id())).doesNotContain("abandoned", "transferred", "offer-rejected");
        centre.read("/reports/voice/queue?queueId=" + sales).expect(200);
    }

    private void expectAllRefused() {
        Map<String, Map<String, ?>> commands = Map.of(
                "accept", Map.of("agentId", anna.id()),
                "reject", Map.of("agentId", anna.id()),
                "abandon", Map.of(),
                "close", Map.of(),
                "transfer", Map.of("queueId", sales),
                "messages", Map.of("from", "contact", "body", "Hello?"));
        commands.forEach((command, body) -> centre.admin()
                .post("/api/interactions/" + call.id() + "/" + command, body)
                .expectProblem(409, "HANDLED_BY_SWITCHBOARD"));
    }

    @Test
    void aReportThatIsSentAgainRecordsNothingUnderItsIdOrAnother() {
        List<CallCommand> reports = List.of(
                call.arrival(0),
                call.join(1, 1, sales),
                call.ringing(2, 1, anna.id()),
                call.ringEnd(8, 1, anna.id(), RingOutcome.NO_ANSWER),
                call.exit(9, 1, sales, QueueExit.TIMED_OUT),
                call.end(10, Party.CALLER));
        List<UUID> ids = reports.stream().map(report -> CommandIds.next()).toList();
        for (int i = 0; i < reports.size(); i++) {
            call.send(ids.get(i), reports.get(i));
        }
        List<String> recorded = centre.types(call.id());
        JsonNode row = centre.reported("voice", sales);

        for (int i = 0; i < reports.size(); i++) {
            call.send(ids.get(i), reports.get(i));
            call.send(reports.get(i));
        }

        assertThat(centre.types(call.id())).isEqualTo(recorded);
        assertThat(centre.reported("voice", sales)).isEqualTo(row);
    }

    @Test
    @Tag("AG-141")
    void withoutTheVoiceModuleAnAgentHasCallsAndNoListsOfThem() {
        centre.patch("/agents/" + anna.id(), Map.of("permissions", Map.of("modules", Map.of("voice", false))));
        talkWithAnna();
        Switchboard placed = new Switchboard(MORNING);
        placed.send(placed.placed(5, anna.id()));

        assertThat(open(anna.id(), "")).isEqualTo(2);
        for (String list : List.of("calls", "abandoned-calls")) {
            anna.client()
                    .get("/api/agents/" + anna.id() + "/" + list + "?after=" + centre.head())
                    .expectProblem(403, "MODULE_DISABLED");
        }
        placed.send(placed.end(30, Party.AGENT));
        call.send(call.end(30, Party.AGENT));
    }

    @Test
    void whyAnAgentWasNotRungIsForTheSwitchboardToSay() {
        call.send(call.arrival(0), call.join(1, 1, sales), call.ringing(2, 1, anna.id()));

        assertThat(why(anna.id())).contains("the switchboard chose the agent");
        assertThat(why(bert)).contains("the switchboard chooses whose telephone rings");
        call.send(call.exit(9, 1, sales, QueueExit.ABANDONED), call.end(9, Party.CALLER));
    }

    private String why(String agent) {
        return centre.read("/interactions/" + call.id() + "/why?agentId=" + agent)
                .json()
                .get("explanation")
                .asString();
    }
}
