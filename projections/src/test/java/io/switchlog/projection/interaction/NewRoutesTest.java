package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static io.switchlog.projection.Story.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Interactions that take more than one way: passed on, waiting again, come back. */
class NewRoutesTest {
    private final TestProjector projections = new TestProjector();
    private final Story story = new Story();

    @BeforeEach
    void annaHasIt() {
        story.received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(5)
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, NINE)
                .after(60);
    }

    /** One event per batch: each row on the way has to be one that the database takes. */
    private void givenOneByOne() {
        story.events().forEach(event -> projections.given(List.of(event)));
    }

    private List<String> now() {
        return projections.rows("""
                select status, step_no, route_no, origin, queue_name, directed_agent_id is not null, agent_id is not null,
                       accepted_at is not null, ended_at is not null, disposition, last_position
                from directory.interaction""");
    }

    private List<String> report() {
        return projections.rows("""
                select step_no, route_no, origin, queue_name, strategy, reason, cause, user_name, wait_ms
                from report.report_chat_queue order by step_no""");
    }

    @Test
    void aTransferredInteractionWaitsInAnotherQueue() {
        story.event(Events.transferred("1", CHAT, "anna", "B"));
        givenOneByOne();
        assertThat(now()).containsExactly("waiting | 1 | 1 | new | A | f | f | f | f | - | 5");

        projections.given(new Story()
                .after(65)
                .event(Events.queued("1", 2, 2, Origin.TRANSFER, CHAT, "B", NINE.plusSeconds(365))));
        assertThat(now()).containsExactly("waiting | 2 | 2 | transfer | B | f | f | f | f | - | 6");

        projections.given(new Story()
                .after(70)
                .offered("1", 2, CHAT, "B", "bert")
                .after(5)
                .accepted("1", 2, CHAT, "B", "bert", AcceptMode.MANUAL, NINE.plusSeconds(70)));
        assertThat(now()).containsExactly("accepted | 2 | 2 | transfer | B | f | t | t | f | - | 8");
        assertThat(report())
                .containsExactly(
                        "1 | 1 | new | A | rrmemory | accepted | manual | anna Full | 5000",
                        "2 | 2 | transfer | B | leastrecent | accepted | manual | bert Full | 10000");
        assertThat(projections.rows("select agent_id from directory.interaction"))
                .containsExactly(Story.agent("bert").toString());
    }

    @Test
    void aTransferToAnAgentMakesNoRowInTheReport() {
        story.event(Events.transferredToAgent("1", CHAT, "anna", "bert")).directed("1", 2, CHAT, "bert");
        givenOneByOne();

        assertThat(now()).containsExactly("waiting | 2 | 1 | new | - | t | f | f | f | - | 6");
        assertThat(report()).hasSize(1);
    }

    @Test
    void oneWhoseAgentIsGoneWaitsAgain() {
        story.event(Events.requeued("1", CHAT, "anna"))
                .event(Events.queued("1", 2, 2, Origin.REQUEUED, CHAT, "A", NINE.plusSeconds(365)))
                .after(300)
                .timedOut("1", 2, CHAT, "A", TimeoutCause.NOT_LOGGED_IN, true);
        givenOneByOne();

        assertThat(now()).containsExactly("timed_out | 2 | 2 | requeued | A | f | f | f | t | - | 7");
        assertThat(report())
                .containsExactly(
                        "1 | 1 | new | A | rrmemory | accepted | manual | anna Full | 5000",
                        "2 | 2 | requeued | A | leastrecent | timeout | not_logged_in | - | 300000");
    }

    @Test
    @Tag("AG-108")
    void aMessageGivesItBackToItsAgent() {
        story.closed("1", CHAT, "anna", "sold")
                .after(100)
                .event(Events.messageReceived("1", 1, CHAT, "One more thing"))
                .event(Events.reopened("1", 1, CHAT, "A", "anna"));
        givenOneByOne();

        assertThat(now()).containsExactly("accepted | 1 | 1 | new | A | f | t | t | f | - | 7");
        assertThat(projections.rows(
                        "select extract(epoch from accepted_at - received_at)::int from directory.interaction"))
                .containsExactly("165");
        assertThat(report()).containsExactly("1 | 1 | new | A | rrmemory | accepted | manual | anna Full | 5000");
    }

    @Test
    @Tag("AG-108")
    void aMessageSendsAClosedOneThroughTheRouteAgain() {
        story.closed("1", CHAT, "anna", "sold")
                .after(100)
                .event(Events.routedAnew("1", CHAT, "anna"))
                .event(Events.queued("1", 2, 2, Origin.REOPENED, CHAT, "A", NINE.plusSeconds(365)));
        givenOneByOne();

        assertThat(now()).containsExactly("waiting | 2 | 2 | reopened | A | f | f | f | f | - | 7");
        assertThat(report())
                .containsExactly(
                        "1 | 1 | new | A | rrmemory | accepted | manual | anna Full | 5000",
                        "2 | 2 | reopened | A | leastrecent | - | - | - | -");
    }

    @Test
    void aMessageOpensWhatTimedOutOrWasAbandoned() {
        Story two = new Story()
                .received("2", CHAT, "site")
                .queued("2", 1, CHAT, "A", RRMEMORY)
                .after(60)
                .timedOut("2", 1, CHAT, "A", TimeoutCause.NO_MEMBERS, true)
                .event(Events.routedAnew("2", CHAT, null))
                .event(Events.queued("2", 2, 2, Origin.REOPENED, CHAT, "A", NINE.plusSeconds(365)))
                .after(1)
                .abandoned("2", 2, CHAT, "A", AbandonCause.WAITING)
                .event(Events.routedAnew("2", CHAT, null))
                .event(Events.queued("2", 3, 3, Origin.REOPENED, CHAT, "A", NINE.plusSeconds(365)));
        two.events().forEach(event -> projections.given(List.of(event)));

        assertThat(now()).containsExactly("waiting | 3 | 3 | reopened | A | f | f | f | f | - | 8");
        assertThat(report())
                .containsExactly(
                        "1 | 1 | new | A | rrmemory | timeout | no_members | - | 60000",
                        "2 | 2 | reopened | A | leastrecent | abandoned | waiting | - | 1000",
                        "3 | 3 | reopened | A | leastrecent | - | - | - | -");
    }
}
