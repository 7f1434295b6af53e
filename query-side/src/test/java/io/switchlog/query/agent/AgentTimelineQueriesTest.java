package io.switchlog.query.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.LogWriter;
import io.switchlog.query.LogWriter.NewEvent;
import io.switchlog.query.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AgentTimelineQueriesTest extends ApiTest {
    private static final String NINE_TO_TEN = "?from=2026-03-02T09:00:00Z&to=2026-03-02T10:00:00Z";

    @BeforeEach
    void anHourOfAnna() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        insertQueue(id(10), "Sales", "chat");
        DATABASE.execute("update history.queue_profile set name = 'Sales then'");
        new LogWriter(DATABASE)
                .append(List.of(
                        new NewEvent("agent", Person.ANNA.id().toString(), "agent.created", "{}", "{}"),
                        new NewEvent("agent", Person.ANNA.id().toString(), "agent.logged-in", "{}", "{}"),
                        new NewEvent("agent", Person.ANNA.id().toString(), "agent.paused", "{}", "{}")));
        insertState(Person.ANNA.id(), "chat", "available", "");
        DATABASE.execute("""
                update history.agent_state set to_at = '2026-03-02T09:15:00Z', to_position = 4 where channel = 'chat'""");
        insertWaiting(id(1), id(10), "Help");
        offer(id(1), id(10), Person.ANNA.id());
    }

    @Test
    void whatReachesIntoTheRangeIsCutForTheSumsOnly() {
        JsonNode hour = read(Person.SUPERVISOR, "/agents/" + Person.ANNA.id() + "/timeline" + NINE_TO_TEN);

        JsonNode state = hour.path("rows").get(0);
        assertThat(state.path("kind").asString()).isEqualTo("state");
        assertThat(state.path("from").asString()).isEqualTo("2026-03-02T08:30:00.000000Z");
        assertThat(state.path("to").asString()).isEqualTo("2026-03-02T09:15:00.000000Z");
        assertThat(state.path("clippedFrom").asBoolean()).isTrue();
        assertThat(state.path("clippedTo").asBoolean(true)).isFalse();
        assertThat(state.path("events").get(0).path("index").asLong()).isEqualTo(3);
        assertThat(state.path("events").get(0).path("type").asString()).isEqualTo("agent.paused");
        assertThat(hour.path("totals")
                        .path("stateMs")
                        .path("chat")
                        .path("available")
                        .asLong())
                .isEqualTo(900_000);
        JsonNode offer = hour.path("rows").get(1);
        assertThat(offer.path("kind").asString()).isEqualTo("offer");
        assertThat(offer.path("what").asString()).isEqualTo("live");
        assertThat(offer.path("clippedTo").asBoolean()).isTrue();
        assertThat(offer.path("details").path("queueName").asString()).isEqualTo("Sales then");
        assertThat(offer.path("details").path("expiresAt").asString()).isEqualTo("2026-03-02T09:00:16.000000Z");
        assertThat(offer.path("details").has("cause")).isFalse();
    }

    @Test
    void whatWasOverBeforeAndWhatCameAfterIsNotThere() {
        JsonNode later = read(
                Person.SUPERVISOR,
                "/agents/" + Person.ANNA.id() + "/timeline?from=2026-03-02T06:00:00Z&to=2026-03-02T08:00:00Z");

        assertThat(later.path("count").asInt()).isZero();
        assertThat(later.path("rows")).isEmpty();
    }

    @Test
    void theNumberOfStatementsDoesNotGrow() {
        assertThat(statements(Person.ANNA, "/agents/" + Person.ANNA.id() + "/timeline" + NINE_TO_TEN))
                .isLessThanOrEqualTo(8);
    }

    @Test
    void anotherAgentsDayIsNotThere() {
        refused(Person.BEN, "/agents/" + Person.ANNA.id() + "/timeline", 404);
        refused(Person.BEN, "/agents/" + Person.BEN.id() + "/timeline", 404);
    }
}
