package io.switchlog.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.ApiTest;
import io.switchlog.query.LogWriter;
import io.switchlog.query.Person;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Tag("CARD-05")
class LiveQueriesTest extends ApiTest {

    @BeforeEach
    void aSmallCentre() {
        insertAgent(Person.ANNA.id(), "Anna Bianchi", "anna.b");
        insertAgent(Person.BEN.id(), "Ben Carter", "ben_c");
        DATABASE.execute("""
                insert into history.agent_capacity (agent_id, channel, capacity, from_at, from_position)
                values ('%s', 'chat', 2, '2026-03-02T08:00:00Z', 1)
                """.formatted(Person.ANNA.id()));
        insertState(Person.ANNA.id(), "chat", "available", "");
        insertState(Person.ANNA.id(), "email", "paused", "lunch");
        insertState(Person.BEN.id(), "chat", "logged_out", "");
        insertState(Person.BEN.id(), "email", "logged_out", "");
        insertQueue(id(10), "Sales", "chat");
        insertQueue(id(11), "Idle", "email");
        insertMember(id(10), Person.ANNA.id());
        insertMember(id(10), Person.BEN.id());
        insertWaiting(id(1), id(10), "Waiting");
        insertWaiting(id(2), id(10), "Offered to Anna");
        insertWaiting(id(3), id(10), "With Anna");
        offer(id(2), id(10), Person.ANNA.id());
        offer(id(3), id(10), Person.ANNA.id());
        accept(id(3), id(10), Person.ANNA.id());
    }

    @Test
    @Tag("AG-114")
    void anAgentRowShowsEachChannelAndWhatIsOnHisDesk() {
        JsonNode rows = read(Person.SUPERVISOR, "/live/agents").path("rows");

        JsonNode anna = rows.get(0);
        assertThat(anna.path("agentId").asString()).isEqualTo(Person.ANNA.id().toString());
        assertThat(anna.path("fullName").asString()).isEqualTo("Anna Bianchi");
        assertThat(anna.path("loggedIn").asBoolean()).isTrue();
        JsonNode chat = anna.path("channels").path("chat");
        assertThat(chat.path("state").asString()).isEqualTo("available");
        assertThat(chat.path("reason").isNull()).isTrue();
        assertThat(chat.path("since").asString()).isEqualTo("2026-03-02T08:30:00.000000Z");
        assertThat(chat.path("open").asInt()).isEqualTo(1);
        assertThat(chat.path("capacity").asInt()).isEqualTo(2);
        JsonNode email = anna.path("channels").path("email");
        assertThat(email.path("state").asString()).isEqualTo("paused");
        assertThat(email.path("reason").asString()).isEqualTo("lunch");
        assertThat(email.path("open").asInt()).isZero();
        assertThat(anna.path("openTabs").asInt()).isEqualTo(1);
        assertThat(anna.path("tabLimit").asInt()).isEqualTo(20);
        assertThat(anna.path("offers")).hasSize(1);
        JsonNode offer = anna.path("offers").get(0);
        assertThat(offer.path("interactionId").asString()).isEqualTo(id(2).toString());
        assertThat(offer.path("queueId").asString()).isEqualTo(id(10).toString());
        assertThat(offer.path("channel").asString()).isEqualTo("chat");
        assertThat(offer.path("expiresAt").asString()).isEqualTo("2026-03-02T09:00:16.000000Z");
        assertThat(anna.path("interactions")).hasSize(1);
        assertThat(anna.path("interactions").get(0).path("interactionId").asString())
                .isEqualTo(id(3).toString());
        assertThat(anna.path("interactions").get(0).path("acceptedAt").asString())
                .isEqualTo("2026-03-02T09:00:05.000000Z");

        assertThat(rows.get(1).path("loggedIn").asBoolean()).isFalse();
        assertThat(rows.get(1).path("openTabs").asInt()).isZero();
    }

    @Test
    void aChannelShowsHowLongItsStateMayLast() {
        insertState(Person.ANNA.id(), "sms", "wrap_up", "");
        insertState(Person.ANNA.id(), "fax", "not_responding", "");
        DATABASE.execute("""
                update history.agent_state set productive = false, due_back_at = '2026-03-02T09:15:00Z',
                    overran_at = '2026-03-02T09:15:01Z', wrap_up_ends_at = '2026-03-02T08:31:00Z'
                where channel = 'email' and state = 'paused';
                update history.offer set auto_answer_at = '2026-03-02T09:00:04Z' where ended_at is null
                """);

        JsonNode anna = read(Person.SUPERVISOR, "/live/agents").path("rows").get(0);

        JsonNode sms = anna.path("channels").path("sms");
        assertThat(sms.path("state").asString()).isEqualTo("wrap_up");
        assertThat(sms.path("until").asString()).isEqualTo("2026-03-02T08:31:00.000000Z");
        assertThat(sms.path("dueBackAt").isNull()).isTrue();
        assertThat(sms.path("overdue").asBoolean(true)).isFalse();
        assertThat(anna.path("channels").path("fax").path("state").asString()).isEqualTo("not_responding");
        JsonNode email = anna.path("channels").path("email");
        assertThat(email.path("state").asString()).isEqualTo("paused");
        assertThat(email.path("dueBackAt").asString()).isEqualTo("2026-03-02T09:15:00.000000Z");
        assertThat(email.path("overdue").asBoolean()).isTrue();
        assertThat(email.path("until").isNull())
                .as("of a wrap-up beneath the pause")
                .isTrue();
        assertThat(anna.path("offers").get(0).path("autoAnswerAt").asString()).isEqualTo("2026-03-02T09:00:04.000000Z");
    }

    @ParameterizedTest
    @CsvSource({"available, 1", "paused, 0", "wrap_up, 0", "not_responding, 0", "logged_out, 0"})
    void onlyWhoIsAvailableCouldServe(String state, int available) {
        DATABASE.execute("truncate history.agent_state");
        insertState(Person.ANNA.id(), "chat", state, state.equals("paused") ? "lunch" : "");

        assertThat(read(Person.SUPERVISOR, "/live/queues")
                        .path("rows")
                        .get(1)
                        .path("available")
                        .asInt())
                .isEqualTo(available);
    }

    @Test
    void aQueueRowCountsWhoWaitsAndWhoCouldServe() {
        JsonNode rows = read(Person.SUPERVISOR, "/live/queues").path("rows");

        JsonNode idle = rows.get(0);
        assertThat(idle.path("name").asString()).isEqualTo("Idle");
        assertThat(idle.path("waiting").asInt()).isZero();
        assertThat(idle.path("longestWaitingSince").isNull()).isTrue();
        assertThat(idle.path("members").asInt()).isZero();
        JsonNode sales = rows.get(1);
        assertThat(sales.path("waiting").asInt()).isEqualTo(2);
        assertThat(sales.path("offered").asInt()).isEqualTo(1);
        assertThat(sales.path("longestWaitingSince").asString()).isEqualTo("2026-03-02T09:00:00.000000Z");
        assertThat(sales.path("members").asInt()).isEqualTo(2);
        assertThat(sales.path("available").asInt()).isEqualTo(1);
    }

    @Test
    void aDeletedQueueStaysOnTheBoardWhileSomethingWaitsInIt() {
        DATABASE.execute("update history.queue_profile set to_at = now(), to_position = 9");

        assertThat(column(read(Person.SUPERVISOR, "/live/queues"), "name")).containsExactly("Sales");
    }

    @Test
    void openInteractionsAreShownWithWhoIsBeingNotified() {
        JsonNode board = read(Person.SUPERVISOR, "/live/interactions");

        assertThat(board.path("count").asInt()).isEqualTo(3);
        JsonNode offered = board.path("rows").get(1);
        assertThat(offered.path("status").asString()).isEqualTo("offered");
        assertThat(offered.path("offers").get(0).path("agentId").asString())
                .isEqualTo(Person.ANNA.id().toString());
        assertThat(board.path("rows").get(2).path("agentId").asString())
                .isEqualTo(Person.ANNA.id().toString());
    }

    @Test
    void anAgentSeesHisOwnRowsOnly() {
        assertThat(column(read(Person.BEN, "/live/agents"), "fullName")).containsExactly("Ben Carter");
        assertThat(column(read(Person.ANNA, "/live/interactions"), "subject"))
                .containsExactly("Offered to Anna", "With Anna");
        assertThat(read(Person.BEN, "/live/interactions").path("count").asInt()).isZero();
    }

    @Test
    @Tag("P7")
    void aBoardOfThePastKnowsNothingOfWhatCameLater() {
        LogWriter log = new LogWriter(DATABASE);
        for (int i = 0; i < 6; i++) {
            log.append(List.of(new LogWriter.NewEvent("x", "s" + i, "x", "{}", "{}")));
        }
        DATABASE.execute("""
                update log.event set recorded_at = timestamptz '2026-03-02T09:00:05Z' where position = 6;
                update log.event set recorded_at = timestamptz '2026-03-02T09:00:01Z' where position = 5;
                update log.event set recorded_at = timestamptz '2026-03-02T09:00:00Z' where position = 4
                """);
        projectAll(6);

        HttpResponse<String> before = get(Person.SUPERVISOR, "/live/interactions?at=2026-03-02T09:00:04.999999Z");
        assertThat(before.headers().firstValue("X-Event-Index")).hasValue("5");
        JsonNode third = json(before).path("rows").get(2);
        assertThat(third.path("status").asString()).isEqualTo("offered");
        assertThat(third.path("agentId").isNull()).isTrue();
        assertThat(third.path("offers")).hasSize(1);
        assertThat(column(read(Person.SUPERVISOR, "/live/interactions?at=2026-03-02T09:00:00Z"), "status"))
                .containsExactly("waiting", "waiting", "waiting");
        assertThat(read(Person.SUPERVISOR, "/live/interactions?at=2026-03-02T07:00:00Z")
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(read(Person.SUPERVISOR, "/live/queues?at=2026-03-02T09:00:02Z")
                        .path("rows")
                        .get(1)
                        .path("waiting")
                        .asInt())
                .isEqualTo(3);
        assertThat(read(Person.SUPERVISOR, "/live/agents?at=2026-03-02T09:00:04Z")
                        .path("rows")
                        .get(0)
                        .path("openTabs")
                        .asInt())
                .isZero();
        assertThat(json(get(Person.SUPERVISOR, "/live/interactions?at=2026-03-02T09:00:05Z")))
                .isEqualTo(json(get(Person.SUPERVISOR, "/live/interactions")));
        assertThat(column(read(Person.ANNA, "/live/interactions?at=2026-03-02T09:00:04Z"), "subject"))
                .containsExactly("Offered to Anna", "With Anna");
    }

    @Test
    void theFutureIsNotShown() {
        assertThat(problem(Person.SUPERVISOR, "/live/agents?at=2999-01-01T00:00:00Z", 422)
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("at");
        refused(Person.SUPERVISOR, "/live/queues?at=yesterday", 400);
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheCentre() {
        int small = statements(Person.ADMINISTRATOR, "/live/agents");
        for (int i = 100; i < 140; i++) {
            insertAgent(id(i), "Agent " + i, "agent" + i);
            insertState(id(i), "chat", "available", "");
        }

        assertThat(statements(Person.ADMINISTRATOR, "/live/agents"))
                .isEqualTo(small)
                .isLessThanOrEqualTo(8);
        assertThat(statements(Person.ADMINISTRATOR, "/live/interactions")).isLessThanOrEqualTo(5);
        assertThat(statements(Person.ADMINISTRATOR, "/live/queues")).isLessThanOrEqualTo(4);
    }
}
