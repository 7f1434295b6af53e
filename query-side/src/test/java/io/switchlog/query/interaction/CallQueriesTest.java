package io.switchlog.query.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("AG-141")
class CallQueriesTest extends ApiTest {
    private static final String ANNA = "/agents/" + Person.ANNA.id();

    @BeforeEach
    void callsAndChats() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        insertQueue(id(10), "Calls", "voice");
        insertQueue(id(11), "Other calls", "voice");
        insertMember(id(10), Person.ANNA.id());
        insertWaiting(id(1), id(10), "Taken");
        insertWaiting(id(2), id(10), "Given up");
        insertWaiting(id(3), id(11), "Given up elsewhere");
        insertWaiting(id(4), id(10), "Taken by Ben");
        insertWaiting(id(5), id(10), "Taken later");
        accept(id(1), id(10), Person.ANNA.id());
        accept(id(4), id(10), Person.BEN.id());
        accept(id(5), id(10), Person.ANNA.id());
        DATABASE.execute("update directory.interaction set channel = 'voice'");
        insertWaiting(id(6), id(10), "Chat");
        insertWaiting(id(7), id(10), "Chat given up");
        accept(id(6), id(10), Person.ANNA.id());
        DATABASE.execute("""
                update directory.interaction set received_at = '2026-03-02T10:00:00Z' where subject = 'Taken later';
                update directory.interaction set status = 'abandoned', ended_at = '2026-03-02T09:00:30Z'
                where subject ilike '%given up%';
                truncate directory.agent_settings;
                insert into directory.agent_settings (agent_id, typology, settings, position)
                values ('ANNA', 'WEBRTC', '{"permissions.modules.voice": true}', 1)
                """.replace("ANNA", Person.ANNA.id().toString()));
    }

    @Test
    void anAgentHasTheCallsThatSheEverHadTheNewestFirst() {
        JsonNode calls = read(Person.ANNA, ANNA + "/calls");

        assertThat(column(calls, "subject")).containsExactly("Taken later", "Taken");
        JsonNode page = read(Person.ANNA, ANNA + "/calls?limit=1&offset=1&sort=-receivedAt");
        assertThat(column(page, "subject")).containsExactly("Taken");
        assertThat(page.path("count").asInt()).isEqualTo(2);
        assertThat(column(read(Person.ANNA, ANNA + "/calls?search=LATER"), "subject"))
                .containsExactly("Taken later");
        problem(Person.ANNA, ANNA + "/calls?sort=bogus", 400);
    }

    @Test
    void anAgentHasTheCallsThatHerQueuesMissed() {
        assertThat(column(read(Person.ANNA, ANNA + "/abandoned-calls"), "subject"))
                .containsExactly("Given up");
    }

    @Test
    void supervisorsSeeTheSame() {
        assertThat(column(read(Person.SUPERVISOR, ANNA + "/calls"), "subject")).containsExactly("Taken later", "Taken");
        assertThat(column(read(Person.ADMINISTRATOR, ANNA + "/abandoned-calls"), "subject"))
                .containsExactly("Given up");
    }

    @Test
    @Tag("AG-02")
    void ofAnotherQueueOfTheAgentASupervisorSeesNone() {
        insertMember(id(11), Person.ANNA.id());
        DATABASE.execute("""
                update directory.app_user set all_queues = false;
                insert into directory.user_queue (user_id, queue_id, since, position)
                values ('%s', '%s', '2026-03-02T08:00:00Z', 1)
                """.formatted(Person.SUPERVISOR.id(), id(11)));

        assertThat(column(read(Person.SUPERVISOR, ANNA + "/abandoned-calls"), "subject"))
                .containsExactly("Given up elsewhere");
        assertThat(column(read(Person.ANNA, ANNA + "/abandoned-calls"), "subject"))
                .hasSize(2);
    }

    @Test
    void withoutTheModuleThereAreNoListsForTheAgent() {
        DATABASE.execute(
                "update directory.agent_settings set settings = jsonb_build_object('permissions.modules.voice', false)");

        for (String list : new String[] {"/calls", "/abandoned-calls"}) {
            assertThat(problem(Person.ANNA, ANNA + list, 403).path("code").asString())
                    .isEqualTo("MODULE_DISABLED");
            read(Person.SUPERVISOR, ANNA + list);
        }
    }

    @Test
    @Tag("AG-140")
    void aModuleOfWhichNothingIsRecordedIsNotThere() {
        DATABASE.execute("update directory.agent_settings set settings = jsonb_build_object()");

        problem(Person.ANNA, ANNA + "/calls", 403);
        JsonNode desktop = read(Person.ANNA, ANNA + "/desktop");
        assertThat(desktop.path("sidebar")).isEmpty();
        assertThat(desktop.at("/permissions/messenger").asBoolean()).isTrue();
    }
}
