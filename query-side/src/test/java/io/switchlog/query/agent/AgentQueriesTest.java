package io.switchlog.query.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.LogWriter;
import io.switchlog.query.LogWriter.NewEvent;
import io.switchlog.query.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AgentQueriesTest extends ApiTest {

    @BeforeEach
    void threeAgents() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        insertAgent(Person.BEN.id(), "Ben Carter", "ben_c");
        insertAgent(id(3), "Zoë Quirk", "zoe100%");
    }

    @Test
    @Tag("AG-20")
    void theListShowsEveryAgentInOrderOfName() {
        JsonNode list = read(Person.SUPERVISOR, "/agents");

        assertThat(list.path("count").asInt()).isEqualTo(3);
        assertThat(column(list, "fullName")).containsExactly("Anna Bianchi", "Ben Carter", "Zoë Quirk");
        JsonNode anna = list.path("rows").get(0);
        assertThat(anna.path("id").asString()).isEqualTo(Person.ANNA.id().toString());
        assertThat(anna.path("capacity").path("chat").asInt()).isEqualTo(2);
        assertThat(anna.path("capacity").path("whatsapp").asInt()).isZero();
        assertThat(anna.path("loginInPause").asBoolean()).isFalse();
        assertThat(anna.path("createdAt").asString()).isEqualTo("2026-03-02T08:00:00.000000Z");
    }

    @Test
    @Tag("AG-124")
    @Tag("AG-125")
    @Tag("AG-128")
    void anAgentIsShownWithHisAutoAnswerOnAllSixChannels() {
        DATABASE.execute("""
                insert into directory.agent_auto_answer values
                    ('%1$s', 'chat', true, 3, 5), ('%1$s', 'fax', false, 7, 6), ('%2$s', 'sms', true, 0, 7);
                update directory.agent set advanced_search = true where agent_id = '%1$s'
                """.formatted(Person.ANNA.id(), Person.BEN.id()));

        JsonNode rows = read(Person.SUPERVISOR, "/agents").path("rows");

        assertThat(rows.get(0).path("autoAnswer").toString())
                .isEqualTo("{\"chat\":{\"enabled\":true,\"delaySeconds\":3},"
                        + "\"email\":{\"enabled\":false,\"delaySeconds\":0},"
                        + "\"sms\":{\"enabled\":false,\"delaySeconds\":0},"
                        + "\"openchannel\":{\"enabled\":false,\"delaySeconds\":0},"
                        + "\"fax\":{\"enabled\":false,\"delaySeconds\":7},"
                        + "\"whatsapp\":{\"enabled\":false,\"delaySeconds\":0}}");
        assertThat(rows.get(0).path("advancedSearch").asBoolean()).isTrue();
        assertThat(rows.get(0).path("autoAnswerConflicts")).isEmpty();
        assertThat(rows.get(1).path("autoAnswer").path("sms").path("enabled").asBoolean())
                .isTrue();
        assertThat(rows.get(1).path("advancedSearch").asBoolean()).isFalse();
        assertThat(read(Person.ANNA, "/agents/" + Person.ANNA.id()).path("autoAnswer"))
                .isEqualTo(rows.get(0).path("autoAnswer"));
    }

    @Test
    @Tag("AG-127")
    void aConflictIsShownAsLongAsItIsOne() {
        insertQueue(id(10), "Sales", "chat");
        insertQueue(id(11), "Advice", "chat");
        insertMember(id(10), Person.ANNA.id());
        insertMember(id(11), Person.ANNA.id());
        DATABASE.execute("""
                update directory.queue set strategy = 'beepall';
                insert into directory.agent_auto_answer_conflict values
                    ('%1$s', 'chat', '%2$s', '2026-03-02T08:00:00Z', 5), ('%1$s', 'chat', '%3$s', '2026-03-02T08:00:00Z', 6)
                """.formatted(Person.ANNA.id(), id(10), id(11)));
        String path = "/agents/" + Person.ANNA.id();

        JsonNode conflicts = read(Person.SUPERVISOR, path).path("autoAnswerConflicts");
        assertThat(conflicts).hasSize(2);
        assertThat(conflicts.get(0).toString()).isEqualTo("{\"channel\":\"chat\",\"queueId\":\"" + id(11) + "\"}");

        DATABASE.execute("update directory.queue set strategy = 'rrmemory' where name = 'Sales'");
        assertThat(read(Person.SUPERVISOR, path).path("autoAnswerConflicts")).hasSize(1);

        DATABASE.execute("truncate directory.queue_member");
        assertThat(read(Person.SUPERVISOR, path).path("autoAnswerConflicts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sort=-name, Zoë Quirk",
        "'sort=name,desc', Zoë Quirk",
        "'sort=username,asc', Anna Bianchi",
        "sort=name&offset=1, Ben Carter",
        "limit=1&offset=2, Zoë Quirk"
    })
    void theListIsSortedAndPagedAsAsked(String query, String first) {
        JsonNode list = read(Person.SUPERVISOR, "/agents?" + query);

        assertThat(list.path("count").asInt()).isEqualTo(3);
        assertThat(column(list, "fullName")).first().isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"ARTER, ben_c", "bianchi, anna.b", "zoe100%25, zoe100%", "n_c, ben_c", "anna.b%40example, anna.b"})
    @Tag("AG-155")
    void searchNarrowsTheListByNameUsernameAndMail(String search, String username) {
        assertThat(column(read(Person.SUPERVISOR, "/agents?search=" + search), "username"))
                .containsExactly(username);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=x, 400, limit",
        "limit=0, 422, limit",
        "limit=1001, 422, limit",
        "offset=-1, 422, offset",
        "offset=99999999999999999999, 400, offset",
        "sort=password, 400, sort",
        "search=a%00b, 400, search",
        "after=x, 400, after",
        "after=-1, 400, after",
        "at=2026-03-02T08:00:00Z, 422, at"
    })
    void aBadParameterIsNamed(String query, int status, String field) {
        JsonNode problem = problem(Person.SUPERVISOR, "/agents?" + query, status);

        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("message").asString()).isNotBlank();
    }

    @Test
    void oneAgentIsShownWithHisQueues() {
        insertQueue(id(10), "Sales", "chat");
        insertMember(id(10), Person.ANNA.id());

        JsonNode anna = read(Person.SUPERVISOR, "/agents/" + Person.ANNA.id());

        assertThat(anna.path("username").asString()).isEqualTo("anna.b");
        assertThat(anna.path("queues").get(0).path("queueId").asString()).isEqualTo(id(10).toString());
        assertThat(anna.path("queues").get(0).path("name").asString()).isEqualTo("Sales");
    }

    @Test
    void anUnknownAgentIsNotFound() {
        JsonNode problem = problem(Person.SUPERVISOR, "/agents/" + id(77), 404);

        assertThat(problem.path("code").asString()).isEqualTo("NOT_FOUND");
        assertThat(problem.path("type").asString()).isEqualTo("urn:switchlog:problem:not-found");
        problem(Person.SUPERVISOR, "/agents/no-id", 400);
    }

    @Test
    @Tag("AG-02")
    void anAgentSeesHimselfOnly() {
        assertThat(column(read(Person.ANNA, "/agents"), "username")).containsExactly("anna.b");
        assertThat(read(Person.ANNA, "/agents").path("count").asInt()).isEqualTo(1);
        read(Person.ANNA, "/agents/" + Person.ANNA.id());
        problem(Person.ANNA, "/agents/" + Person.BEN.id(), 404);
    }

    @Test
    @Tag("CARD-06")
    void theEventsOfAnAgentCarryWhoAndWhy() {
        String anna = Person.ANNA.id().toString();
        long head = new LogWriter(DATABASE)
                .append(List.of(
                        new NewEvent(
                                "agent", anna, "agent.created", "{\"agentId\":\"" + anna + "\"}", "{\"actor\":\"x\"}"),
                        new NewEvent("agent", "another", "agent.created", "{}", "{}"),
                        new NewEvent("agent", anna, "agent.paused", "{ \"n\":1.50 }", "{\"reason\":\"lunch\"}")));

        JsonNode events = read(Person.SUPERVISOR, "/agents/" + anna + "/events?after=" + head);

        assertThat(events.path("count").asInt()).isEqualTo(2);
        assertThat(column(events, "type")).containsExactly("agent.created", "agent.paused");
        assertThat(column(events, "position")).containsExactly("1", "3");
        assertThat(column(events, "sequence")).containsExactly("0", "1");
        assertThat(events.path("rows").get(1).path("metadata").path("reason").asString())
                .isEqualTo("lunch");
        assertThat(get(Person.SUPERVISOR, "/agents/" + anna + "/events").body())
                .as("as stored, byte for byte")
                .contains("\"payload\":{ \"n\":1.50 }");
        assertThat(column(read(Person.SUPERVISOR, "/agents/" + anna + "/events?offset=1&limit=1"), "type"))
                .containsExactly("agent.paused");
    }

    @Test
    void anAgentReadsHisOwnEventsAndNobodyElses() {
        String anna = Person.ANNA.id().toString();
        new LogWriter(DATABASE).append(List.of(new NewEvent("agent", anna, "agent.created", "{}", "{}")));

        read(Person.ANNA, "/agents/" + anna + "/events");
        refused(Person.BEN, "/agents/" + anna + "/events", 403);
        problem(Person.SUPERVISOR, "/agents/" + id(77) + "/events", 404);
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheNumberOfAgents() {
        int few = statements(Person.ADMINISTRATOR, "/agents?limit=2");
        for (int i = 100; i < 150; i++) {
            insertAgent(id(i), "Agent " + i, "agent" + i);
        }

        assertThat(statements(Person.ADMINISTRATOR, "/agents?limit=50"))
                .isEqualTo(few)
                .isLessThanOrEqualTo(4);
    }
}
