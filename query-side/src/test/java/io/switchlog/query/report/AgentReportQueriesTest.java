package io.switchlog.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class AgentReportQueriesTest extends ApiTest {
    private static final String DAY = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z";
    private int position;

    @BeforeEach
    void nobody() {
        DATABASE.execute("truncate report.report_agent");
    }

    @Test
    @Tag("R-05")
    void aStateIsCutAtTheBordersOfIntervals() {
        state("unified", null, "BUSY", "2026-03-02T05:23:00Z", "2026-03-02T06:15:00Z");

        JsonNode rows = read(Person.SUPERVISOR, "/reports/agents/intervals?interval=30m&" + DAY)
                .path("rows");

        assertThat(rows.valueStream()
                        .map(row -> row.path("intervalStart").asString().substring(11, 16) + " "
                                + row.path("ms").asLong() / 60_000))
                .containsExactly("05:00 7", "05:30 30", "06:00 15");
        JdbcClient reader = JdbcClient.create(DATABASE.as("report_reader"));
        assertThat(reader.sql("select ms / 60000 from report.report_interval_agent order by interval_start")
                        .query(Integer.class)
                        .list())
                .containsExactly(7, 15, 15, 15);
    }

    @Test
    @Tag("R-05")
    @Tag("R-13")
    void slicesAddUpToTheWholeHoweverItIsCut() {
        Random random = new Random(7);
        Instant at = Instant.parse("2026-03-01T20:00:00.000123Z");
        while (at.isBefore(Instant.parse("2026-03-03T05:00:00Z"))) {
            Instant next = at.plusNanos(1000L * (1 + random.nextInt(2_000_000_000)));
            state(
                    "unified",
                    null,
                    List.of("AVAILABLE", "BUSY", "OFFERED").get(random.nextInt(3)),
                    at.toString(),
                    next.toString());
            at = next;
        }
        for (String interval : List.of("15m", "30m", "1h", "1d")) {
            for (String zone : List.of("UTC", "Asia/Kathmandu", "Europe/Rome")) {
                JsonNode cut = read(
                        Person.SUPERVISOR,
                        "/reports/agents/intervals?interval=" + interval + "&zone=" + zone + "&" + DAY + "&limit=1000");
                assertThat(sum(cut, "ms")).isEqualTo(Duration.ofDays(1).toMillis());
            }
        }
        JsonNode summary = read(Person.SUPERVISOR, "/reports/agents/summary?" + DAY)
                .path("rows")
                .get(0);
        assertThat(summary.path("loggedInMs").asLong())
                .isEqualTo(Duration.ofDays(1).toMillis());
        assertThat(summary.path("availableMs").asLong()
                        + summary.path("busyMs").asLong()
                        + summary.path("offeredMs").asLong())
                .isEqualTo(Duration.ofDays(1).toMillis());
    }

    @Test
    @Tag("R-11")
    @Tag("R-14")
    void whatBeganLongAgoAndLastsIsThereWithTheWholeDay() {
        state("unified", null, "BUSY", "2026-02-10T08:00:00Z", null);

        assertThat(sum(read(Person.SUPERVISOR, "/reports/agents/intervals?interval=1d&" + DAY), "ms"))
                .isEqualTo(Duration.ofDays(1).toMillis());
        assertThat(sum(read(Person.SUPERVISOR, "/reports/agents/intervals?" + DAY + "&at=2026-03-02T06:00:00Z"), "ms"))
                .isEqualTo(Duration.ofHours(6).toMillis());
        assertThat(read(Person.SUPERVISOR, "/reports/agents?" + DAY)
                        .path("rows")
                        .get(0)
                        .path("leftAt")
                        .isNull())
                .isTrue();
    }

    @Test
    void occupancyIsOfBusyAndAvailableTimeAndPausesAreApart() {
        state("unified", null, "AVAILABLE", "2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z");
        state("unified", null, "BUSY", "2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z");
        pause("Training", true, "2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z");
        pause("Lunch", false, "2026-03-02T13:00:00Z", "2026-03-02T16:00:00Z");
        state("unified", null, "LOGGED_OUT", "2026-03-02T16:00:00Z", null);
        state("channel", "chat", "BUSY", "2026-03-02T08:00:00Z", "2026-03-02T16:00:00Z");

        JsonNode summary = read(Person.SUPERVISOR, "/reports/agents/summary?" + DAY);
        assertThat(summary.path("count").asInt()).isEqualTo(1);
        JsonNode row = summary.path("rows").get(0);
        assertThat(row.path("agentName").asString()).isEqualTo("Anna");
        assertThat(row.path("occupancy").asDouble()).isEqualTo(0.75);
        assertThat(row.path("pausedRate").asDouble()).isEqualTo(0.5);
        assertThat(row.path("productivePausedMs").asLong()).isEqualTo(3_600_000);
        assertThat(row.path("loggedInMs").asLong()).isEqualTo(8 * 3_600_000);
        JsonNode pauses =
                read(Person.SUPERVISOR, "/reports/agents/pauses?" + DAY).path("rows");
        assertThat(pauses.valueStream()
                        .map(pause -> pause.path("pauseReason").asString() + " " + pause.path("productive") + " "
                                + pause.path("pausedRate").asDouble()))
                .containsExactly("Lunch false 0.375", "Training true 0.125");
    }

    @Test
    void offersThatWereTakenBackDoNotCountAgainstTheAgent() {
        state("unified", null, "AVAILABLE", "2026-03-02T08:00:00Z", "2026-03-02T16:00:00Z");
        for (String outcome : List.of("accepted", "accepted", "accepted", "expired", "rejected", "rescinded")) {
            position++;
            DATABASE.execute("""
                    insert into history.offer (interaction_id, step_no, agent_id, offered_position, channel, rank, offered_at,
                        expires_at, ended_at, outcome, ended_position, last_position)
                    values ('%1$s', 1, '%1$s', %2$d, 'chat', 1, '2026-03-02T09:00:00Z', '2026-03-02T09:00:15Z',
                            '2026-03-02T09:00:15Z', '%3$s', 1000, 1000)
                    """.formatted(Person.ANNA.id(), position, outcome));
        }
        JsonNode row = read(Person.SUPERVISOR, "/reports/agents/summary?" + DAY)
                .path("rows")
                .get(0);
        assertThat(row.path("offers").asInt()).isEqualTo(6);
        assertThat(row.path("expired").asInt()).isEqualTo(1);
        assertThat(row.path("answerRate").asDouble()).isEqualTo(0.6);
        assertThat(read(Person.SUPERVISOR, "/reports/chat/offers?" + DAY)
                        .path("count")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    @Tag("R-16")
    void slotsAreUsedWhereThereIsALimitAndNowhereElse() {
        state("unified", null, "BUSY", "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        state("channel", "chat", "BUSY", "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        state("channel", "email", "BUSY", "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        DATABASE.execute("""
                insert into history.agent_capacity (agent_id, channel, capacity, from_at, from_position)
                values ('%1$s', 'chat', 2, '2026-03-01Z', 1), ('%1$s', 'email', 0, '2026-03-01Z', 1);
                insert into history.engagement (interaction_id, agent_id, channel, step_no, accepted_at, closed_at,
                                                accepted_position, closed_position, began_by, ended_by)
                values ('%2$s', '%1$s', 'chat', 1, '2026-03-02T07:00:00Z', '2026-03-02T10:00:00Z', 5, 6, 'accepted', 'closed'),
                       ('%3$s', '%1$s', 'chat', 1, '2026-03-02T10:00:00Z', '2026-03-02T14:00:00Z', 7, 8, 'accepted', 'closed'),
                       ('%4$s', '%1$s', 'email', 1, '2026-03-02T08:00:00Z', null, 9, null, 'accepted', null)
                """.formatted(Person.ANNA.id(), id(1), id(2), id(3)));

        JsonNode channels = read(Person.SUPERVISOR, "/reports/agents/summary?by=channel&" + DAY)
                .path("rows");
        JsonNode chat = channels.get(0);
        assertThat(chat.path("channel").asString()).isEqualTo("chat");
        assertThat(chat.path("openMs").asLong()).isEqualTo(4 * 3_600_000);
        assertThat(chat.path("capacityMs").asLong()).isEqualTo(8 * 3_600_000);
        assertThat(chat.path("slotUtilisation").asDouble()).isEqualTo(0.5);
        assertThat(channels.get(1).path("slotUtilisation").isNull()).isTrue();
        assertThat(read(Person.SUPERVISOR, "/reports/agents/summary?" + DAY)
                        .path("rows")
                        .get(0)
                        .path("slotUtilisation")
                        .asDouble())
                .isEqualTo(0.5);
    }

    @Test
    @Tag("R-10")
    void namesAreThoseOfTheirTime() {
        state("unified", null, "BUSY", "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        DATABASE.execute("""
                insert into history.agent_profile (agent_id, username, full_name, typology, login_in_pause, from_at, to_at,
                                                   from_position, to_position)
                values ('%1$s', 'anna', 'Anna', 'WEBRTC', false, '2026-03-01Z', '2026-03-02T10:00:00Z', 1, 50);
                insert into history.engagement (interaction_id, agent_id, channel, step_no, accepted_at, accepted_position, began_by)
                values ('%2$s', '%1$s', 'chat', 1, '2026-03-02T09:00:00Z', 20, 'accepted')
                """.formatted(Person.ANNA.id(), id(1)));
        assertThat(column(read(Person.SUPERVISOR, "/reports/agents?" + DAY), "agentName"))
                .containsExactly("Anna");
        assertThat(column(read(Person.SUPERVISOR, "/reports/chat/sessions?" + DAY), "agentName"))
                .containsExactly("Anna");
    }

    @Test
    void theRowsAreThoseAskedFor() {
        state("unified", null, "BUSY", "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        state("channel", "chat", "BUSY", "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        for (Map.Entry<String, Integer> query : Map.of(
                        "",
                        2,
                        "?axis=unified",
                        1,
                        "?channel=chat",
                        1,
                        "?channel=email",
                        0,
                        "?agentId=" + Person.ANNA.id(),
                        2,
                        "?agentId=" + id(9),
                        0,
                        "?from=2026-03-02T12:00:00Z",
                        0,
                        "?to=2026-03-02T08:00:00Z",
                        0)
                .entrySet()) {
            assertThat(read(Person.SUPERVISOR, "/reports/agents" + query.getKey())
                            .path("count")
                            .asInt())
                    .as(query.getKey())
                    .isEqualTo(query.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?axis=queue, 422, axis",
        "?channel=pigeon, 422, channel",
        "?from=x, 400, from",
        "/summary?by=queue, 422, by",
        "/pauses?by=agent, 422, by",
        "/intervals?interval=1y, 422, interval",
        "/intervals?at=2999-01-01T00:00:00Z, 422, at"
    })
    void whatCannotBeServedIsRefused(String query, int status, String field) {
        JsonNode problem = problem(Person.SUPERVISOR, "/reports/agents" + query, status);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void agentsDoNotLook() {
        for (String path : List.of(
                "", ".csv", "/intervals", "/intervals.csv", "/summary", "/summary.csv", "/pauses", "/pauses.csv")) {
            refused(Person.ANNA, "/reports/agents" + path, 403);
            refused(Person.SUPERVISOR, "/reports/agents" + path, 200);
        }
    }

    private void pause(String reason, boolean productive, String from, String to) {
        insert("unified", null, "PAUSED", "'" + reason + "', " + productive, from, to);
    }

    private void state(String axis, @Nullable String channel, String state, String from, @Nullable String to) {
        insert(axis, channel, state, "null, null", from, to);
    }

    private void insert(
            String axis, @Nullable String channel, String state, String pause, String from, @Nullable String to) {
        position++;
        DATABASE.execute("""
                insert into report.report_agent (id, agent_id, agent_name, session_id, axis, channel, state, pause_reason,
                    productive, entered_at, left_at, origin, ended_by, open_interactions, first_event_seq, last_event_seq,
                    recorded_at)
                values ('%1$s', '%2$s', 'Anna', %3$s, '%4$s', %5$s, '%6$s', %7$s, '%8$s', %9$s, 'agent', %10$s, 0, %11$d,
                        %11$d, '%8$s')
                """.formatted(
                        id(1000 + position),
                        Person.ANNA.id(),
                        state.equals("LOGGED_OUT") ? "null" : "'" + id(77) + "'",
                        axis,
                        channel == null ? "null" : "'" + channel + "'",
                        state,
                        pause,
                        from,
                        to == null ? "null" : "'" + to + "'",
                        to == null ? "null" : "'agent'",
                        position));
    }

    private static long sum(JsonNode report, String figure) {
        return report.path("rows")
                .valueStream()
                .mapToLong(row -> row.path(figure).asLong())
                .sum();
    }
}
