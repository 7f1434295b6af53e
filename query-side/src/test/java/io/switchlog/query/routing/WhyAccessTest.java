package io.switchlog.query.routing;

import static io.switchlog.query.Person.ADMINISTRATOR;
import static io.switchlog.query.Person.ANNA;
import static io.switchlog.query.Person.BEN;
import static io.switchlog.query.Person.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WhyAccessTest extends WhyTest {
    private static final String PATH = "/interactions/" + CHAT + "/why";

    @BeforeEach
    void annaIsBeingNotifiedAndBenIsNot() {
        insertAgent(ANNA.id(), "Anna Bianchi", "anna.b");
        insertAgent(BEN.id(), "Ben Carter", "ben_c");
        was(ANNA, "available", "", -300, null);
        was(BEN, "available", "", -300, null);
        serves(SALES, ANNA, -3_600, null);
        serves(SALES, BEN, -3_600, null);
        arrives();
        offered(2, 1, ANNA, ANNA, BEN);
    }

    @Test
    void withoutATimeItIsNow() {
        Instant before = Instant.now();

        JsonNode why = read(ADMINISTRATOR, PATH + "?agentId=" + ANNA.id());

        assertThat(why.path("outcome").asString()).isEqualTo("offered");
        assertThat(Duration.between(before, Instant.parse(why.path("at").asString())))
                .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
    }

    @Test
    void whatAnotherNodesClockRecordedIsNotTheFuture() {
        double ahead = Duration.between(NINE, Instant.now().plusSeconds(3_600)).toSeconds();
        rejected(ahead, 1, ANNA);

        assertThat(read(SUPERVISOR, PATH + "?agentId=" + ANNA.id())
                        .path("outcome")
                        .asString())
                .isEqualTo("resting");
    }

    @Test
    void anAgentAsksAboutHimselfAndIsNotToldWhoElse() {
        offered(3, 1, BEN, ANNA, BEN);
        rejected(4, 1, ANNA);

        JsonNode why = read(ANNA, path(ANNA, 5));
        assertThat(why.path("outcome").asString()).isEqualTo("resting");
        assertThat(why.path("chosen")).isEmpty();
        assertThat(read(SUPERVISOR, path(ANNA, 5)).path("chosen")).hasSize(1);
        assertThat(read(ANNA, PATH + "?at=" + at(5)).path("agentId").asString())
                .isEqualTo(ANNA.id().toString());
    }

    @Test
    void anAgentIsNotToldWhomAStepNames() {
        timedOut(5, 1, false);
        directed(5, 2, BEN);

        assertThat(read(ANNA, path(ANNA, 6)).path("directedAgentId").isNull()).isTrue();
        assertThat(read(SUPERVISOR, path(ANNA, 6)).path("directedAgentId").asString())
                .isEqualTo(BEN.id().toString());
    }

    @Test
    void anAgentMayNotAskAboutOthersNorAboutWhatHeWasNeverOffered() {
        refused(ANNA, path(BEN, 5), 403);
        problem(BEN, path(BEN, 5), 404);
        problem(BEN, PATH, 404);
    }

    @Test
    void unknownThingsAreNotFound() {
        problem(SUPERVISOR, "/interactions/" + id(2) + "/why?agentId=" + ANNA.id(), 404);
        JsonNode problem = problem(SUPERVISOR, PATH + "?agentId=" + id(77), 404);
        assertThat(problem.path("detail").asString()).contains("agent");
        problem(SUPERVISOR, "/interactions/x/why?agentId=" + ANNA.id(), 400);
        problem(SUPERVISOR, PATH + "?agentId=x", 400);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:59:59.999Z, 422",
        "9999-01-01T00:00:00Z, 422",
        "yesterday, 400",
        "2026-03-02T09:00:05, 400",
        "0000-01-01T00:00:00Z, 422"
    })
    void aTimeOfWhichNothingCanBeSaidIsNamed(String time, int status) {
        JsonNode problem = problem(SUPERVISOR, PATH + "?agentId=" + ANNA.id() + "&at=" + time, status);

        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("at");
    }

    @Test
    void aSupervisorHasToSayAboutWhom() {
        JsonNode problem = problem(SUPERVISOR, PATH, 400);

        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("agentId");
    }

    @Test
    void itSaysAndWaitsForWhatItsTablesHaveSeen() {
        for (String table : new String[] {
            "directory.agent",
            "directory.interaction",
            "history.agent_capacity",
            "history.membership",
            "history.centre_settings",
            "history.offer"
        }) {
            project(table, 7);
        }
        project("history.agent_state", 2);
        project("history.engagement", 3);

        assertThat(get(SUPERVISOR, path(ANNA, 5)).headers().firstValue("x-event-index"))
                .contains("2");
        assertThat(get(SUPERVISOR, path(ANNA, 5) + "&after=2").statusCode()).isEqualTo(200);
    }

    @Test
    void theNumberOfStatementsIsFixed() {
        int few = statements(SUPERVISOR, path(ANNA, 5));
        for (int i = 0; i < 20; i++) {
            rejected(10 + i, 1, ANNA);
            offered(10.5 + i, 1, ANNA, ANNA);
        }

        assertThat(statements(SUPERVISOR, path(ANNA, 31))).isEqualTo(few).isLessThanOrEqualTo(7);
    }
}
