package io.switchlog.projection.interaction;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.projection.Story.agent;
import static io.switchlog.projection.Story.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTableTest {
    private static final String ROWS = """
            select message_no, from_side, agent_id, body, extract(epoch from at)::int % 60, position
            from directory.message order by interaction_id, message_no""";
    private final TestProjector projections = new TestProjector();

    @Test
    void whatCameWithTheArrivalIsNumberZero() {
        projections.given(received("Hello")
                .after(5)
                .event(Events.messageSent("1", 1, CHAT, "anna", "How can I help?"))
                .after(5)
                .event(Events.messageReceived("1", 2, CHAT, "You cannot.")));

        assertThat(projections.rows(ROWS))
                .containsExactly(
                        "0 | contact | - | Hello | 0 | 1",
                        "1 | agent | " + agent("anna") + " | How can I help? | 5 | 2",
                        "2 | contact | - | You cannot. | 10 | 3");
    }

    @Test
    void anArrivalWithoutATextIsNoMessage() {
        projections.given(
                new Story().received("1", CHAT, "site").event(Events.messageReceived("1", 1, CHAT, "Anybody there?")));

        assertThat(projections.rows(ROWS)).containsExactly("1 | contact | - | Anybody there? | 0 | 2");
    }

    @Test
    void whatAnErasedPersonWroteReadsErased() {
        projections.given(received("!Hello").event(Events.messageSent("1", 1, CHAT, "anna", "!Dear Mr Smith")));

        assertThat(projections.rows("select body from directory.message order by message_no"))
                .containsExactly("[erased]", "[erased]");
    }

    private static Story received(String body) {
        return new Story()
                .event(new InteractionReceived(
                        Story.interaction("1"),
                        Story.account("site"),
                        "site",
                        CHAT,
                        new Contact(Story.id("contact 1"), null, null, null),
                        null,
                        sealed(body),
                        0,
                        List.of()));
    }
}
