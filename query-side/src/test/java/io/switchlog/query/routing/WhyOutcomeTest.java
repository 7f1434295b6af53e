package io.switchlog.query.routing;

import static io.switchlog.query.Person.ANNA;
import static io.switchlog.query.Person.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What comes out for an agent who passes the checks, and for one who need not. */
class WhyOutcomeTest extends WhyTest {

    @BeforeEach
    void annaServesSalesAndAChatArrives() {
        insertAgent(ANNA.id(), "Anna Bianchi", "anna.b");
        insertAgent(BEN.id(), "Ben Carter", "ben_c");
        serves(SALES, ANNA, -3_600, null);
        couldHave(ANNA, 2);
        arrives();
    }

    @Test
    void anOfferIsShownWhileItStandsAndItsEndOnceItHasOne() {
        was(ANNA, "available", "", -300, null);
        offered(2, 1, ANNA, ANNA);

        assertThat(why(ANNA, 1).path("offers")).isEmpty();
        JsonNode live = why(ANNA, 5);
        assertThat(outcome(live)).isEqualTo("offered");
        assertThat(live.path("status").asString()).isEqualTo("offered");
        assertThat(live.path("offers").toString())
                .isEqualTo("[{\"stepNo\":1,\"offeredAt\":\"2026-03-02T09:00:02.000000Z\","
                        + "\"expiresAt\":\"2026-03-02T09:00:17.000000Z\",\"endedAt\":null,\"outcome\":null,\"cause\":null,"
                        + "\"strategy\":\"rrmemory\",\"rank\":1}]");
        assertThat(explanation(live))
                .isEqualTo("Offered: the agent was being notified since 2026-03-02T09:00:02Z,"
                        + " until 2026-03-02T09:00:17Z at the latest.");

        rescinded(8, 1, ANNA);
        assertThat(why(ANNA, 5)).as("what was is not changed by what came").isEqualTo(live);
        JsonNode over = why(ANNA, 9);
        assertThat(outcome(over)).isEqualTo("not_chosen");
        assertThat(over.path("offers").get(0).path("outcome").asString()).isEqualTo("rescinded");
        assertThat(over.path("offers").get(0).path("cause").asString()).isEqualTo("paused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    rejected; Not offered: the agent had rejected it 2 s before and is left alone for 5 s.
                    expired; Not offered: the agent had let it expire 2 s before and is left alone for 5 s.
                    """)
    void whoDidNotWantItIsLeftAloneForFiveSeconds(String end, String explanation) {
        was(ANNA, "available", "", -300, null);
        offered(2, 1, ANNA);
        if (end.equals("rejected")) {
            rejected(8, 1, ANNA);
        } else {
            expired(8, 1, ANNA);
        }

        JsonNode rests = why(ANNA, 10);
        assertThat(outcome(rests)).isEqualTo("resting");
        assertThat(rests.path("status").asString()).isEqualTo("waiting");
        assertThat(explanation(rests)).isEqualTo(explanation);
        assertThat(outcome(why(ANNA, 12.999))).isEqualTo("resting");
        assertThat(outcome(why(ANNA, 13))).isEqualTo("not_chosen");
    }

    @Test
    void theRestEndsWithTheStep() {
        was(ANNA, "available", "", -300, null);
        offered(2, 1, ANNA);
        rejected(8, 1, ANNA);
        timedOut(9, 1, false);
        queued(9, 2, SALES, "Sales");

        assertThat(outcome(why(ANNA, 8.5))).isEqualTo("resting");
        assertThat(outcome(why(ANNA, 10))).isEqualTo("not_chosen");
        assertThat(why(ANNA, 10).path("stepNo").asInt()).isEqualTo(2);
    }

    @Test
    void whoWasNotChosenIsToldWhoWas() {
        was(ANNA, "available", "", -300, null);
        offered(2, 1, BEN, BEN, ANNA);

        JsonNode why = why(ANNA, 5);

        assertThat(outcome(why)).isEqualTo("not_chosen");
        assertThat(why.path("chosen").toString())
                .isEqualTo("[{\"agentId\":\"" + BEN.id() + "\",\"offeredAt\":\"2026-03-02T09:00:02.000000Z\","
                        + "\"rank\":1,\"strategy\":\"rrmemory\"}]");
        assertThat(explanation(why))
                .isEqualTo("Not offered: the agent passed all checks, but 1 other was being notified by rrmemory,"
                        + " he was number 2 of 2 candidates.");
    }

    @Test
    void noMoreRingsAtAnAgentThanTheSettingsSay() {
        was(ANNA, "available", "", -300, null);
        settings(-1_000, 20, 2);
        DATABASE.execute("""
                insert into history.offer
                    (interaction_id, step_no, agent_id, offered_position, channel, rank, offered_at, expires_at, last_position)
                select gen_random_uuid(), 1, '%s', n, 'chat', 1, '%s', '%s', n from generate_series(1, 2) as n
                """.formatted(ANNA.id(), at(-10), at(600)));

        assertThat(explanation(why(ANNA, 5)))
                .isEqualTo("Not offered: the agent was being notified of 2 interactions, and 2 is the most.");
    }

    @Test
    void whoHasItHasItAndNobodyElse() {
        was(ANNA, "available", "", -300, null);
        offered(2, 1, ANNA);
        accepted(6, 1, ANNA);

        JsonNode his = why(ANNA, 6);
        assertThat(outcome(his)).isEqualTo("accepted");
        assertThat(his.path("status").asString()).isEqualTo("accepted");
        assertThat(explanation(his)).isEqualTo("Accepted: the agent had it since 2026-03-02T09:00:06Z.");
        assertThat(check(his, "capacity").path("open").asInt()).isEqualTo(1);
        JsonNode others = why(BEN, 7);
        assertThat(outcome(others)).isEqualTo("not_waiting");
        assertThat(explanation(others)).isEqualTo("Not offered: another agent had it since 2026-03-02T09:00:06Z.");
    }

    @Test
    void aTransferredOneWaitsAgainAndAReopenedOneIsHis() {
        was(ANNA, "available", "", -300, null);
        offered(2, 1, ANNA);
        accepted(6, 1, ANNA);
        transferred(10, ANNA);
        queued(10.5, 2, id(11), "Advice");

        JsonNode onItsWay = why(ANNA, 10.2);
        assertThat(outcome(onItsWay)).isEqualTo("not_waiting");
        assertThat(explanation(onItsWay)).isEqualTo("Not offered: it was on its way, and its next step had not begun.");
        JsonNode inAdvice = why(ANNA, 11);
        assertThat(outcome(inAdvice)).isEqualTo("refused not_a_member");
        assertThat(inAdvice.path("queueName").asString()).isEqualTo("Advice");
        assertThat(inAdvice.path("stepNo").asInt()).isEqualTo(2);

        offered(12, 2, BEN);
        accepted(13, 2, BEN);
        closed(20, BEN);
        assertThat(explanation(why(BEN, 20))).isEqualTo("Not offered: it was closed.");
        reopened(30, 2, BEN);
        assertThat(outcome(why(BEN, 31))).isEqualTo("accepted");
    }

    @Test
    void aStepThatNamesAnAgentIsForHimOnly() {
        was(ANNA, "available", "", -300, null);
        was(BEN, "available", "", -300, null);
        timedOut(5, 1, false);
        directed(5, 2, BEN);

        JsonNode anna = why(ANNA, 6);
        assertThat(outcome(anna)).isEqualTo("refused not_a_member");
        assertThat(anna.path("queueId").isNull()).isTrue();
        assertThat(anna.path("directedAgentId").asString()).isEqualTo(BEN.id().toString());
        assertThat(explanation(anna)).isEqualTo("Not offered: step 2 names another agent.");
        JsonNode ben = why(BEN, 6);
        assertThat(outcome(ben)).isEqualTo("not_chosen");
        assertThat(check(ben, "member").path("passed").asBoolean()).isTrue();
        assertThat(check(ben, "member").has("penalty")).isFalse();
    }

    @Test
    void whatIsOverWaitsForNobody() {
        abandoned(5, 1);
        assertThat(why(ANNA, 6).path("status").asString()).isEqualTo("abandoned");
        assertThat(explanation(why(ANNA, 6))).isEqualTo("Not offered: the contact had left.");
        assertThat(why(ANNA, 4).path("status").asString()).isEqualTo("waiting");
    }

    @Test
    void whatTimedOutForGoodWaitsForNobody() {
        timedOut(5, 1, true);

        JsonNode why = why(ANNA, 6);
        assertThat(outcome(why)).isEqualTo("not_waiting");
        assertThat(why.path("status").asString()).isEqualTo("timed_out");
    }
}
