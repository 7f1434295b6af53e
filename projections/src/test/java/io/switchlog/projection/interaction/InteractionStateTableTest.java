package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionStateTableTest {
    private static final String ROWS = """
            select status, step_no, route_no, queue_name, agent_id is not null,
                   extract(epoch from to_at - from_at)::numeric(9, 6), ended_by, from_position, to_position, next_position
            from history.interaction_state order by from_position""";
    private final TestProjector projections = new TestProjector();
    private final Story story = new Story().received("1", CHAT, "site").queued("1", 1, CHAT, "A", RRMEMORY);

    private Story accepted() {
        return story.after(5)
                .offered("1", 1, CHAT, "A", "anna")
                .after(2)
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, Story.NINE.plusSeconds(5))
                .after(10);
    }

    @Test
    void arrivalAndFirstStepOfOneInstantAreOneInterval() {
        projections.given(story);

        assertThat(projections.rows(ROWS)).containsExactly("waiting | 1 | 1 | A | f | - | - | 1 | - | -");
    }

    @Test
    void itIsTheSameInTwoBatches() {
        projections.given(new Story().received("1", CHAT, "site"));
        assertThat(projections.rows(ROWS)).containsExactly("waiting | 0 | 0 | - | f | - | - | 1 | - | -");

        projections.given(new Story().queued("1", 1, CHAT, "A", RRMEMORY));
        assertThat(projections.rows(ROWS)).containsExactly("waiting | 1 | 1 | A | f | - | - | 1 | - | -");
    }

    @Test
    void whatLastedAMicrosecondIsShown() {
        projections.given(new Story()
                .received("1", CHAT, "site")
                .after(0.000001)
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(7)
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, Story.NINE)
                .after(0.5)
                .event(Events.transferred("1", CHAT, "anna", "B"))
                .after(0.000003)
                .event(Events.queued("1", 2, 2, Origin.TRANSFER, CHAT, "B", Story.NINE)));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "waiting | 0 | 0 | - | f | 0.000001 | queued | 1 | 2 | 2",
                        "waiting | 1 | 1 | A | f | 7.000000 | accepted | 2 | 4 | 4",
                        "accepted | 1 | 1 | A | t | 0.500000 | transferred | 4 | 5 | 5",
                        "waiting | 1 | 1 | A | f | 0.000003 | queued | 5 | 6 | 6",
                        "waiting | 2 | 2 | B | f | - | - | 6 | - | -");
    }

    @Test
    void aStepLastsUntilTheNextOneBegins() {
        projections.given(story.after(60)
                .timedOut("1", 1, CHAT, "A", TimeoutCause.NO_ANSWER, false)
                .after(0.000002)
                .directed("1", 2, CHAT, "anna")
                .after(30)
                .timedOut("1", 2, CHAT, "", TimeoutCause.NO_ANSWER, true));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "waiting | 1 | 1 | A | f | 60.000002 | timed_out | 1 | 4 | 4",
                        "waiting | 2 | 1 | - | f | 30.000000 | timed_out | 4 | 5 | -");
    }

    @Test
    void anInteractionThatIsOverIsNotThereAnyMore() {
        projections.given(accepted().closed("1", CHAT, "anna", "sold"));
        projections.given(new Story()
                .after(30)
                .received("2", CHAT, "site")
                .queued("2", 1, CHAT, "A", RRMEMORY)
                .after(3)
                .abandoned("2", 1, CHAT, "A", AbandonCause.WAITING));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "waiting | 1 | 1 | A | f | 7.000000 | accepted | 1 | 4 | 4",
                        "accepted | 1 | 1 | A | t | 10.000000 | closed | 4 | 5 | -",
                        "waiting | 1 | 1 | A | f | 3.000000 | abandoned | 6 | 8 | -");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReopenedOneIsInTheStepOfBefore(boolean oneBatch) {
        Story closed = accepted().closed("1", CHAT, "anna", "sold");
        Story reopened = oneBatch ? closed : new Story().after(17);
        if (!oneBatch) {
            projections.given(closed);
        }
        projections.given(reopened.after(100)
                .event(Events.reopened("1", 1, CHAT, "A", "anna"))
                .after(8)
                .event(Events.requeued("1", CHAT, "anna"))
                .event(Events.queued("1", 2, 2, Origin.REQUEUED, CHAT, "A", Story.NINE)));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "waiting | 1 | 1 | A | f | 7.000000 | accepted | 1 | 4 | 4",
                        "accepted | 1 | 1 | A | t | 10.000000 | closed | 4 | 5 | 6",
                        "accepted | 1 | 1 | A | t | 8.000000 | requeued | 6 | 7 | 7",
                        "waiting | 2 | 2 | A | f | - | - | 7 | - | -");
    }

    @Test
    void oneThatIsRoutedAnewWaitsAgain() {
        projections.given(story.after(60)
                .timedOut("1", 1, CHAT, "A", TimeoutCause.NO_MEMBERS, true)
                .after(100)
                .event(Events.routedAnew("1", CHAT, null))
                .event(Events.queued("1", 2, 2, Origin.REOPENED, CHAT, "A", Story.NINE)));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "waiting | 1 | 1 | A | f | 60.000000 | timed_out | 1 | 3 | 4",
                        "waiting | 2 | 2 | A | f | - | - | 4 | - | -");
    }

    @Test
    void whatIsOpenIsWhatTheDirectorySays() {
        for (long seed = 61; seed < 64; seed++) {
            TestProjector random = new TestProjector();
            random.given(new RandomHistory(seed).events(1_500));

            assertThat(random.rows("""
                            select distinct status, ended_by from history.interaction_state order by 1, 2""")).contains("waiting | queued", "waiting | timed_out", "accepted | requeued");
            assertThat(random.rows("""
                            select interaction_id, channel, account_id, status, step_no, route_no, queue_id, queue_name,
                                   directed_agent_id, agent_id, timeout_at, accepted_at
                            from history.interaction_state where to_at is null order by 1""")).isNotEmpty().isEqualTo(random.rows("""
                            select interaction_id, channel, account_id, replace(status, 'offered', 'waiting'), step_no,
                                   route_no, queue_id, queue_name, directed_agent_id, agent_id, timeout_at, accepted_at
                            from directory.interaction where ended_at is null order by 1"""));
            assertThat(random.rows("""
                            select * from (
                                select *, lead(from_position) over w as next, lead(from_at) over w as next_at
                                from history.interaction_state
                                window w as (partition by interaction_id order by from_position)) as s
                            where next is distinct from next_position
                               or ended_by in ('closed', 'abandoned', 'timed_out') and to_at > next_at
                               or ended_by not in ('closed', 'abandoned', 'timed_out')
                                  and (to_at is distinct from next_at or to_position is distinct from next)
                               or to_at is null and next is not null""")).isEmpty();
        }
    }
}
