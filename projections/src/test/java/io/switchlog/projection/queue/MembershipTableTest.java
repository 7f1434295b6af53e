package io.switchlog.projection.queue;

import static io.switchlog.projection.Story.agent;
import static io.switchlog.projection.Story.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import io.switchlog.projection.interaction.RandomHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipTableTest {
    private static final String ROWS = """
            select case agent_id when '%s' then 'anna' else 'bert' end, penalty,
                   extract(epoch from from_at - since)::int, extract(epoch from to_at - from_at)::int,
                   from_position, to_position
            from history.membership order by from_position""".formatted(agent("anna"));
    private final TestProjector projections = new TestProjector();

    private final Story story = new Story()
            .queueCreated("A", Channel.CHAT, Strategy.RRMEMORY)
            .memberAdded("A", "anna", 0)
            .memberAdded("A", "bert", 1);

    @Test
    void anIntervalEndsWithThePenaltyOrTheMembership() {
        projections.given(story);
        projections.given(new Story()
                .after(10)
                .event(new QueueMemberPenaltyChanged(queue("A"), agent("anna"), 0, 4))
                .after(20)
                .event(new QueueMemberRemoved(queue("A"), agent("bert")))
                .after(5)
                .memberAdded("A", "bert", 2));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "anna | 0 | 0 | 10 | 2 | 4",
                        "bert | 1 | 0 | 30 | 3 | 5",
                        "anna | 4 | 10 | - | 4 | -",
                        "bert | 2 | 0 | - | 6 | -");
    }

    @Test
    void itIsTheSameInOneBatch() {
        projections.given(story.after(10)
                .event(new QueueMemberPenaltyChanged(queue("A"), agent("anna"), 0, 4))
                .event(new QueueMemberPenaltyChanged(queue("A"), agent("anna"), 4, 5))
                .event(new QueueMemberRemoved(queue("A"), agent("anna")))
                .memberAdded("A", "anna", 6));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "anna | 0 | 0 | 10 | 2 | 4",
                        "bert | 1 | 0 | - | 3 | -",
                        "anna | 4 | 10 | 0 | 4 | 5",
                        "anna | 5 | 10 | 0 | 5 | 6",
                        "anna | 6 | 0 | - | 7 | -");
    }

    @Test
    void aDeletedQueueHasNoMembersAnyMore() {
        projections.given(
                story.queueCreated("B", Channel.CHAT, Strategy.RRMEMORY).memberAdded("B", "anna", 0));
        projections.given(new Story().after(10).event(new QueueDeleted(queue("A"))));

        assertThat(projections.rows(ROWS))
                .containsExactly("anna | 0 | 0 | 10 | 2 | 6", "bert | 1 | 0 | 10 | 3 | 6", "anna | 0 | 0 | - | 5 | -");
    }

    @Test
    void whoIsAMemberNowIsWhatTheDirectorySays() {
        for (long seed = 51; seed < 54; seed++) {
            TestProjector random = new TestProjector();
            random.given(new RandomHistory(seed).events(900));

            List<String> members =
                    random.rows("select queue_id, agent_id, penalty, since from directory.queue_member order by 1, 2");
            assertThat(members).isNotEmpty();
            assertThat(random.rows("""
                            select queue_id, agent_id, penalty, since
                            from history.membership where to_at is null order by 1, 2""")).isEqualTo(members);
        }
    }
}
