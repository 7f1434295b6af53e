package io.switchlog.query.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Tag("AG-128")
class InteractionSearchTest extends ApiTest {

    @BeforeEach
    void fourInteractions() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        insertWaiting(id(1), id(10), "First");
        insertWaiting(id(2), id(10), "Second");
        insertWaiting(id(3), id(11), "Third");
        insertWaiting(id(4), id(11), "100% fourth");
        accept(id(3), id(11), Person.BEN.id());
        DATABASE.execute("""
                update directory.interaction set account_id = '%1$s' where subject in ('First', 'Third');
                update directory.interaction set account_id = '%2$s' where subject in ('Second', '100%% fourth');
                update directory.interaction set channel = 'email', received_at = '2026-03-02T10:00:00Z'
                    where subject = 'Second';
                insert into directory.message values
                    ('%3$s', 0, 'contact', null, 'Where is my PARCEL?', '2026-03-02T09:00:00Z', 5)
                """.formatted(id(20), id(21), id(3)));
    }

    private void enable() {
        DATABASE.execute("""
                update directory.agent set advanced_search = true;
                insert into directory.account_agent values ('%s', '%s', '2026-03-02T08:00:00Z', 6)
                """.formatted(id(20), Person.ANNA.id()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    text=parcel; Third
                    text=THIRD; Third
                    text=100%25; 100% fourth
                    channel=email; Second
                    status=accepted; Third
                    queueId=01910000-0000-7000-8000-00000000000a&channel=chat; First
                    accountId=01910000-0000-7000-8000-000000000015&channel=email; Second
                    agentId=01900000-0000-7000-8000-000000000004; Third
                    from=2026-03-02T09:30:00Z; Second
                    to=2026-03-02T09:30:00Z&text=carla&queueId=01910000-0000-7000-8000-00000000000a; First
                    from=2026-03-02T10:00:00Z&to=2026-03-02T10:00:00Z; -
                    text=nothing of the kind; -
                    text=_; -
                    """)
    void aSupervisorSearchesEverything(String query, String subject) {
        JsonNode found = read(Person.SUPERVISOR, "/interactions/search?" + query.replace(" ", "%20"));

        if (subject.equals("-")) {
            assertThat(found.path("count").asInt()).isZero();
        } else {
            assertThat(column(found, "subject")).containsExactly(subject);
        }
    }

    @Test
    void withoutConditionsEverythingIsFoundTheNewestFirst() {
        JsonNode found = read(Person.ADMINISTRATOR, "/interactions/search");

        assertThat(found.path("count").asInt()).isEqualTo(4);
        assertThat(column(found, "subject")).first().isEqualTo("Second");
        assertThat(column(
                        read(Person.ADMINISTRATOR, "/interactions/search?limit=1&offset=3&sort=receivedAt"), "subject"))
                .containsExactly("Second");
    }

    @Test
    void anAgentMayNotUnlessItIsEnabledForHim() {
        JsonNode problem = problem(Person.ANNA, "/interactions/search", 403);

        assertThat(problem.path("code").asString()).isEqualTo("ADVANCED_SEARCH_DISABLED");
        assertThat(problem.path("detail").asString()).isNotBlank();
        problem(Person.BEN, "/interactions/search", 403);
    }

    @Test
    @Tag("AG-21")
    void anAgentSearchesTheAccountsToWhichHeWasAdded() {
        enable();

        assertThat(column(read(Person.ANNA, "/interactions/search"), "subject"))
                .containsExactlyInAnyOrder("First", "Third");
        assertThat(column(read(Person.ANNA, "/interactions/search?text=parcel"), "subject"))
                .containsExactly("Third");
        assertThat(read(Person.ANNA, "/interactions/search?accountId=" + id(21))
                        .path("count")
                        .asInt())
                .isZero();

        DATABASE.execute("truncate directory.account_agent");
        assertThat(read(Person.ANNA, "/interactions/search").path("count").asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "channel=pigeon, 422, channel",
        "status=lost, 422, status",
        "from=yesterday, 400, from",
        "to=20260-03-02T09:00:00Z, 400, to",
        "limit=1001, 422, limit",
        "limit=x, 400, limit",
        "offset=-1, 422, offset",
        "sort=subject, 400, sort",
        "search=x, 400, search",
        "text=a%00b, 400, text",
        "at=2026-03-02T09:00:00Z, 422, at"
    })
    void aBadParameterIsNamed(String query, int status, String field) {
        JsonNode problem = problem(Person.SUPERVISOR, "/interactions/search?" + query, status);

        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void anIdThatIsNoneIsMalformed() {
        problem(Person.SUPERVISOR, "/interactions/search?queueId=x", 400);
        problem(Person.SUPERVISOR, "/interactions/search?accountId=x", 400);
        problem(Person.SUPERVISOR, "/interactions/search?agentId=x", 400);
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithWhatIsFound() {
        enable();

        assertThat(statements(Person.ANNA, "/interactions/search?text=r&limit=1"))
                .isLessThanOrEqualTo(6);
        assertThat(statements(Person.SUPERVISOR, "/interactions/search")).isLessThanOrEqualTo(3);
    }
}
