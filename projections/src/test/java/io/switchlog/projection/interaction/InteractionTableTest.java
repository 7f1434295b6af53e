package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.queue.Strategy.BEEPALL;
import static io.switchlog.projection.Story.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Test;

class InteractionTableTest {
    private static final String STATUS =
            "select status, step_no, queue_name, live_offers, last_position from directory.interaction";
    private final TestProjector projections = new TestProjector();
    private final Story story = new Story();
    private int given;

    private void given() {
        projections.given(story.events().subList(given, story.events().size()));
        given = story.events().size();
    }

    @Test
    void itIsWaitingOfferedAcceptedAndClosed() {
        story.received("1", CHAT, "site").queued("1", 1, CHAT, "A", BEEPALL);
        given();
        assertThat(projections.rows(STATUS)).containsExactly("waiting | 1 | A | 0 | 2");

        story.offered("1", 1, CHAT, "A", "anna").offered("1", 1, CHAT, "A", "bert");
        given();
        assertThat(projections.rows(STATUS)).containsExactly("offered | 1 | A | 2 | 4");

        story.rejected("1", 1, CHAT, "anna");
        given();
        assertThat(projections.rows(STATUS)).containsExactly("offered | 1 | A | 1 | 5");

        story.after(1).accepted("1", 1, CHAT, "A", "bert", AcceptMode.MANUAL, NINE);
        given();
        assertThat(projections.rows(STATUS)).containsExactly("accepted | 1 | A | 0 | 6");

        story.after(60).closed("1", CHAT, "bert", "sold");
        given();
        assertThat(projections.rows("""
                        select status, agent_id, contact_name, subject, disposition, accepted_at is not null, ended_at is not null
                        from directory.interaction"""))
                .containsExactly("closed | " + Story.agent("bert") + " | Contact 1 | About 1 | sold | t | t");
        assertThat(projections.rows("select agent_id, duration_ms, disposition from history.engagement"))
                .containsExactly(Story.agent("bert") + " | 60000 | sold");
    }

    @Test
    void whenTheLastOfferEndsItWaitsAgain() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", BEEPALL)
                .offered("1", 1, CHAT, "A", "anna")
                .expired("1", 1, CHAT, "anna");
        given();

        assertThat(projections.rows(STATUS)).containsExactly("waiting | 1 | A | 0 | 4");
    }

    @Test
    void itEndsWithItsRoute() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", BEEPALL)
                .timedOut("1", 1, CHAT, "A", TimeoutCause.NO_MEMBERS, false)
                .directed("1", 2, CHAT, "anna");
        given();
        assertThat(projections.rows("select status, step_no, queue_id, directed_agent_id from directory.interaction"))
                .containsExactly("waiting | 2 | - | " + Story.agent("anna"));

        story.timedOut("1", 2, CHAT, "", TimeoutCause.NOT_LOGGED_IN, true);
        given();
        assertThat(projections.rows(STATUS)).containsExactly("timed_out | 2 | - | 0 | 5");
    }

    @Test
    void anAbandonedOneIsOver() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", BEEPALL)
                .offered("1", 1, CHAT, "A", "anna")
                .abandoned("1", 1, CHAT, "A", AbandonCause.WHILE_OFFERED)
                .rescinded("1", 1, CHAT, "anna", RescindCause.ABANDONED);
        given();

        assertThat(projections.rows(STATUS)).containsExactly("abandoned | 1 | A | 0 | 5");
    }
}
