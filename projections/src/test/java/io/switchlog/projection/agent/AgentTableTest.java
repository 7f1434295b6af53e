package io.switchlog.projection.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgentTableTest {
    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("AG-20")
    void aCreatedAgentIsARow() {
        projections.given(new Story().agentCreated("anna"));

        assertThat(projections.rows("select t::text from directory.agent t"))
                .containsExactly("(" + Story.agent("anna") + ",anna,\"anna Full\",,anna@example.org,,WEBRTC,1001,f,"
                        + "3,0,0,0,0,0,\"2026-03-02 09:00:00.000123+00\",1,f)");
    }

    @Test
    @Tag("AG-106")
    void aChangedCapacityIsThatOfItsChannel() {
        projections.given(new Story()
                .agentCreated("anna")
                .event(new AgentCapacityChanged(Story.agent("anna"), Channel.WHATSAPP, 0, 5)));

        assertThat(projections.rows("select capacity_chat, capacity_whatsapp, position from directory.agent"))
                .containsExactly("3 | 5 | 2");
    }

    @Test
    @Tag("AG-128")
    void advancedSearchIsSwitchedOnAndOff() {
        projections.given(new Story().agentCreated("anna").event(new AgentAdvancedSearchEnabled(Story.agent("anna"))));
        assertThat(projections.rows("select advanced_search, position from directory.agent"))
                .containsExactly("t | 2");

        projections.given(new Story().event(new AgentAdvancedSearchDisabled(Story.agent("anna"))));
        assertThat(projections.rows("select advanced_search, position from directory.agent"))
                .containsExactly("f | 3");
    }

    @Test
    void anErasedAgentReadsErased() {
        projections.given(new Story().agentCreated("!anna"));

        assertThat(projections.rows("select username, full_name, email from directory.agent"))
                .containsExactly("[erased] | [erased] | [erased]");
    }
}
