package io.switchlog.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountQueriesTest extends ApiTest {

    @BeforeEach
    void oneAccount() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        DATABASE.execute("""
                insert into directory.account values ('%1$s', 'Website', 'chat',
                    '[{"queueId": "%2$s", "timeoutSeconds": 30}, {"agentId": "%3$s", "timeoutSeconds": 10}]',
                    false, '2026-03-02T08:00:00Z', null, 4);
                insert into directory.account_agent values ('%1$s', '%3$s', '2026-03-02T08:00:00Z', 5)
                """.formatted(id(1), id(10), Person.ANNA.id()));
    }

    @Test
    @Tag("AG-21")
    void anAccountIsShownWithItsRouteAndItsAgents() {
        JsonNode account = read(Person.SUPERVISOR, "/accounts/" + id(1));

        assertThat(account.path("name").asString()).isEqualTo("Website");
        assertThat(account.path("channel").asString()).isEqualTo("chat");
        assertThat(account.path("route")).hasSize(2);
        assertThat(account.path("route").get(0).path("queueId").asString()).isEqualTo(id(10).toString());
        assertThat(account.path("route").get(1).path("timeoutSeconds").asInt()).isEqualTo(10);
        assertThat(account.path("agents").get(0).path("fullName").asString()).isEqualTo("Anna Bianchi");
        assertThat(read(Person.BEN, "/accounts/" + id(1)).path("agents")).isEmpty();
        problem(Person.SUPERVISOR, "/accounts/" + id(2), 404);
    }

    @Test
    void theListShowsRoutesToo() {
        JsonNode list = read(Person.SUPERVISOR, "/accounts?search=web&sort=-createdAt");

        assertThat(list.path("count").asInt()).isEqualTo(1);
        assertThat(list.path("rows").get(0).path("route")).hasSize(2);
        assertThat(read(Person.SUPERVISOR, "/accounts?search=mail")
                        .path("count")
                        .asInt())
                .isZero();
    }
}
