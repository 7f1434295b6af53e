package io.switchlog.projection.agent;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.projection.Story.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import io.switchlog.projection.interaction.RandomHistory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgentCapacityTableTest {
    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("AG-105")
    @Tag("AG-106")
    void sixChannelsHaveACapacityFromTheBeginning() {
        projections.given(new Story().agentCreated("anna"));

        assertThat(projections.rows("""
                        select channel, capacity, from_position, to_position
                        from history.agent_capacity order by channel"""))
                .containsExactly(
                        "chat | 3 | 1 | -",
                        "email | 0 | 1 | -",
                        "fax | 0 | 1 | -",
                        "openchannel | 0 | 1 | -",
                        "sms | 0 | 1 | -",
                        "whatsapp | 0 | 1 | -");
    }

    @Test
    void whatACapacityWasIsKept() {
        projections.given(new Story()
                .agentCreated("anna")
                .after(10)
                .event(new AgentCapacityChanged(agent("anna"), CHAT, 3, 5))
                .event(new AgentCapacityChanged(agent("anna"), EMAIL, 0, 1)));
        projections.given(new Story().after(20).event(new AgentCapacityChanged(agent("anna"), CHAT, 5, 0)));

        assertThat(projections.rows("""
                        select capacity, extract(epoch from to_at - from_at)::int, from_position, to_position
                        from history.agent_capacity where channel = 'chat' order by from_position""")).containsExactly("3 | 10 | 1 | 2", "5 | 10 | 2 | 4", "0 | - | 4 | -");
    }

    @Test
    void whatIsNowIsWhatTheDirectorySays() {
        projections.given(new RandomHistory(71).events(600));

        assertThat(projections.rows("""
                        select agent_id from directory.agent a
                        where capacity_chat <> (select capacity from history.agent_capacity c
                                                where c.agent_id = a.agent_id and channel = 'chat' and to_at is null)
                           or capacity_fax <> (select capacity from history.agent_capacity c
                                               where c.agent_id = a.agent_id and channel = 'fax' and to_at is null)""")).isEmpty();
        assertThat(projections.rows("""
                        select * from (
                            select to_at, to_position, lead(from_at) over w as next_at,
                                   lead(from_position) over w as next_position
                            from history.agent_capacity
                            window w as (partition by agent_id, channel order by from_position)) as s
                        where to_at is distinct from next_at or to_position is distinct from next_position""")).isEmpty();
    }
}
