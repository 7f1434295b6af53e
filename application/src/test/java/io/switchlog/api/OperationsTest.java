package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.query.check.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What operators and clients' authors look at: the description, health and figures. */
class OperationsTest {
    private final ContactCentre centre = ContactCentre.shared();

    @Test
    void theApiDescribesItself() {
        JsonNode document = centre.anybody().get("/v3/api-docs").expect(200).json();

        assertThat(document.get("openapi").asString()).startsWith("3.");
        List<String> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase() + " " + path.getKey())));
        assertThat(operations.stream()
                        .map(operation -> operation.replaceAll("\\{[^}]*}", "{id}"))
                        .toList())
                .contains(
                        "POST /api/auth/login",
                        "POST /api/users",
                        "GET /api/users",
                        "POST /api/agents",
                        "GET /api/agents",
                        "GET /api/agents/{id}",
                        "PATCH /api/agents/{id}",
                        "GET /api/agents/{id}/events",
                        "POST /api/agents/{id}/login",
                        "POST /api/agents/{id}/logout",
                        "POST /api/agents/{id}/pause",
                        "POST /api/agents/{id}/unpause",
                        "POST /api/agents/{id}/ready",
                        "POST /api/agents/{id}/heartbeat",
                        "GET /api/pause-reasons",
                        "POST /api/pause-reasons",
                        "PATCH /api/pause-reasons/{id}",
                        "DELETE /api/pause-reasons/{id}",
                        "POST /api/queues",
                        "GET /api/queues",
                        "GET /api/queues/{id}",
                        "PATCH /api/queues/{id}",
                        "DELETE /api/queues/{id}",
                        "PUT /api/queues/{id}/members/{id}",
                        "DELETE /api/queues/{id}/members/{id}",
                        "POST /api/accounts",
                        "GET /api/accounts",
                        "GET /api/accounts/{id}",
                        "PATCH /api/accounts/{id}",
                        "DELETE /api/accounts/{id}",
                        "PUT /api/accounts/{id}/agents/{id}",
                        "DELETE /api/accounts/{id}/agents/{id}",
                        "GET /api/settings",
                        "PATCH /api/settings",
                        "POST /api/interactions",
                        "GET /api/interactions",
                        "GET /api/interactions/{id}",
                        "GET /api/interactions/{id}/events",
                        "POST /api/interactions/{id}/accept",
                        "POST /api/interactions/{id}/reject",
                        "POST /api/interactions/{id}/abandon",
                        "POST /api/interactions/{id}/close",
                        "POST /api/interactions/{id}/transfer",
                        "POST /api/interactions/{id}/messages",
                        "GET /api/interactions/{id}/messages",
                        "GET /api/interactions/{id}/why",
                        "GET /api/interactions/{id}/timeline",
                        "GET /api/agents/{id}/timeline",
                        "GET /api/checks",
                        "GET /api/interactions/search",
                        "GET /api/live/agents",
                        "GET /api/live/queues",
                        "GET /api/live/interactions",
                        "GET /api/reports/{id}/queue",
                        "GET /api/projections",
                        "GET /api/projections/{id}",
                        "POST /api/projections/{id}/rebuild",
                        "DELETE /api/projections/{id}/rebuild",
                        "POST /api/projections/{id}/rebuild/cancel",
                        "GET /api/audit/events",
                        "POST /api/audit/verify");
        assertThat(document.get("paths").propertyNames())
                .allMatch(path -> path.startsWith("/api/") || path.startsWith("/actuator"));
        assertThat(document.at("/paths/~1api~1agents/post/requestBody/content/application~1json/schema")
                        .isMissingNode())
                .isFalse();
        assertThat(document.get("components").get("securitySchemes").propertyNames())
                .contains("bearer", "basic");
        assertThat(document.toString()).doesNotContain("\"caller\"", "Authentication\"");
    }

    @Test
    void theDescriptionCanBeBrowsed() {
        Answer page = centre.anybody().get("/swagger-ui.html");
        assertThat(page.status()).isIn(200, 302);
        Answer index = centre.anybody().get("/swagger-ui/index.html").expect(200);
        assertThat(index.header("Content-Type")).startsWith("text/html");
        assertThat(index.text()).contains("swagger-ui");
    }

    @Test
    void healthIsUp() {
        Answer health = centre.anybody().get("/actuator/health").expect(200);

        assertThat(health.json().get("status").asString()).isEqualTo("UP");
        assertThat(health.json().get("components").get("log").get("status").asString())
                .isEqualTo("UP");
        assertThat(health.text()).doesNotContain("head", "projected");
    }

    /** Whatever all the other tests do meanwhile. */
    @Test
    void theTablesAreCheckedAndInOrder() {
        SelfCheck selfCheck = Installation.shared().node().context().getBean(SelfCheck.class);
        selfCheck.round();

        assertThat(centre.read("/checks").rows()).hasSizeGreaterThan(10).allSatisfy(row -> {
            assertThat(row.get("status").asString()).as(row.toString()).isIn("ok", "catching_up");
            assertThat(row.get("violations").asInt()).as(row.toString()).isZero();
            assertThat(row.get("error").isNull()).as(row.toString()).isTrue();
            assertThat(row.get("description").asString()).endsWith(".");
        });
        JsonNode health = centre.anybody().get("/actuator/health").expect(200).json();
        assertThat(health.get("components").get("reports").get("status").asString())
                .isEqualTo("UP");
        String metrics = metrics();
        assertThat(value(metrics, "switchlog_check_violations", "check=\"queue-balance\""))
                .isZero();
        assertThat(value(metrics, "switchlog_check_position")).isPositive();
        assertThat(value(metrics, "switchlog_check_duration_seconds_count")).isPositive();
    }

    @Test
    void whatHappensIsCounted() {
        String agent = centre.agent();
        String queue = centre.queue("chat", agent);
        String waiting = centre.interaction(centre.accountOf("chat", centre.queue("chat")));
        String ringing = centre.interaction(centre.accountOf("chat", queue));
        centre.awaitOffer(ringing, agent);
        centre.admin()
                .post("/api/agents/" + centre.newAgent(Map.of()) + "/logout")
                .expectProblem(409, "NOT_LOGGED_IN");
        centre.read("/interactions/" + ringing);
        String name = centre.read("/queues/" + queue).json().get("name").asString();
        String metrics = metrics();
        double refused = value(metrics, "switchlog_refusals_total", "code=\"NOT_LOGGED_IN\"");
        double done = value(metrics, "switchlog_commands_seconds_count", "outcome=\"done\"", "type=\"PauseAgent\"");
        double events = value(metrics, "switchlog_projection_events_total", "projection=\"directory.interaction\"");

        assertThat(refused).isPositive();
        assertThat(events).isPositive();
        assertThat(value(metrics, "switchlog_commands_seconds_count", "outcome=\"refused\"", "type=\"LogoutAgent\""))
                .isPositive();
        assertThat(value(metrics, "switchlog_log_append_batch_count")).isPositive();
        assertThat(value(metrics, "switchlog_log_append_batch_sum")).isPositive();
        assertThat(value(metrics, "switchlog_log_append_seconds_count")).isPositive();
        assertThat(value(metrics, "switchlog_log_append_seconds_sum")).isPositive();
        double appended = value(metrics, "switchlog_log_events_total");
        assertThat(appended).isPositive();
        for (String table : List.of("directory.agent", "history.offer", "report.report_whatsapp_queue")) {
            String tag = "projection=\"" + table + "\"";
            assertThat(value(metrics, "switchlog_projection_lag_seconds_count", tag))
                    .isNotNegative();
            assertThat(value(metrics, "switchlog_projection_lag_events", tag)).isNotNegative();
        }
        Await.until(
                () -> "the queue's figures",
                () -> has(metrics(), "switchlog_queue_waiting", "queue=\"" + name + "\"", 1)
                        && has(metrics(), "switchlog_queue_offered", "queue=\"" + name + "\"", 1));

        centre.pause(agent);
        assertThat(value(metrics(), "switchlog_commands_seconds_count", "outcome=\"done\"", "type=\"PauseAgent\""))
                .isEqualTo((Double.isNaN(done) ? 0 : done) + 1);
        assertThat(value(metrics(), "switchlog_log_events_total")).isGreaterThan(appended);
        centre.abandon(ringing);
        centre.abandon(waiting);
        Await.until(
                () -> "nobody waits in the queue",
                () -> has(metrics(), "switchlog_queue_waiting", "queue=\"" + name + "\"", 0));
    }

    private String metrics() {
        return centre.anybody().get("/actuator/prometheus").expect(200).text();
    }

    private static boolean has(String metrics, String name, String tag, double expected) {
        return value(metrics, name, tag) == expected;
    }

    /** The value of the first line with this name and these tags, or NaN. */
    private static double value(String metrics, String name, String... tags) {
        Pattern line = Pattern.compile(Pattern.quote(name) + "(\\{.*})? (\\S+)");
        return metrics.lines()
                .map(line::matcher)
                .filter(match -> match.matches()
                        && List.of(tags).stream()
                                .allMatch(tag -> String.valueOf(match.group(1)).contains(tag)))
                .mapToDouble(match -> Double.parseDouble(match.group(2)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"/api/agents, application/json", "/actuator/prometheus, text/plain"})
    void answersSayWhatTheyAre(String path, String type) {
        assertThat(centre.admin().get(path).expect(200).header("Content-Type")).startsWith(type);
    }

    @Test
    void projectionsTellHowFarTheyAre() {
        assertThat(centre.read("/projections").rows()).hasSizeGreaterThan(10).allSatisfy(row -> {
            assertThat(row.get("status").asString()).isIn("following", "catching_up");
            assertThat(row.get("error").isNull()).isTrue();
        });
        assertThat(centre.read("/projections/history.offer").json().get("name").asString())
                .isEqualTo("history.offer");
        centre.admin().get("/api/projections/nothing").expectProblem(404, "NOT_FOUND");
    }
}
