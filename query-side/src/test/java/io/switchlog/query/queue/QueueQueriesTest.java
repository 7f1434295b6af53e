package io.switchlog.query.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QueueQueriesTest extends ApiTest {

    @BeforeEach
    void twoQueues() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        insertAgent(Person.BEN.id(), "Ben Carter", "ben_c");
        insertQueue(id(1), "Sales", "chat");
        insertQueue(id(2), "Billing", "email");
        insertMember(id(1), Person.BEN.id());
        insertMember(id(1), Person.ANNA.id());
    }

    @Test
    void theListShowsTheQueuesThatExist() {
        DATABASE.execute("update directory.queue set deleted = true, deleted_at = now() where name = 'Billing'");

        JsonNode list = read(Person.SUPERVISOR, "/queues");

        assertThat(list.path("count").asInt()).isEqualTo(1);
        JsonNode sales = list.path("rows").get(0);
        assertThat(sales.path("id").asString()).isEqualTo(id(1).toString());
        assertThat(sales.path("strategy").asString()).isEqualTo("rrmemory");
        assertThat(sales.path("agentTimeoutSeconds").asInt()).isEqualTo(15);
        assertThat(sales.path("weight").asInt()).isEqualTo(5);
        problem(Person.SUPERVISOR, "/queues/" + id(2), 404);
    }

    @Test
    void aQueueShowsHowItTreatsItsAgents() {
        DATABASE.execute("""
                update directory.queue set wrap_up_seconds = 45, renotify_seconds = 10,
                    missed_offer_action = 'not_responding', missed_offer_after = 3,
                    requeue_on_logged_out = true, requeue_on_disconnected = true, requeue_on_paused = true
                where name = 'Sales'
                """);

        JsonNode sales = read(Person.SUPERVISOR, "/queues/" + id(1));
        assertThat(sales.path("wrapUpSeconds").asInt()).isEqualTo(45);
        assertThat(sales.path("renotifySeconds").asInt()).isEqualTo(10);
        assertThat(sales.path("missedOffers").toString()).isEqualTo("{\"action\":\"not_responding\",\"after\":3}");
        assertThat(sales.path("requeueOn").toString()).isEqualTo("[\"logged_out\",\"disconnected\",\"paused\"]");

        JsonNode billing =
                read(Person.SUPERVISOR, "/queues?search=billing").path("rows").get(0);
        assertThat(billing.path("wrapUpSeconds").asInt()).isZero();
        assertThat(billing.path("missedOffers").toString()).isEqualTo("{\"action\":\"none\",\"after\":1}");
        assertThat(billing.path("requeueOn")).isEmpty();
    }

    @Test
    void aQueueIsShownWithItsMembers() {
        JsonNode sales = read(Person.SUPERVISOR, "/queues/" + id(1));

        assertThat(sales.path("name").asString()).isEqualTo("Sales");
        assertThat(sales.path("members")).hasSize(2);
        assertThat(sales.path("members").get(0).path("fullName").asString()).isEqualTo("Anna Bianchi");
        assertThat(sales.path("members").get(0).path("penalty").asInt()).isZero();
    }

    @Test
    void anAgentSeesTheQueueButNoOtherMember() {
        JsonNode sales = read(Person.ANNA, "/queues/" + id(1));

        assertThat(sales.path("members")).hasSize(1);
        assertThat(sales.path("members").get(0).path("agentId").asString())
                .isEqualTo(Person.ANNA.id().toString());
    }

    @Test
    void theListCanBeSearchedByNameAndChannel() {
        assertThat(column(read(Person.SUPERVISOR, "/queues?search=SAL"), "name"))
                .containsExactly("Sales");
        assertThat(column(read(Person.SUPERVISOR, "/queues?search=email"), "name"))
                .containsExactly("Billing");
        assertThat(column(read(Person.SUPERVISOR, "/queues?sort=-channel"), "name"))
                .containsExactly("Billing", "Sales");
    }
}
