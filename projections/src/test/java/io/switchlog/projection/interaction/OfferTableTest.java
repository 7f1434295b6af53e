package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static io.switchlog.messages.queue.Strategy.WEIGHTED;
import static io.switchlog.projection.Story.NINE;
import static io.switchlog.projection.Story.agent;
import static io.switchlog.projection.Story.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.routing.Choice;
import io.switchlog.projection.Events;
import io.switchlog.projection.Folding;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.List;
import org.junit.jupiter.api.Tag;
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
        assertThat(Folding.fold(OfferTable.asKnown(), story.events()).values())
                .singleElement()
                .satisfies(line -> assertThat(Folding.rows(line)).hasSize(2));
    }

    @Test
    @Tag("AG-125")
    void anOfferSaysWhenItIsAcceptedForTheAgent() {
        TestProjector projections = new TestProjector();
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .event(new InteractionOffered(
                        interaction("1"),
                        1,
                        agent("anna"),
                        Story.queue("A"),
                        CHAT,
                        NINE.plusSeconds(15),
                        new Choice(WEIGHTED, 1, List.of(agent("anna")), List.of(), null, null),
                        NINE.plusSeconds(3),
                        null)));

        assertThat(
                        projections.rows(
                                "select strategy, extract(epoch from auto_answer_at - offered_at)::int, renotified from history.offer"))
                .containsExactly("weighted | 3 | 0");
    }

    @Test
    void remindersAreCountedAndMakeNoOtherOffer() {
        TestProjector projections = new TestProjector();
        Story reminded = new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(5)
                .event(Events.renotified("1", 1, CHAT, "anna"))
                .after(5)
                .event(Events.renotified("1", 1, CHAT, "anna"));
        reminded.events().forEach(event -> projections.given(List.of(event)));
        assertThat(projections.rows("select renotified, ended_at, last_position from history.offer"))
                .containsExactly("2 | - | 5");
        assertThat(projections.rows("select offer_count, renotified, last_event_seq from report.report_chat_queue"))
                .containsExactly("1 | 2 | 5");

        projections.given(new Story().after(15).expired("1", 1, CHAT, "anna"));
        assertThat(projections.rows("select renotified, outcome, last_position from history.offer"))
                .containsExactly("2 | expired | 6");
        assertThat(projections.rows("select renotified, expired_offers from report.report_all_queue"))
                .containsExactly("2 | 1");
    }

    @Test
    void aReminderTakenTwiceCountsOnce() throws Exception {
        TestProjector projections = new TestProjector();
        projections.given(new Story()
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .event(Events.renotified("1", 1, CHAT, "anna")));

        projections.database().run("update projection.position set position = 2");
        TestProjector.projector(projections.database(), 10).catchUp();

        assertThat(projections.rows("select renotified from history.offer")).containsExactly("1");
    }
}
