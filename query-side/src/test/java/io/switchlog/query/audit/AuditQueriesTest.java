package io.switchlog.query.audit;

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

@Tag("CARD-06")
class AuditQueriesTest extends ApiTest {

    @BeforeEach
    void threeEvents() {
        new LogWriter(DATABASE)
                .append(List.of(
                        new NewEvent("agent", "a", "agent.created", "{}", "{\"actor\":\"ada\"}"),
                        new NewEvent("agent", "a", "agent.paused", "{}", "{\"actor\":\"anna\"}"),
                        new NewEvent("queue", "q", "queue.created", "{}", "{\"actor\":\"ada\"}")));
    }

    @Test
    void aVerificationSaysWhetherTheLogIsWhatItWas() {
        JsonNode clean = json(post(Person.SUPERVISOR, "/audit/verify"));
        assertThat(clean.path("verdict").asString()).isEqualTo("clean");
        assertThat(clean.path("events").asLong()).isEqualTo(3);
        assertThat(clean.path("firstBadPosition").isNull()).isTrue();

        DATABASE.execute("update log.event set metadata = '{\"actor\":\"bob\"}' where position = 2");

        JsonNode bad = json(post(Person.ADMINISTRATOR, "/audit/verify"));
        assertThat(bad.path("verdict").asString()).isEqualTo("bad");
        assertThat(bad.path("firstBadPosition").asLong()).isEqualTo(2);
        assertThat(bad.path("reason").asString()).isNotBlank();
        assertThat(read(Person.ADMINISTRATOR, "/audit/verify").path("result")).isEqualTo(bad);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'agent.created,agent.paused,queue.created'",
        "?actor=ada, 'agent.created,queue.created'",
        "?type=agent.paused, agent.paused",
        "?actor=ada&type=agent.paused, ''",
        "?from=2026-03-02T08:00:02.5Z, queue.created",
        "?to=2026-03-02T08:00:02.000006Z, agent.created",
        "?limit=1&offset=1, agent.paused"
    })
    void eventsAreFoundByTimeActorAndType(String query, String types) {
        assertThat(String.join(",", column(read(Person.SUPERVISOR, "/audit/events" + query), "type")))
                .isEqualTo(types);
    }

    @Test
    void theCountIsThatOfAllPages() {
        assertThat(read(Person.SUPERVISOR, "/audit/events?limit=1")
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        assertThat(read(Person.SUPERVISOR, "/audit/events?limit=1&actor=ada")
                        .path("count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void agentsDoNotAudit() {
        refused(Person.ANNA, "/audit/events", 403);
        refused(Person.ANNA, "/audit/verify", 403);
        assertThat(post(Person.ANNA, "/audit/verify").statusCode()).isEqualTo(403);
    }
}
