package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.api.ContactCentre.Person;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What agents' web clients log (AG-142 ... AG-149). */
class ClientLogsTest {
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug");

    private final ContactCentre centre = ContactCentre.shared();
    private final Person anna = centre.person();

    private String path() {
        return "/api/agents/" + anna.id() + "/client-logs";
    }

    private static Map<String, Object> entry(String level, String message) {
        return Map.of("time", "2026-03-02T08:00:00.000Z", "level", level, "scope", "sip", "message", message);
    }

    private void logging(String level) {
        centre.patch("/agents/" + anna.id(), Map.of("clientLogs", Map.of("enabled", true, "level", level)));
    }

    private Answer send(Object... entries) {
        return anna.client().post(path() + "?after=" + centre.head(), Map.of("entries", List.of(entries)));
    }

    @Test
    @Tag("AG-142")
    void nothingIsTakenWhileItIsOff() {
        send(entry("error", "x")).expectProblem(409, "CLIENT_LOGS_OFF");
        logging("ERROR");
        send(entry("error", "x")).expect(200);
        centre.patch("/agents/" + anna.id(), Map.of("clientLogs", Map.of("enabled", false)));
        send(entry("error", "x")).expectProblem(409, "CLIENT_LOGS_OFF");
    }

    @ParameterizedTest
    @Tag("AG-146")
    @CsvSource({"ERROR, 1", "WARNING, 2", "INFO, 3", "DEBUG, 4"})
    void theLevelSaysWhatIsKept(String level, int kept) {
        logging(level);

        JsonNode answer = send(LEVELS.stream()
                        .map(each -> entry(each, "says " + each))
                        .toArray())
                .expect(200)
                .json();

        assertThat(answer.get("kept").asInt()).isEqualTo(kept);
        String text =
                centre.admin().get(path() + "/omni-desktop.log").expect(200).text();
        for (int i = 0; i < LEVELS.size(); i++) {
            assertThat(text.contains("says " + LEVELS.get(i))).isEqualTo(i < kept);
        }
    }

    @Test
    @Tag("AG-144")
    @Tag("AG-148")
    void allScopesGoToTheAgentsDirectory() {
        logging("DEBUG");
        Map<String, Object> other = new LinkedHashMap<>(entry("debug", "two"));
        other.put("scope", "chat");

        send(entry("debug", "one"), other).expect(200);

        String username =
                centre.read("/agents/" + anna.id()).json().get("username").asString();
        Path file =
                Installation.shared().clientLogs().resolve("agent-" + username).resolve("omni-desktop.log");
        assertThat(file).content().contains("[sip] one").contains("[chat] two");
        assertThat(centre.read("/agents/" + anna.id() + "/client-logs").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("name").asString()).isEqualTo("omni-desktop.log"));
    }

    @Test
    void aClientSendsForItsOwnAgentOnlyAndDoesNotRead() {
        logging("ERROR");
        Person bert = centre.person();
        Map<String, Object> batch = Map.of("entries", List.of(entry("error", "x")));

        bert.client().post(path(), batch).expectProblem(403, "FORBIDDEN");
        centre.admin().post(path(), batch).expectProblem(403, "FORBIDDEN");
        anna.client().get(path()).expectProblem(403, "FORBIDDEN");
        anna.client().get(path() + "/omni-desktop.log").expectProblem(403, "FORBIDDEN");
        centre.admin().get(path() + "/passwords.txt").expectProblem(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"entries\":[]}",
                "{\"entries\":[null]}",
                "{\"entries\":[{}]}",
                "{\"entries\":[{\"time\":\"now\",\"level\":\"error\",\"message\":\"x\"}]}",
                "{\"entries\":[{\"time\":\"2026-03-02T08:00:00Z\",\"level\":\"loud\",\"message\":\"x\"}]}",
                "{\"entries\":[{\"time\":\"2026-03-02T08:00:00Z\",\"level\":\"error\"}]}",
                "{\"entries\":{}}",
                "[]",
                "x"
            })
    void whatIsNoBatchIsRefused(String body) {
        logging("DEBUG");

        assertThat(anna.client().post(path(), body).expectProblem().status()).isIn(400, 422);
    }

    @Test
    @Tag("AG-149")
    void aClientThatSendsTooMuchOrTooOftenIsToldSo() {
        logging("DEBUG");
        centre.advance(60);
        anna.client()
                .post(path(), Map.of("entries", Collections.nCopies(501, entry("error", "x"))))
                .expectProblem(422, "INVALID")
                .expectField("entries");
        anna.client()
                .post(path(), Map.of("entries", List.of(entry("error", "x".repeat(4_001)))))
                .expectProblem(422, "INVALID")
                .expectField("entries[0].message");
        anna.client()
                .post(path(), Map.of("entries", List.of(entry("error", "x".repeat(2 << 20)))))
                .expectProblem(413, "BODY_TOO_LARGE");
        centre.advance(60);
        for (int i = 0; i < 60; i++) {
            send(entry("error", "x")).expect(200);
        }
        assertThat(send(entry("error", "x")).expectProblem(429, "TOO_OFTEN").header("Retry-After"))
                .isNotBlank();
        centre.advance(60);
        send(entry("error", "x")).expect(200);
    }
}
