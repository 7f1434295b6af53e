package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Test;

class EngagementTableTest {
    private static final String ROWS = """
            select began_by, ended_by, duration_ms, step_no, queue_id is not null, disposition,
                   accepted_position, closed_position
            from history.engagement order by accepted_position""";
    private final TestProjector projections = new TestProjector();
    private final Story story = new Story()
            .received("1", CHAT, "site")
            .queued("1", 1, CHAT, "A", RRMEMORY)
            .offered("1", 1, CHAT, "A", "anna")
            .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, Story.NINE)
            .after(10);

    @Test
    void itEndsWithTheClose() {
        projections.given(story.closed("1", CHAT, "anna", "sold"));

        assertThat(projections.rows(ROWS)).containsExactly("accepted | closed | 10000 | 1 | t | sold | 4 | 5");
    }

    @Test
    void itEndsWithATransfer() {
        projections.given(story.event(Events.transferred("1", CHAT, "anna", "B")));

        assertThat(projections.rows(ROWS)).containsExactly("accepted | transferred | 10000 | 1 | t | - | 4 | 5");
    }

    @Test
    void itEndsWhenItsAgentIsGone() {
        projections.given(story.event(Events.requeued("1", CHAT, "anna")));

        assertThat(projections.rows(ROWS)).containsExactly("accepted | requeued | 10000 | 1 | t | - | 4 | 5");
    }

    @Test
    void aReopenedInteractionIsAnotherEngagement() {
        projections.given(story.closed("1", CHAT, "anna", "sold"));
        projections.given(new Story()
                .after(100)
                .event(Events.reopened("1", 1, CHAT, "A", "anna"))
                .after(7)
                .closed("1", CHAT, "anna", "sold again"));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "accepted | closed | 10000 | 1 | t | sold | 4 | 5",
                        "reopened | closed | 7000 | 1 | t | sold again | 6 | 7");
    }

    @Test
    void anAgentWhoGetsItBackHasItAgain() {
        projections.given(story.event(Events.transferredToAgent("1", CHAT, "anna", "bert"))
                .directed("1", 2, CHAT, "bert")
                .after(60)
                .queued("1", 3, CHAT, "A", RRMEMORY)
                .offered("1", 3, CHAT, "A", "anna")
                .accepted("1", 3, CHAT, "A", "anna", AcceptMode.AUTO, Story.NINE.plusSeconds(70)));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "accepted | transferred | 10000 | 1 | t | - | 4 | 5", "accepted | - | - | 3 | t | - | 9 | -");
    }

    @Test
    void atMostOneAgentHasAnInteractionAtATime() {
        projections.given(new RandomHistory(61).events(3_000));

        assertThat(projections.rows("select distinct began_by, ended_by from history.engagement order by 1, 2"))
                .containsExactly(
                        "accepted | closed",
                        "accepted | requeued",
                        "accepted | transferred",
                        "accepted | -",
                        "reopened | closed",
                        "reopened | requeued",
                        "reopened | transferred",
                        "reopened | -");
        assertThat(projections.rows("""
                        select interaction_id from (
                            select interaction_id, closed_position,
                                   lead(accepted_position) over (partition by interaction_id order by accepted_position)
                                       as next
                            from history.engagement) as e
                        where next is not null and (closed_position is null or closed_position > next)""")).isEmpty();
        assertThat(projections.rows("""
                        select i.interaction_id from directory.interaction i
                        full join (select * from history.engagement where closed_at is null) e
                          on e.interaction_id = i.interaction_id and e.agent_id = i.agent_id
                        where (i.status is not distinct from 'accepted') <> (e.interaction_id is not null)
                           or i.status = 'accepted' and i.accepted_at <> e.accepted_at""")).isEmpty();
    }
}
