package io.switchlog.projection.agent;

import static io.switchlog.projection.Events.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonLimitChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonProductivityChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRemoved;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRenamed;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Test;

class PauseReasonTableTest {
    private static final String ROWS = """
            select name, productive, most_minutes, removed, removed_at is not null, position
            from directory.pause_reason order by created_at""";
    private final TestProjector projections = new TestProjector();

    @Test
    void aReasonShowsWhatItIsNow() {
        projections.given(new Story()
                .event(new PauseReasonAdded(reason("lunch"), "Lunch", false, 45))
                .after(1)
                .event(new PauseReasonAdded(reason("mail"), "Mail", false, 0)));
        assertThat(projections.rows(ROWS)).containsExactly("Lunch | f | 45 | f | f | 1", "Mail | f | 0 | f | f | 2");

        projections.given(new Story()
                .after(2)
                .event(new PauseReasonRenamed(reason("lunch"), "Lunch", "Lunch break"))
                .event(new PauseReasonLimitChanged(reason("lunch"), 45, 30))
                .event(new PauseReasonProductivityChanged(reason("mail"), true)));
        assertThat(projections.rows(ROWS))
                .containsExactly("Lunch break | f | 30 | f | f | 4", "Mail | t | 0 | f | f | 5");
    }

    @Test
    void aRemovedReasonStaysMarked() {
        projections.given(new Story()
                .event(new PauseReasonAdded(reason("lunch"), "Lunch", false, 45))
                .event(new PauseReasonRemoved(reason("lunch"))));

        assertThat(projections.rows(ROWS)).containsExactly("Lunch | f | 45 | t | t | 2");
    }
}
