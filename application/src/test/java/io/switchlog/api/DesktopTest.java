package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import io.switchlog.api.EventStream.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an agent's web client shows, and what it is told when that changes. */
@Tag("AG-05")
class DesktopTest {
    private static final List<String> MODULES = List.of(
            "dashboard",
            "contacts",
            "voice",
            "chat",
            "email",
            "sms",
            "openchannel",
            "fax",
            "whatsapp",
            "campaigns",
            "scripts",
            "analytics");

    private final ContactCentre centre = ContactCentre.shared();
    private final Person anna = centre.person();

    private JsonNode desktop() {
        return anna.client()
                .get("/api/agents/" + anna.id() + "/desktop?after=" + centre.head())
                .expect(200)
                .json();
    }

    private void set(Map<String, ?> change) {
        centre.patch("/agents/" + anna.id(), change);
    }

    private static List<String> sidebar(JsonNode desktop) {
        return desktop.get("sidebar").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    @Tag("AG-138")
    @Tag("AG-139")
    void theSidebarHasEveryModuleAtFirstAndThenThoseThatAreOn() {
        assertThat(sidebar(desktop())).isEqualTo(MODULES);

        set(Map.of("permissions", Map.of("modules", Map.of("scripts", false, "contacts", false))));

        assertThat(sidebar(desktop()))
                .isEqualTo(MODULES.stream()
                        .filter(module -> !List.of("scripts", "contacts").contains(module))
                        .toList());
        assertThat(desktop().at("/permissions/modules/scripts").asBoolean()).isFalse();
    }

    @Test
    @Tag("AG-137")
    void eachTurnOfAModulesSwitchIsAnEvent() {
        set(Map.of("permissions", Map.of("modules", Map.of("chat", false))));
        set(Map.of("permissions", Map.of("modules", Map.of("chat", false))));
        set(Map.of("permissions", Map.of("modules", Map.of("chat", true))));

        assertThat(centre.agentEvents(anna.id(), "permission-revoked")).hasSize(1);
        assertThat(centre.agentEvents(anna.id(), "permission-granted")).hasSize(1);
        assertThat(sidebar(desktop())).contains("chat");
    }

    @ParameterizedTest
    @CsvSource({
        "messenger, true, permission-revoked",
        "messengerSound, true, desktop-configured",
        "prefixRequired, false, desktop-configured",
        "recallMeCampaign, false, permission-granted",
        "rescheduleHopperCalls, false, permission-granted"
    })
    @Tag("AG-129")
    @Tag("AG-130")
    @Tag("AG-131")
    @Tag("AG-132")
    @Tag("AG-133")
    void aPermissionBeginsAsUsualAndEachSwitchIsAnEventAndAtOnceOnTheDesktop(
            String permission, boolean initial, String event) {
        assertThat(desktop().get("permissions").get(permission).asBoolean()).isEqualTo(initial);

        set(Map.of("permissions", Map.of(permission, !initial)));

        assertThat(desktop().get("permissions").get(permission).asBoolean()).isEqualTo(!initial);
        assertThat(centre.read("/agents/" + anna.id())
                        .json()
                        .get("permissions")
                        .get(permission)
                        .asBoolean())
                .isEqualTo(!initial);
        assertThat(centre.agentEvents(anna.id(), event)).hasSize(1);
    }

    @Test
    @Tag("AG-142")
    @Tag("AG-149")
    void itSaysWhatIsSetAndWarnsOfTrafficWhileTheClientLogs() {
        set(Map.of(
                "toastPosition",
                "bottom-left",
                "security",
                Map.of("maskSensitiveData", true),
                "clientLogs",
                Map.of("enabled", true, "level", "DEBUG")));

        JsonNode desktop = desktop();
        assertThat(desktop.get("typology").asString()).isEqualTo("WEBRTC");
        assertThat(desktop.get("toastPosition").asString()).isEqualTo("bottom-left");
        assertThat(desktop.get("maskSensitiveData").asBoolean()).isTrue();
        assertThat(desktop.at("/clientLogs/enabled").asBoolean()).isTrue();
        assertThat(desktop.at("/clientLogs/level").asString()).isEqualTo("DEBUG");
        assertThat(desktop.at("/clientLogs/warning").asString())
                .contains("much traffic")
                .contains("off when it is not needed");

        set(Map.of("clientLogs", Map.of("enabled", false)));
        assertThat(desktop().get("clientLogs").has("warning")).isFalse();
    }

    @Test
    @Tag("AG-02")
    void itIsForTheAgentAndForWhoeverSeesHim() {
        String path = "/api/agents/" + anna.id() + "/desktop";
        String queue = centre.queue("chat", anna.id());
        centre.supervisorOf(queue)
                .client()
                .get(path + "?after=" + centre.head())
                .expect(200);
        centre.supervisorOf(centre.queue("chat")).client().get(path).expectProblem(404, "NOT_FOUND");
        centre.user("supervisor", Map.of("allQueues", true, "permissions", List.of("queues")))
                .client()
                .get(path)
                .expectProblem(403, "FORBIDDEN");
        centre.person().client().get(path).expectProblem(404, "NOT_FOUND");
    }

    @Test
    @Tag("AG-147")
    void whatIsSwitchedWhileHeListensIsOnHisStreamAtOnceWithANotice() {
        try (EventStream hers = EventStream.of(anna.client(), "/live/stream");
                EventStream everything = EventStream.of(centre.admin(), "/live/stream")) {
            hers.await(
                    "a snapshot with the desktop", message -> sidebar(message).equals(MODULES));
            everything.await("a snapshot", message -> message.event().equals("snapshot"));
            set(Map.of("permissions", Map.of("modules", Map.of("fax", false))));
            hers.await(
                    "no faxes",
                    message ->
                            message.event().equals("patch") && sidebar(message).size() == MODULES.size() - 1);
            set(Map.of("clientLogs", Map.of("enabled", true)));
            hers.await("logging began", message -> notices(message).equals(List.of("CLIENT_LOGGING_STARTED")));
            set(Map.of("clientLogs", Map.of("enabled", false)));
            hers.await("logging ended", message -> notices(message).equals(List.of("CLIENT_LOGGING_STOPPED")));

            centre.pause(anna.id());
            everything.awaitIndex(centre.head());
            assertThat(everything.messages()).allSatisfy(message -> {
                assertThat(message.data().has("desktop")).isFalse();
                assertThat(message.data().has("notices")).isFalse();
            });
        }
    }

    @Test
    @Tag("AG-147")
    void whoComesBackIsToldWhatHeMissed() {
        long seen;
        try (EventStream stream = EventStream.of(anna.client(), "/live/stream");
                EventStream meanwhile = EventStream.of(centre.admin(), "/live/stream")) {
            centre.pause(anna.id());
            stream.awaitIndex(centre.head());
            seen = stream.messages()
                    .get(stream.messages().size() - 1)
                    .data()
                    .get("index")
                    .asLong();
            set(Map.of("clientLogs", Map.of("enabled", true)));
            meanwhile.await("a snapshot", message -> message.event().equals("snapshot"));
        }
        Client back = anna.client().with("Last-Event-ID", Long.toString(seen));
        try (EventStream stream = EventStream.of(back, "/live/stream")) {
            stream.await(
                    "the client logs",
                    message -> message.data().at("/desktop/clientLogs/enabled").asBoolean());
            assertThat(stream.messages().get(0).data().get("index").asLong()).isGreaterThan(seen);
        }
    }

    @Test
    void theReplayOfHisDayShowsTheDesktopOfThen() {
        String began = centre.now().toString();
        centre.advance(1);
        set(Map.of("permissions", Map.of("modules", Map.of("fax", false))));
        centre.advance(1);
        set(Map.of("permissions", Map.of("modules", Map.of("fax", true))));
        centre.advance(1);
        try (EventStream past = EventStream.of(anna.client(), "/history/stream?speed=1&from=" + began)) {
            past.await("the desktop of then", message -> sidebar(message).equals(MODULES));
        }
    }

    private static List<String> sidebar(Message message) {
        JsonNode desktop = message.data().path("desktop");
        return desktop.isObject() ? sidebar(desktop) : List.of();
    }

    private static List<String> notices(Message message) {
        return message.data()
                .path("notices")
                .valueStream()
                .map(notice -> notice.get("code").asString())
                .toList();
    }
}
