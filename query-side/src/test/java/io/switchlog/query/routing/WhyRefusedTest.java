package io.switchlog.query.routing;

import static io.switchlog.query.Person.ANNA;
import static io.switchlog.query.Person.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each of the five checks, by what the history says. */
class WhyRefusedTest extends WhyTest {

    @BeforeEach
    void annaServesSalesAndAChatArrives() {
        insertAgent(ANNA.id(), "Anna Bianchi", "anna.b");
        insertAgent(BEN.id(), "Ben Carter", "ben_c");
        serves(SALES, ANNA, -3_600, null);
        couldHave(ANNA, 2);
        arrives();
    }

    private static List<Boolean> passed(JsonNode why) {
        return why.path("checks")
                .valueStream()
                .map(check -> check.path("passed").asBoolean())
                .toList();
    }

    @Test
    void whoPassesAllChecksMightHaveBeenOfferedIt() {
        was(ANNA, "available", "", -300, null);

        JsonNode why = why(ANNA, 1);

        assertThat(outcome(why)).isEqualTo("not_chosen");
        assertThat(why.path("interactionId").asString()).isEqualTo(CHAT.toString());
        assertThat(why.path("agentId").asString()).isEqualTo(ANNA.id().toString());
        assertThat(why.path("at").asString()).isEqualTo("2026-03-02T09:00:01.000000Z");
        assertThat(why.path("channel").asString()).isEqualTo("chat");
        assertThat(why.path("status").asString()).isEqualTo("waiting");
        assertThat(why.path("stepNo").asInt()).isEqualTo(1);
        assertThat(why.path("queueId").asString()).isEqualTo(SALES.toString());
        assertThat(why.path("queueName").asString()).isEqualTo("Sales");
        assertThat(why.path("directedAgentId").isNull()).isTrue();
        assertThat(why.path("checks").toString())
                .isEqualTo("[{\"check\":\"logged_in\",\"passed\":true,\"since\":\"2026-03-02T08:50:00.000000Z\"},"
                        + "{\"check\":\"member\",\"passed\":true,\"since\":\"2026-03-02T08:00:00.000000Z\",\"penalty\":2},"
                        + "{\"check\":\"paused\",\"passed\":true,\"since\":\"2026-03-02T08:55:00.000000Z\",\"state\":\"available\"},"
                        + "{\"check\":\"tab_limit\",\"passed\":true,\"open\":0,\"limit\":20},"
                        + "{\"check\":\"capacity\",\"passed\":true,\"open\":0,\"limit\":2}]");
        assertThat(why.path("offers")).isEmpty();
        assertThat(why.path("chosen")).isEmpty();
        assertThat(explanation(why))
                .isEqualTo("Not offered: the agent passed all checks, and nobody was being notified at that moment.");
    }

    @Test
    void beforeTheLoginNobodyIsOfferedAnything() {
        was(ANNA, "logged_out", "", -300, 10.0);
        was(ANNA, "available", "", 10, null);

        JsonNode before = why(ANNA, 9.999);
        assertThat(outcome(before)).isEqualTo("refused not_logged_in");
        assertThat(passed(before)).containsExactly(false, true, true, true, true);
        assertThat(check(before, "logged_in").path("since").asString()).isEqualTo("2026-03-02T08:55:00.000000Z");
        assertThat(check(before, "paused").has("state")).isFalse();
        assertThat(explanation(before))
                .isEqualTo("Not offered: the agent had been logged out since 2026-03-02T08:55:00Z.");

        assertThat(outcome(why(ANNA, 10))).isEqualTo("not_chosen");
    }

    @Test
    void whoDidNotExistYetWasNotLoggedIn() {
        was(ANNA, "logged_out", "", 100, null);

        assertThat(outcome(why(ANNA, 1))).isEqualTo("refused not_logged_in");
    }

    @Test
    void whoDoesNotServeTheQueueIsNoMember() {
        was(BEN, "available", "", -300, null);
        serves(id(11), BEN, -3_600, null);
        serves(SALES, BEN, -3_600, 10.0);

        assertThat(outcome(why(BEN, 9))).isEqualTo("not_chosen");
        JsonNode after = why(BEN, 10);
        assertThat(outcome(after)).isEqualTo("refused not_a_member");
        assertThat(passed(after)).containsExactly(true, false, true, true, true);
        assertThat(explanation(after)).isEqualTo("Not offered: the agent was no member of the queue Sales.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    paused; Lunch; Not offered: the agent was paused on chat (Lunch) since 2026-03-02T08:59:00Z.
                    wrap_up; ''; Not offered: the agent was wrapping up on chat since 2026-03-02T08:59:00Z.
                    not_responding; ''; Not offered: the agent had not responded any more since 2026-03-02T08:59:00Z.
                    """)
    @Tag("AG-112")
    void whoIsPausedOrWrapsUpOrDoesNotRespondIsNotOfferedIt(String state, String reason, String explanation) {
        was(ANNA, state, reason, -60, 10.0);
        was(ANNA, "available", "", 10, null);

        JsonNode why = why(ANNA, 9);

        assertThat(outcome(why)).isEqualTo("refused paused");
        assertThat(passed(why)).containsExactly(true, true, false, true, true);
        assertThat(check(why, "paused").path("state").asString()).isEqualTo(state);
        assertThat(check(why, "paused").path("reason").asString("")).isEqualTo(reason);
        assertThat(check(why, "paused").path("since").asString()).isEqualTo("2026-03-02T08:59:00.000000Z");
        assertThat(explanation(why)).isEqualTo(explanation);
        assertThat(outcome(why(ANNA, 10))).isEqualTo("not_chosen");
    }

    @Test
    @Tag("AG-107")
    @Tag("AG-109")
    @Tag("AG-110")
    void whereBothLimitsAreReachedItIsTheTabLimit() {
        was(ANNA, "available", "", -300, null);
        settings(-1_000, 3, 20);
        has(id(41), ANNA, "chat", -100, null);
        has(id(42), ANNA, "chat", 10, 30.0);
        has(id(43), ANNA, "email", 20, null);

        assertThat(outcome(why(ANNA, 5))).isEqualTo("not_chosen");
        JsonNode full = why(ANNA, 15);
        assertThat(outcome(full)).isEqualTo("refused capacity");
        assertThat(explanation(full)).isEqualTo("Not offered: the capacity on chat was reached (2 of 2 open).");
        JsonNode both = why(ANNA, 25);
        assertThat(outcome(both)).isEqualTo("refused tab_limit");
        assertThat(passed(both)).containsExactly(true, true, true, false, false);
        assertThat(check(both, "tab_limit").path("open").asInt()).isEqualTo(3);
        assertThat(check(both, "tab_limit").path("limit").asInt()).isEqualTo(3);
        assertThat(check(both, "capacity").path("open").asInt()).isEqualTo(2);
        assertThat(explanation(both)).isEqualTo("Not offered: the tab limit was reached (3 of 3 open).");
        assertThat(outcome(why(ANNA, 30))).as("one was closed").isEqualTo("not_chosen");
    }

    @Test
    void theLimitIsTheOneOfThatTime() {
        was(ANNA, "available", "", -300, null);
        has(id(41), ANNA, "email", -100, null);
        settings(10, 1, 20);
        settings(20, 0, 20);

        assertThat(outcome(why(ANNA, 5))).isEqualTo("not_chosen");
        assertThat(outcome(why(ANNA, 15))).isEqualTo("refused tab_limit");
        JsonNode unlimited = why(ANNA, 25);
        assertThat(outcome(unlimited)).isEqualTo("not_chosen");
        assertThat(check(unlimited, "tab_limit").path("limit").asInt()).isZero();
    }
}
