package io.switchlog.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UserQueriesTest extends ApiTest {

    @Test
    void usersAreSeenByThoseWhoSeeEverything() {
        DATABASE.execute("""
                insert into directory.app_user values
                    ('%s', 'admin', 'Ada Root', 'administrator', '2026-03-02T08:00:00Z', 1),
                    ('%s', 'sue', 'Sue Perry', 'supervisor', '2026-03-02T08:00:00Z', 2)
                """.formatted(id(1), id(2)));

        JsonNode list = read(Person.SUPERVISOR, "/users?sort=-username");

        assertThat(column(list, "username")).containsExactly("super", "sue", "admin");
        assertThat(column(list, "role")).containsExactly("supervisor", "supervisor", "administrator");
        assertThat(read(Person.ADMINISTRATOR, "/users/" + id(1))
                        .path("fullName")
                        .asString())
                .isEqualTo("Ada Root");
        problem(Person.ADMINISTRATOR, "/users/" + id(3), 404);
        refused(Person.ANNA, "/users", 403);
        refused(Person.ANNA, "/users/" + id(1), 403);
    }

    @Test
    void theSettingsHaveTheirDefaults() {
        JsonNode settings = read(Person.ANNA, "/settings");

        assertThat(settings.path("maxOpenTabs").asInt()).isEqualTo(20);
        assertThat(settings.path("offerTimeoutSeconds").asInt()).isEqualTo(30);
        assertThat(settings.path("maxLiveOffers").asInt()).isEqualTo(20);
        assertThat(settings.path("transferTimeoutSeconds").asInt()).isEqualTo(300);
        assertThat(settings.path("sessionTimeoutMinutes").asInt()).isEqualTo(5);
        assertThat(settings.path("secondLogin").asString()).isEqualTo("replace");
        assertThat(settings.path("onlyListedPauseReasons").asBoolean(true)).isFalse();
    }
}
