package io.switchlog.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Key figures and intervals against a recount in Java, over random steps. */
class KpiReportQueriesTest extends ApiTest {
    private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration RANGE = Duration.ofDays(2);
    private static final Instant TO = FROM.plus(RANGE);
    private static final String PERIOD = "from=" + FROM + "&to=" + TO;
    private static final Map<String, Integer> THRESHOLDS = Map.of("chat", 30, "email", 86_400);
    private static final int SHORT_SECONDS = 5;

    @BeforeEach
    void oneDefinitionForEachFormula() {
        for (int id = 2; id <= 5; id++) {
            DATABASE.execute("""
                    update report.kpi_definition set to_at = '2026-03-02T08:00:00Z', to_position = %2$d
                    where definition_id = %1$d - 1;
                    insert into report.kpi_definition
                    values (%1$d, null, 'SL%1$d', null, '2026-03-02T08:00:00Z', null, %2$d, null);
                    insert into report.kpi_target
                    select %1$d, channel, threshold_seconds, short_abandon_seconds, %2$d
                    from report.kpi_target where definition_id = 1
                    """.formatted(id, 100_000 + id));
        }
    }

    @AfterEach
    void onlyTheBuiltInDefinition() {
        DATABASE.execute("""
                delete from report.kpi_definition where definition_id > 1;
                delete from report.kpi_target where definition_id > 1;
                delete from report.kpi_office_hours;
                update report.kpi_definition set to_at = null, to_position = null
                """);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("R-03")
    @Tag("R-13")
    void whatWasOfferedIsWhatBecameOfItAtAnyTime(long seed) {
        Random random = new Random(seed);
        List<Step> steps = Step.random(random, 300, FROM, RANGE);
        Step.insert(DATABASE, steps);

        for (int i = 0; i < 5; i++) {
            Instant at = FROM.plusMillis((long) (random.nextDouble() * RANGE.toMillis()));
            List<Step> known = steps.stream()
                    .map(step -> step.at(at))
                    .filter(Objects::nonNull)
                    .toList();
            JsonNode queues = read(Person.SUPERVISOR, "/reports/all/kpis?" + PERIOD + "&definition=1&at=" + at);
            JsonNode channels =
                    read(Person.SUPERVISOR, "/reports/all/kpis?by=channel&" + PERIOD + "&definition=1&at=" + at);
            JsonNode intervals = read(Person.SUPERVISOR, "/reports/all/intervals?" + PERIOD + "&definition=1&at=" + at);

            for (JsonNode row : queues.path("rows")) {
                assertIdentity(row, "waiting");
                List<Step> ofQueue = only(
                        known,
                        step -> step.queueId()
                                .toString()
                                .equals(row.path("queueId").asString()));
                assertCounts(row, ofQueue);
                assertThat(row.path("waiting").asLong()).isEqualTo(count(ofQueue, step -> step.reason() == null));
            }
            for (JsonNode row : channels.path("rows")) {
                assertIdentity(row, "waiting");
                assertCounts(
                        row,
                        only(
                                known,
                                step -> step.channel()
                                        .equals(row.path("channel").asString())));
            }
            for (JsonNode row : intervals.path("rows")) {
                assertIdentity(row, "waitingEnd");
                assertCounts(row, only(known, step -> in(row, step.joinedAt()) && of(row, step)));
            }
            for (String figure :
                    List.of("offered", "accepted", "abandoned", "timedOut", "acceptedInT", "sumAnswerMs")) {
                assertThat(sum(intervals, figure))
                        .isEqualTo(sum(queues, figure))
                        .isEqualTo(sum(channels, figure));
            }
            assertThat(sum(queues, "offered")).isEqualTo(known.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void inTheFamilyOfEventsEverythingCountsWhereItHappened(long seed) {
        List<Step> steps = Step.random(new Random(seed), 300, FROM, RANGE);
        Step.insert(DATABASE, steps);
        Instant from = FROM.plus(Duration.ofHours(10));
        JsonNode intervals = read(
                Person.SUPERVISOR,
                "/reports/chat/intervals?family=event&interval=1h&definition=1&from=" + from + "&to=" + TO);

        int rows = 0;
        for (JsonNode row : intervals.path("rows")) {
            rows++;
            Instant start = Instant.parse(row.path("intervalStart").asString());
            Instant end = start.plus(Duration.ofHours(1));
            List<Step> ofQueue = only(steps, step -> of(row, step));
            Predicate<Instant> within = time -> !time.isBefore(start) && time.isBefore(end);
            List<Step> ended = only(ofQueue, step -> step.endedAt() != null && within.test(step.endedAt()));
            assertThat(row.path("offered").asLong()).isEqualTo(count(ofQueue, step -> within.test(step.joinedAt())));
            assertThat(row.path("accepted").asLong()).isEqualTo(count(ended, step -> step.ended("accepted")));
            assertThat(row.path("abandoned").asLong()).isEqualTo(count(ended, step -> step.ended("abandoned")));
            assertThat(row.path("timedOut").asLong()).isEqualTo(count(ended, step -> step.ended("timeout")));
            assertThat(row.path("acceptedInT").asLong())
                    .isEqualTo(count(ended, step -> step.ended("accepted") && inTime(step)));
            assertThat(row.path("waitingEnd").asLong())
                    .as("%s", row)
                    .isEqualTo(count(
                            ofQueue,
                            step -> step.joinedAt().isBefore(end)
                                    && (step.endedAt() == null
                                            || !step.endedAt().isBefore(end))));
        }
        assertThat(rows).isGreaterThan(20);
    }

    @Test
    void theViewsOfQuartersSayTheSameAsTheFunctions() {
        Step.insert(DATABASE, Step.random(new Random(21), 200, FROM, RANGE));
        JdbcClient reader = JdbcClient.create(DATABASE.as("report_reader"));
        for (String family : List.of("cohort", "event")) {
            String columns = "interval_start, channel, queue_id, family, offered, accepted, abandoned, timed_out,"
                    + " waiting_end, accepted_in_t, short_abandons, sum_answer_ms, sum_abandon_ms, max_wait_ms, definition_id";
            List<Map<String, Object>> rows = reader.sql(
                            "select " + columns
                                    + " from report.report_interval_queue where family = :family and definition_id = 3"
                                    + " and interval_start >= '2026-03-02Z' and interval_start < '2026-03-04Z' order by 1, 2, 3")
                    .param("family", family)
                    .query()
                    .listOfRows();
            assertThat(rows)
                    .isNotEmpty()
                    .isEqualTo(reader.sql("select " + columns
                                    + " from report.interval_queue('2026-03-02Z', '2026-03-04Z', p_family := :family,"
                                    + " p_definition := 3) order by 1, 2, 3")
                            .param("family", family)
                            .query()
                            .listOfRows());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    @Tag("R-07")
    void eachFormulaIsWhatItSays(long seed) {
        List<Step> steps = Step.random(new Random(seed), 60, FROM, RANGE);
        Step.insert(DATABASE, steps);
        for (int definition = 1; definition <= 5; definition++) {
            for (JsonNode row : read(Person.SUPERVISOR, "/reports/all/kpis?" + PERIOD + "&definition=" + definition)
                    .path("rows")) {
                List<Step> ofQueue = only(steps, step -> of(row, step));
                assertThat(row.path("definitionId").asInt()).isEqualTo(definition);
                Double expected = serviceLevel(definition, ofQueue);
                if (expected == null) {
                    assertThat(row.path("serviceLevel").isNull()).isTrue();
                } else {
                    assertThat(row.path("serviceLevel").asDouble()).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    @Tag("R-07")
    void anotherDefinitionCalculatesThePastAnewAndTheOldNumbersStay() {
        Step.insert(
                DATABASE,
                List.of(
                        new Step(id(1), "chat", id(9), FROM, FROM.plusSeconds(10), "accepted"),
                        new Step(id(2), "chat", id(9), FROM, FROM.plusSeconds(25), "accepted"),
                        new Step(id(3), "chat", id(9), FROM, FROM.plusSeconds(3), "abandoned"),
                        new Step(id(4), "chat", id(9), FROM, FROM.plusSeconds(60), "timeout")));
        JsonNode before = read(Person.SUPERVISOR, "/reports/chat/kpis?" + PERIOD + "&definition=1");
        assertThat(before.path("rows").get(0).path("serviceLevel").asDouble()).isEqualTo(0.5);

        DATABASE.execute("""
                update report.kpi_target set threshold_seconds = 15, short_abandon_seconds = 2 where definition_id = 5;
                """);

        JsonNode latest = read(Person.SUPERVISOR, "/reports/chat/kpis?" + PERIOD)
                .path("rows")
                .get(0);
        assertThat(latest.path("definitionId").asInt()).isEqualTo(5);
        assertThat(latest.path("serviceLevelFormula").asString()).isEqualTo("SL5");
        assertThat(latest.path("serviceLevel").asDouble()).isEqualTo(0.5);
        assertThat(latest.path("acceptedInT").asInt()).isEqualTo(1);
        assertThat(latest.path("shortAbandons").asInt()).isZero();
        assertThat(read(Person.SUPERVISOR, "/reports/chat/kpis?" + PERIOD + "&definition=1"))
                .isEqualTo(before);
        JsonNode old = before.path("rows").get(0);
        assertThat(old.path("shortAbandons").asInt()).isEqualTo(1);
        assertThat(old.path("abandonmentRate").asDouble()).isEqualTo(0.25);
        assertThat(old.path("abandonmentRateWithoutShort").asDouble()).isZero();
        assertThat(old.path("timeoutRate").asDouble()).isEqualTo(0.25);
        assertThat(old.path("asaMs").asDouble()).isEqualTo(17_500.0);
        assertThat(old.path("p50WaitMs").asLong()).isEqualTo(10_000);
        assertThat(old.path("p95WaitMs").asLong()).isEqualTo(60_000);
        assertThat(old.path("queueName").asString()).isEqualTo("Queue");
    }

    @Test
    void whereThereIsNothingToDivideByThereIsNoNumber() {
        Step.insert(DATABASE, List.of(new Step(id(1), "chat", id(9), FROM, null, null)));
        JsonNode row = read(Person.SUPERVISOR, "/reports/chat/kpis?" + PERIOD + "&definition=2")
                .path("rows")
                .get(0);
        for (String figure :
                List.of("serviceLevel", "asaMs", "averageAbandonMs", "ahtMs", "averageFirstResponseMs", "p50WaitMs")) {
            assertThat(row.path(figure).isNull()).as(figure).isTrue();
        }
        assertThat(row.path("abandonmentRate").asDouble()).isZero();
        assertThat(row.path("waiting").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward in March and back in October.
        "Europe/Rome, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 1d, 23",
        "Europe/Rome, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 1d, 25",
        "Europe/Rome, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 1h, 1",
        "Asia/Kathmandu, 2026-03-28T18:15:00Z, 2026-03-29T18:15:00Z, 1d, 24",
        "Asia/Kolkata, 2026-03-28T18:30:00Z, 2026-03-29T18:30:00Z, 1d, 24"
    })
    @Tag("R-06")
    void daysAreThoseOfTheZone(String zone, Instant from, Instant to, String interval, int hours) {
        long total = Duration.between(from, to).toHours();
        for (int hour = -1; hour <= total; hour++) {
            Instant joinedAt = from.plus(Duration.ofHours(hour)).plusSeconds(60);
            Step.insert(DATABASE, List.of(new Step(id(hour + 2), "chat", id(9), joinedAt, null, null)));
        }
        JsonNode rows = read(
                        Person.SUPERVISOR,
                        "/reports/chat/intervals?interval=" + interval + "&zone=" + zone + "&from="
                                + from.minus(Duration.ofDays(1)) + "&to=" + to.plus(Duration.ofDays(1)))
                .path("rows");
        Map<Instant, Integer> offered = new TreeMap<>();
        rows.forEach(row -> offered.put(
                Instant.parse(row.path("intervalStart").asString()),
                row.path("offered").asInt()));
        assertThat(offered).containsEntry(from, hours);
        assertThat(offered).hasSize(interval.equals("1d") ? 3 : (int) total + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Kathmandu, 2026-03-02T10:15:00Z",
        "Asia/Kolkata, 2026-03-02T10:30:00Z",
        "UTC, 2026-03-02T10:00:00Z"
    })
    @Tag("R-06")
    void hoursAreThoseOfTheClocksThere(String zone, Instant start) {
        Step.insert(DATABASE, List.of(new Step(id(1), "chat", id(9), start.plusSeconds(59 * 60), null, null)));
        assertThat(read(Person.SUPERVISOR, "/reports/chat/intervals?interval=1h&" + PERIOD + "&zone=" + zone)
                        .path("rows")
                        .get(0)
                        .path("intervalStart")
                        .asString())
                .startsWith(start.toString().substring(0, 19));
    }

    @Test
    void officeHoursSplitWhatWasOffered() {
        DATABASE.execute("""
                update report.kpi_definition set zone = 'Europe/Rome' where definition_id = 5;
                insert into report.kpi_office_hours values (5, 1, 540, 1080, 7)
                """);
        // Monday, 2 March: open from 08:00 to 17:00 UTC.
        Step.insert(
                DATABASE,
                List.of(
                        new Step(id(1), "chat", id(9), Instant.parse("2026-03-02T07:59:59.999Z"), null, null),
                        new Step(id(2), "chat", id(9), Instant.parse("2026-03-02T08:00:00Z"), null, null),
                        new Step(id(3), "chat", id(9), Instant.parse("2026-03-02T16:59:59Z"), null, null),
                        new Step(id(4), "chat", id(9), Instant.parse("2026-03-02T17:00:00Z"), null, null),
                        new Step(id(5), "chat", id(9), Instant.parse("2026-03-03T12:00:00Z"), null, null)));

        JsonNode row = read(Person.SUPERVISOR, "/reports/chat/kpis?" + PERIOD)
                .path("rows")
                .get(0);
        assertThat(row.path("offeredWithinHours").asInt()).isEqualTo(2);
        assertThat(row.path("offeredOutsideHours").asInt()).isEqualTo(3);
        JdbcClient reader = JdbcClient.create(DATABASE.as("report_reader"));
        assertThat(reader.sql("""
                        select count(*) filter (where report.within_hours(joined_at, 5)) || ' ' ||
                               count(*) filter (where report.within_hours(joined_at, 1))
                        from report.report_chat_queue""").query(String.class).single()).isEqualTo("2 5");
    }

    @Test
    void handlingIsFromAcceptanceToTheEndOfTheWrapUp() {
        Step.insert(DATABASE, List.of(new Step(id(1), "chat", id(9), FROM, FROM.plusSeconds(10), "accepted")));
        DATABASE.execute("""
                insert into history.engagement (interaction_id, agent_id, channel, queue_id, step_no, accepted_at, closed_at,
                                                disposition, accepted_position, closed_position, began_by, ended_by)
                values ('%1$s', '%1$s', 'chat', '%2$s', 1, '2026-03-02T00:00:10Z', '2026-03-02T00:05:10Z', 'Sold', 21, 30,
                        'accepted', 'closed');
                insert into history.agent_state (agent_id, channel, state, reason, session_id, session_began_at, from_at, to_at,
                    from_position, to_position, wrap_up_ends_at, last_position)
                values ('%1$s', 'chat', 'wrap_up', null, '%1$s', '2026-03-01Z', '2026-03-02T00:05:10Z',
                        '2026-03-02T00:05:20Z', 32, 40, '2026-03-02T00:05:40Z', 40),
                       ('%1$s', 'chat', 'paused', 'Lunch', '%1$s', '2026-03-01Z', '2026-03-02T00:05:20Z',
                        '2026-03-02T00:05:40Z', 40, 41, '2026-03-02T00:05:40Z', 41);
                insert into directory.message values ('%1$s', 0, 'contact', null, 'secret', '2026-03-02T00:00:00Z', 20),
                                                     ('%1$s', 1, 'agent', '%1$s', 'secret', '2026-03-02T00:00:25Z', 22)
                """.formatted(id(1), id(9)));

        JsonNode row = read(Person.SUPERVISOR, "/reports/chat/kpis?" + PERIOD)
                .path("rows")
                .get(0);
        assertThat(row.path("handled").asInt()).isEqualTo(1);
        assertThat(row.path("sumTalkMs").asLong()).isEqualTo(300_000);
        assertThat(row.path("sumWrapMs").asLong()).isEqualTo(30_000);
        assertThat(row.path("ahtMs").asDouble()).isEqualTo(330_000.0);
        assertThat(row.path("averageFirstResponseMs").asDouble()).isEqualTo(25_000.0);
        JsonNode session =
                read(Person.SUPERVISOR, "/reports/chat/sessions").path("rows").get(0);
        assertThat(session.path("talkMs").asLong()).isEqualTo(300_000);
        assertThat(session.path("holdMs").isNull()).isTrue();
        assertThat(session.path("wrapMs").asLong()).isEqualTo(30_000);
        assertThat(session.path("handleMs").asLong()).isEqualTo(330_000);
        assertThat(session.path("firstResponseMs").asLong()).isEqualTo(25_000);
        assertThat(session.path("disposition").asString()).isEqualTo("Sold");
        assertThat(session.toString()).doesNotContain("secret");

        // In the middle of it nothing of this was known.
        JsonNode open = read(Person.SUPERVISOR, "/reports/chat/kpis?" + PERIOD + "&at=2026-03-02T00:05:15Z")
                .path("rows")
                .get(0);
        assertThat(open.path("accepted").asInt()).isEqualTo(1);
        assertThat(open.path("handled").asInt()).isZero();
        assertThat(open.path("responded").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "chat/intervals?interval=5m, 422, interval",
        "chat/intervals?zone=Europe/Atlantis, 422, zone",
        "chat/intervals?family=both, 422, family",
        "chat/intervals?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z, 422, to",
        "chat/intervals?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, 422, to",
        "chat/intervals?by=queue, 422, by",
        "chat/intervals?from=today, 400, from",
        "chat/kpis?definition=99, 422, definition",
        "chat/kpis?by=agent, 422, by",
        "chat/kpis?by=all, 422, by",
        "chat/kpis?at=2999-01-01T00:00:00Z, 422, at",
        "chat/kpis?from=2000-01-01T00:00:00Z, 422, to",
        "chat/kpis?sort=x, 400, sort"
    })
    void whatCannotBeServedIsRefused(String query, int status, String field) {
        JsonNode problem = problem(Person.SUPERVISOR, "/reports/" + query, status);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void onlySupervisorsLookAndOnlyAtChannelsThatThereAre() {
        for (String path :
                List.of("kpis", "intervals", "kpis.csv", "intervals.csv", "offers", "sessions", "offers.csv")) {
            refused(Person.ANNA, "/reports/chat/" + path, 403);
            problem(Person.SUPERVISOR, "/reports/telegraph/" + path, 404);
            refused(Person.SUPERVISOR, "/reports/all/" + path, 200);
        }
    }

    private static boolean in(JsonNode row, Instant time) {
        Instant start = Instant.parse(row.path("intervalStart").asString());
        return !time.isBefore(start) && time.isBefore(start.plusSeconds(900));
    }

    private static boolean of(JsonNode row, Step step) {
        return step.queueId().toString().equals(row.path("queueId").asString());
    }

    private static boolean inTime(Step step) {
        return step.waitMs() <= THRESHOLDS.getOrDefault(step.channel(), 0) * 1000L;
    }

    private static void assertIdentity(JsonNode row, String waiting) {
        assertThat(row.path("offered").asLong())
                .as("%s", row)
                .isEqualTo(row.path("accepted").asLong()
                        + row.path("abandoned").asLong()
                        + row.path("timedOut").asLong()
                        + row.path(waiting).asLong());
    }

    private static void assertCounts(JsonNode row, List<Step> steps) {
        assertThat(row.path("offered").asLong()).isEqualTo(steps.size());
        assertThat(row.path("accepted").asLong()).isEqualTo(count(steps, step -> step.ended("accepted")));
        assertThat(row.path("abandoned").asLong()).isEqualTo(count(steps, step -> step.ended("abandoned")));
        assertThat(row.path("acceptedInT").asLong())
                .isEqualTo(count(steps, step -> step.ended("accepted") && inTime(step)));
        assertThat(row.path("shortAbandons").asLong())
                .isEqualTo(count(steps, step -> step.ended("abandoned") && step.waitMs() < SHORT_SECONDS * 1000L));
        assertThat(row.path("sumAnswerMs").asLong())
                .isEqualTo(only(steps, step -> step.ended("accepted")).stream()
                        .mapToLong(Step::waitMs)
                        .sum());
    }

    private static @Nullable Double serviceLevel(int formula, List<Step> steps) {
        double offered = steps.size();
        double accepted = count(steps, step -> step.ended("accepted"));
        double abandoned = count(steps, step -> step.ended("abandoned"));
        double acceptedInTime = count(steps, step -> step.ended("accepted") && inTime(step));
        double abandonedInTime = count(steps, step -> step.ended("abandoned") && inTime(step));
        double above = formula == 4 ? acceptedInTime + abandonedInTime : acceptedInTime;
        double below = switch (formula) {
            case 1 -> offered;
            case 3 -> offered - abandonedInTime;
            case 5 -> accepted;
            default -> accepted + abandoned;
        };
        return below == 0 ? null : Double.valueOf(above / below);
    }

    private static List<Step> only(List<Step> steps, Predicate<Step> which) {
        return steps.stream().filter(which).toList();
    }

    private static long count(List<Step> steps, Predicate<Step> which) {
        return steps.stream().filter(which).count();
    }

    private static long sum(JsonNode report, String figure) {
        return report.path("rows")
                .valueStream()
                .mapToLong(row -> row.path(figure).asLong())
                .sum();
    }
}
