package io.switchlog.projection.agent;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.projection.Story.agent;
import static io.switchlog.projection.Story.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AutoAnswerTablesTest {
    private static final String ROWS = """
            select channel, enabled, delay_seconds, position from directory.agent_auto_answer order by channel""";
    private static final String CONFLICTS =
            "select channel, queue_id, position from directory.agent_auto_answer_conflict order by position";
    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("AG-124")
    @Tag("AG-125")
    void eachChannelHasASwitchAndADelayOfItsOwn() {
        projections.given(new Story()
                .agentCreated("anna")
                .event(new AgentAutoAnswerEnabled(agent("anna"), CHAT, 3))
                .event(new AgentAutoAnswerEnabled(agent("anna"), EMAIL, 0))
                .event(new AgentAutoAnswerDelayChanged(agent("anna"), CHAT, 3, 10)));
        assertThat(projections.rows(ROWS)).containsExactly("chat | t | 10 | 4", "email | t | 0 | 3");

        projections.given(new Story().event(new AgentAutoAnswerDisabled(agent("anna"), CHAT)));
        assertThat(projections.rows(ROWS)).containsExactly("chat | f | 10 | 5", "email | t | 0 | 3");

        projections.given(new Story().event(new AgentAutoAnswerEnabled(agent("anna"), CHAT, 1)));
        assertThat(projections.rows(ROWS)).containsExactly("chat | t | 1 | 6", "email | t | 0 | 3");
    }

    @Test
    @Tag("AG-127")
    void aConflictIsNotedUntilAutoAnswerIsDisabledOnItsChannel() {
        projections.given(new Story()
                .agentCreated("anna")
                .event(new AgentAutoAnswerEnabled(agent("anna"), CHAT, 3))
                .event(new AgentAutoAnswerConflictNoted(agent("anna"), CHAT, queue("A")))
                .event(new AgentAutoAnswerConflictNoted(agent("anna"), CHAT, queue("B")))
                .event(new AgentAutoAnswerConflictNoted(agent("anna"), EMAIL, queue("C")))
                .event(new AgentAutoAnswerConflictNoted(agent("anna"), CHAT, queue("A"))));
        assertThat(projections.rows(CONFLICTS))
                .containsExactly(
                        "chat | " + queue("B") + " | 4",
                        "email | " + queue("C") + " | 5",
                        "chat | " + queue("A") + " | 6");

        projections.given(new Story().event(new AgentAutoAnswerDisabled(agent("anna"), CHAT)));
        assertThat(projections.rows(CONFLICTS)).containsExactly("email | " + queue("C") + " | 5");
    }
}
