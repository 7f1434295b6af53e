package io.switchlog.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KpiDefinitionQueriesTest extends ApiTest {

    @BeforeEach
    void oneMore() {
        DATABASE.execute("""
                update report.kpi_definition set to_at = '2026-03-02T08:00:00Z', to_position = 7 where definition_id = 1;
                insert into report.kpi_definition
                values (2, 'Contract', 'SL3', 'Europe/Rome', '2026-03-02T08:00:00Z', null, 7, null);
                insert into report.kpi_target values (2, 'chat', 15, 3, 7);
                insert into report.kpi_office_hours values (2, 6, 540, 1440, 7), (2, 1, 545, 1080, 7)
                """);
    }

    @AfterEach
    void onlyTheBuiltInOne() {
        DATABASE.execute("""
                delete from report.kpi_definition where definition_id > 1;
                delete from report.kpi_target where definition_id > 1;
                delete from report.kpi_office_hours;
                update report.kpi_definition set to_at = null, to_position = null
                """);
    }

    @Test
    void theBuiltInDefinitionIsTheFirst() {
        JsonNode first = read(Person.SUPERVISOR, "/kpi-definitions/1");

        assertThat(first.path("serviceLevel").asString()).isEqualTo("SL1");
        assertThat(first.path("name").isNull()).isTrue();
        assertThat(first.path("officeHours").isNull()).isTrue();
        assertThat(first.path("targets").path("chat").path("thresholdSeconds").asInt())
                .isEqualTo(30);
        assertThat(first.path("targets").size()).isEqualTo(7);
        assertThat(first.path("replacedAt").asString()).isEqualTo("2026-03-02T08:00:00.000000Z");
    }

    @Test
    void aDefinitionHasItsTargetsAndItsHours() {
        JsonNode second = read(Person.SUPERVISOR, "/kpi-definitions/2");

        assertThat(second.path("name").asString()).isEqualTo("Contract");
        assertThat(second.path("targets").toString())
                .isEqualTo("{\"chat\":{\"thresholdSeconds\":15,\"shortAbandonSeconds\":3}}");
        assertThat(second.path("officeHours").toString())
                .isEqualTo("{\"zone\":\"Europe/Rome\",\"periods\":["
                        + "{\"weekday\":\"monday\",\"from\":\"09:05\",\"to\":\"18:00\"},"
                        + "{\"weekday\":\"saturday\",\"from\":\"09:00\",\"to\":\"24:00\"}]}");
        assertThat(second.path("replacedAt").isNull()).isTrue();
    }

    @Test
    void theListIsPaged() {
        JsonNode all = read(Person.ADMINISTRATOR, "/kpi-definitions");
        assertThat(all.path("count").asInt()).isEqualTo(2);
        assertThat(all.path("rows").get(1)).isEqualTo(read(Person.SUPERVISOR, "/kpi-definitions/2"));

        JsonNode page = read(Person.ADMINISTRATOR, "/kpi-definitions?limit=1&offset=1");
        assertThat(page.path("rows")).hasSize(1);
        assertThat(page.path("rows").get(0)).isEqualTo(all.path("rows").get(1));
    }

    @Test
    void whatIsNotThereIsNotFoundAndAgentsDoNotLook() {
        problem(Person.SUPERVISOR, "/kpi-definitions/3", 404);
        problem(Person.SUPERVISOR, "/kpi-definitions/x", 400);
        refused(Person.ANNA, "/kpi-definitions", 403);
        refused(Person.ANNA, "/kpi-definitions/1", 403);
    }
}
