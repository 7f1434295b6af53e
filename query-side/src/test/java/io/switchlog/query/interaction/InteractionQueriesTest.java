package io.switchlog.query.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.LogWriter;
import io.switchlog.query.LogWriter.NewEvent;
import io.switchlog.query.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InteractionQueriesTest extends ApiTest {

    @BeforeEach
    void threeInteractions() {
        insertWaiting(id(1), id(10), "Waiting");
        insertWaiting(id(2), id(10), "Offered to Anna");
        insertWaiting(id(3), id(10), "With Ben");
        offer(id(2), id(10), Person.ANNA.id());
        offer(id(3), id(10), Person.BEN.id());
        accept(id(3), id(10), Person.BEN.id());
    }

    @Test
    void aSupervisorSeesAllOfThem() {
        JsonNode list = read(Person.SUPERVISOR, "/interactions?sort=-status");

        assertThat(list.path("count").asInt()).isEqualTo(3);
        assertThat(column(list, "status")).containsExactly("waiting", "offered", "accepted");
        assertThat(list.path("rows").get(0).path("contact").path("phone").asString())
                .isEqualTo("+39 055 1234");
    }

    @Test
    @Tag("AG-21")
    void anAgentSeesWhatIsOfHisAccountsAndWhatHeHad() {
        problem(Person.ANNA, "/interactions/" + id(2), 404);
        DATABASE.execute("insert into directory.account_agent values ('%s', '%s', '2026-03-02T08:00:00Z', 6)"
                .formatted(id(2), Person.ANNA.id()));

        assertThat(column(read(Person.ANNA, "/interactions"), "subject")).containsExactly("Offered to Anna");
        assertThat(column(read(Person.BEN, "/interactions"), "subject")).containsExactly("With Ben");
        assertThat(read(Person.ANNA, "/interactions").path("count").asInt()).isEqualTo(1);
        read(Person.ANNA, "/interactions/" + id(2));
        problem(Person.ANNA, "/interactions/" + id(3), 404);
        problem(Person.ANNA, "/interactions/" + id(1), 404);
    }

    @Test
    void oneInteractionIsShownAsItStands() {
        JsonNode one = read(Person.SUPERVISOR, "/interactions/" + id(3));

        assertThat(one.path("id").asString()).isEqualTo(id(3).toString());
        assertThat(one.path("agentId").asString()).isEqualTo(Person.BEN.id().toString());
        assertThat(one.path("acceptedAt").asString()).isEqualTo("2026-03-02T09:00:05.000000Z");
        assertThat(one.path("endedAt").isNull()).isTrue();
        assertThat(one.path("routeNo").asInt()).isEqualTo(1);
        assertThat(one.path("origin").asString()).isEqualTo("new");
        problem(Person.SUPERVISOR, "/interactions/" + id(4), 404);
    }

    @Test
    void messagesAreShownInOrderToWhoeverSeesTheInteraction() {
        DATABASE.execute("""
                insert into directory.message values
                    ('%1$s', 2, 'contact', null, 'Thanks.', '2026-03-02T09:00:20Z', 9),
                    ('%1$s', 0, 'contact', null, 'Hello', '2026-03-02T09:00:00Z', 7),
                    ('%1$s', 1, 'agent', '%2$s', 'Can I help?', '2026-03-02T09:00:10Z', 8),
                    ('%3$s', 0, 'contact', null, 'Another', '2026-03-02T09:00:00Z', 6)
                """.formatted(id(3), Person.BEN.id(), id(1)));
        String path = "/interactions/" + id(3) + "/messages";

        JsonNode messages = read(Person.BEN, path);

        assertThat(messages.path("count").asInt()).isEqualTo(3);
        assertThat(column(messages, "messageNo")).containsExactly("0", "1", "2");
        assertThat(column(messages, "body")).containsExactly("Hello", "Can I help?", "Thanks.");
        assertThat(column(messages, "from")).containsExactly("contact", "agent", "contact");
        assertThat(messages.path("rows").get(1).path("agentId").asString())
                .isEqualTo(Person.BEN.id().toString());
        assertThat(messages.path("rows").get(0).path("agentId").isNull()).isTrue();
        assertThat(messages.path("rows").get(0).path("at").asString()).isEqualTo("2026-03-02T09:00:00.000000Z");
        assertThat(column(read(Person.SUPERVISOR, path + "?limit=1&offset=1"), "messageNo"))
                .containsExactly("1");
        assertThat(read(Person.SUPERVISOR, "/interactions/" + id(2) + "/messages")
                        .path("count")
                        .asInt())
                .isZero();
        problem(Person.ANNA, path, 404);
        problem(Person.SUPERVISOR, "/interactions/" + id(4) + "/messages", 404);
        problem(Person.SUPERVISOR, path + "?sort=at", 400);
    }

    @Test
    void searchLooksAtSubjectAndContact() {
        assertThat(column(read(Person.SUPERVISOR, "/interactions?search=anna"), "subject"))
                .containsExactly("Offered to Anna");
        assertThat(read(Person.SUPERVISOR, "/interactions?search=055")
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void itsEventsAreReadFromTheLog() {
        new LogWriter(DATABASE)
                .append(List.of(new NewEvent(
                        "interaction",
                        id(1).toString(),
                        "interaction.received",
                        "{\"priority\":0}",
                        "{\"actor\":\"x\"}")));

        JsonNode events = read(Person.SUPERVISOR, "/interactions/" + id(1) + "/events");

        assertThat(column(events, "type")).containsExactly("interaction.received");
        assertThat(events.path("rows").get(0).path("metadata").path("actor").asString())
                .isEqualTo("x");
        refused(Person.ANNA, "/interactions/" + id(1) + "/events", 403);
        problem(Person.SUPERVISOR, "/interactions/" + id(5) + "/events", 404);
    }
}
