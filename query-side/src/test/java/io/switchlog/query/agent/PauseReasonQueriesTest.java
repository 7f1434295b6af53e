package io.switchlog.query.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PauseReasonQueriesTest extends ApiTest {

    @BeforeEach
    void threeReasons() {
        DATABASE.execute("""
                insert into directory.pause_reason values
                    ('%s', 'Lunch', false, 45, false, '2026-03-02T08:00:00Z', null, 1),
                    ('%s', 'Back office', true, 0, false, '2026-03-02T08:01:00Z', null, 2),
                    ('%s', 'Smoking', false, 5, true, '2026-03-02T08:02:00Z', '2026-03-02T08:03:00Z', 4)
                """.formatted(id(1), id(2), id(3)));
    }

    @Test
    void everybodySeesTheReasonsThatThereAre() {
        JsonNode list = read(Person.ANNA, "/pause-reasons");

        assertThat(list.path("count").asInt()).isEqualTo(2);
        assertThat(column(list, "name")).containsExactly("Back office", "Lunch");
        JsonNode lunch = list.path("rows").get(1);
        assertThat(lunch.path("id").asString()).isEqualTo(id(1).toString());
        assertThat(lunch.path("productive").asBoolean(true)).isFalse();
        assertThat(lunch.path("mostMinutes").asInt()).isEqualTo(45);
        assertThat(column(read(Person.SUPERVISOR, "/pause-reasons?search=LUN"), "name"))
                .containsExactly("Lunch");
        assertThat(column(read(Person.SUPERVISOR, "/pause-reasons?sort=-mostMinutes"), "name"))
                .containsExactly("Lunch", "Back office");
    }

    @Test
    void oneIsShownAndARemovedOneIsNot() {
        assertThat(read(Person.ANNA, "/pause-reasons/" + id(2))
                        .path("productive")
                        .asBoolean())
                .isTrue();
        problem(Person.ADMINISTRATOR, "/pause-reasons/" + id(3), 404);
        problem(Person.ADMINISTRATOR, "/pause-reasons/" + id(4), 404);
        problem(Person.ADMINISTRATOR, "/pause-reasons?sort=removed", 400);
    }
}
