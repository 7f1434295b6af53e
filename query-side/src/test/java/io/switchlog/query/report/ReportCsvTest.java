package io.switchlog.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reports as CSV have the rows of those in JSON, and do no harm in a spreadsheet. */
class ReportCsvTest extends ApiTest {
    private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void aCsvHasTheRowsOfTheJson() {
        Step.insert(DATABASE, Step.random(new Random(5), 1_500, FROM, Duration.ofDays(1)));

        HttpResponse<String> response = get(Person.SUPERVISOR, "/reports/chat/queue.csv?reason=accepted");
        JsonNode json = read(Person.SUPERVISOR, "/reports/chat/queue?reason=accepted&limit=1000");

        assertThat(response.headers().firstValue("content-type").orElse("none")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.headers().firstValue("content-disposition").orElse("none"))
                .isEqualTo("attachment; filename=\"report_chat_queue.csv\"");
        List<String> lines = List.of(response.body().split("\r\n", -1));
        assertThat(lines.get(0))
                .startsWith("id,interactionId,stepNo,routeNo,queueId,queueName,")
                .contains(",waitMs,waitTime,answerMs,answerTime,");
        assertThat(lines.get(lines.size() - 1)).isEmpty();
        assertThat(lines).hasSize(json.path("count").asInt() + 2);
        List<String> ids = json.path("rows")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
        assertThat(lines.subList(1, ids.size() + 1).stream()
                        .map(line -> line.substring(0, 36))
                        .toList())
                .isEqualTo(ids);
        assertThat(lines.get(1))
                .contains(json.path("rows").get(0).path("joinedAt").asString());
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                arguments("=1+1", "'=1+1"),
                arguments("+39 055", "'+39 055"),
                arguments("-5", "'-5"),
                arguments("@SUM(A1)", "'@SUM(A1)"),
                arguments("\tx", "'\tx"),
                arguments("\rx", "\"'\rx\""),
                arguments("a=1", "a=1"),
                arguments("say \"hi\", you", "\"say \"\"hi\"\", you\""));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aCellThatBeginsLikeAFormulaIsMadeHarmless(String name, String shown) {
        Step.insert(DATABASE, List.of(new Step(id(1), "chat", id(9), FROM, null, null)));
        JdbcClient.create(DATABASE.asSuperuser())
                .sql("update report.report_chat_queue set queue_name = :name")
                .param("name", name)
                .update();

        String body = get(Person.SUPERVISOR, "/reports/chat/queue.csv").body();

        assertThat(body).contains("," + id(9) + "," + shown + ",");
    }

    @ParameterizedTest
    @CsvSource({"0, 00:00:00", "999, 00:00:00", "61000, 00:01:01", "86399999, 23:59:59", "360000000, 100:00:00"})
    void millisecondsReadAsHoursMinutesAndSeconds(String ms, String shown) {
        assertThat(JdbcClient.create(DATABASE.as("report_reader"))
                        .sql("select report.spreadsheet_time(" + ms + ")")
                        .query(String.class)
                        .single())
                .isEqualTo(shown);
    }

    @Test
    void calculatedReportsAreThereToo() {
        Step.insert(DATABASE, List.of(new Step(id(1), "chat", id(9), FROM, FROM.plusSeconds(3_725), "accepted")));
        String period = "?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z";

        assertThat(get(Person.SUPERVISOR, "/reports/all/kpis.csv" + period).body())
                .contains("sumAnswerMs,sumAnswerTime,asaMs,asaTime")
                .contains(",3725000,01:02:05,3725000,01:02:05,");
        assertThat(get(Person.SUPERVISOR, "/reports/chat/intervals.csv" + period)
                        .body())
                .startsWith("intervalStart,channel,queueId,family,offered,")
                .contains("2026-03-02T00:00:00.000000Z,chat,");
        assertThat(get(Person.SUPERVISOR, "/reports/agents/intervals.csv" + period)
                        .body())
                .startsWith("intervalStart,agentId,axis,channel,state,pauseReason,ms,time\r\n");
    }

    @Test
    void whatIsRefusedInJsonIsRefusedHere() {
        problem(Person.SUPERVISOR, "/reports/chat/queue.csv?reason=lost", 422);
        problem(Person.SUPERVISOR, "/reports/chat/intervals.csv?interval=2m", 422);
        problem(Person.SUPERVISOR, "/reports/pigeon/queue.csv", 404);
        refused(Person.ANNA, "/reports/chat/queue.csv", 403);
    }
}
