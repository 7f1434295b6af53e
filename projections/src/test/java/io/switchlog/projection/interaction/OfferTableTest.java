package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static io.switchlog.projection.Story.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.projection.Folding;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Test;

class OfferTableTest {
    private final Story story = new Story()
            .received("1", CHAT, "site")
            .queued("1", 1, CHAT, "A", RRMEMORY)
            .offered("1", 1, CHAT, "A", "anna")
            .after(15)
            .expired("1", 1, CHAT, "anna")
            .offered("1", 1, CHAT, "A", "anna")
            .after(2)
            .accepted("1", 1, CHAT, "A", "anna", AcceptMode.AUTO, NINE.plusSeconds(15));

    @Test
    void everyOfferIsARowAlsoTheSecondToTheSameAgent() {
        TestProjector projections = new TestProjector();
        projections.given(story);

        assertThat(projections.rows("""
                        select offered_position, strategy, rank, extract(epoch from ended_at - offered_at)::int, outcome, cause,
                               ended_position
                        from history.offer order by offered_position"""))
                .containsExactly(
                        "3 | rrmemory | 1 | 15 | expired | - | 4", "5 | rrmemory | 1 | 2 | accepted | auto | 6");
    }

    @Test
    void theFoldKeepsBothOffersOfTheAgent() {
        assertThat(Folding.fold(new OfferTable(), story.events()).values())
                .singleElement()
                .satisfies(line -> assertThat(Folding.rows(line)).hasSize(2));
    }
}
