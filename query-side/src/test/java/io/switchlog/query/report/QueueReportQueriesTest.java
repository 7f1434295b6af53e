package io.switchlog.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class QueueReportQueriesTest extends ApiTest {

    @BeforeEach
    void oneWaitsAndOneWasAccepted() {
        insertWaiting(id(1), id(10), "Waiting");
        insertWaiting(id(2), id(11), "Accepted");
        offer(id(2), id(11), Person.ANNA.id());
        accept(id(2), id(11), Person.ANNA.id());
    }

    @Test
    @Tag("AG-116")
    @Tag("AG-118")
    @Tag("AG-123")
    void aRowHasTheColumnsOfTheTableInCamelCase() {
        JsonNode report = read(Person.SUPERVISOR, "/reports/chat/queue?reason=accepted");

        assertThat(report.path("count").asInt()).isEqualTo(1);
        JsonNode row = report.path("rows").get(0);
        assertThat(row.path("interactionId").asString()).isEqualTo(id(2).toString());
        assertThat(row.path("stepNo").asInt()).isEqualTo(1);
        assertThat(row.path("queueName").asString()).isEqualTo("Sales");
        assertThat(row.path("userId").asString()).isEqualTo(Person.ANNA.id().toString());
        assertThat(row.path("joinedAt").asString()).isEqualTo("2026-03-02T09:00:00.000000Z");
        assertThat(row.path("answerMs").asLong()).isEqualTo(5000);
        assertThat(row.has("withinHours")).isTrue();
        assertThat(row.path("withinHours").isNull()).isTrue();
    }

    @Test
    void whatStillWaitsHasNoReason() {
        JsonNode rows = read(Person.SUPERVISOR, "/reports/chat/queue").path("rows");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).path("reason").isNull()).isTrue();
        assertThat(rows.get(1).path("reason").asString()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-03-02T09:00:00Z, 2",
        "from=2026-03-02T09:00:00.001Z, 0",
        "to=2026-03-02T09:00:00Z, 0",
        "to=2026-03-02T10:00:00.001%2B01:00, 2",
        "to=2026-03-02T10:00:00.001+01:00, 2",
        "queueId=01910000-0000-7000-8000-00000000000a, 1",
        "queueId=01910000-0000-7000-8000-00000000000c, 0",
        "reason=timeout, 0"
    })
    void theRowsAreThoseAskedFor(String query, int count) {
        assertThat(read(Person.SUPERVISOR, "/reports/chat/queue?" + query)
                        .path("count")
                        .asInt())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "from=%2B99999-01-01T00:00:00Z, 422, from",
        "from=yesterday, 400, from",
        "to=2026-03-02, 400, to",
        "reason=lost, 422, reason",
        "sort=x, 400, sort"
    })
    void aBadParameterIsNamed(String query, int status, String field) {
        JsonNode problem = problem(Person.SUPERVISOR, "/reports/chat/queue?" + query, status);

        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void onlyChannelsThatHaveAReportAreFound() {
        problem(Person.SUPERVISOR, "/reports/pigeon/queue", 404);
        problem(Person.SUPERVISOR, "/reports/unknown/queue", 404);
        problem(Person.SUPERVISOR, "/reports/chat/queue?queueId=x", 400);
        for (String channel : new String[] {"email", "sms", "openchannel", "fax", "whatsapp"}) {
            assertThat(read(Person.ADMINISTRATOR, "/reports/" + channel + "/queue")
                            .path("count")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void agentsReadNoReports() {
        refused(Person.ANNA, "/reports/chat/queue", 403);
        refused(Person.ANNA, "/projections", 403);
        refused(Person.ANNA, "/projections/x", 403);
    }

    @Test
    void aProjectionTellsHowFarItIsBehind() {
        project("report.report_chat_queue", 4);
        DATABASE.execute("update log.head set position = 10");

        JsonNode list = read(Person.SUPERVISOR, "/projections");
        JsonNode one = read(Person.SUPERVISOR, "/projections/report.report_chat_queue");

        assertThat(list.path("rows").valueStream()).contains(one);
        assertThat(one.path("position").asLong()).isEqualTo(4);
        assertThat(one.path("head").asLong()).isEqualTo(10);
        assertThat(one.path("lag").asLong()).isEqualTo(6);
        assertThat(one.path("status").asString()).isEqualTo("following");
        problem(Person.SUPERVISOR, "/projections/none", 404);
    }
}
