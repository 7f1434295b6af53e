package io.switchlog.projection.agent;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.messages.Channel.VOICE;
import static io.switchlog.projection.Story.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.projection.Folding;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.interaction.RandomHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgentStateTableTest {

    @Test
    void anAgentIsLoggedOutOnAllSevenChannelsFromHisCreationOn() {
        var states = Folding.fold(
                new AgentStateTable(), new Story().agentCreated("anna").events());

        assertThat(states).hasSize(7);
        assertThat(states.values())
                .allSatisfy(line -> assertThat(Folding.rows(line))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.state()).isEqualTo(Conditions.State.LOGGED_OUT);
                            assertThat(row.toAt()).isNull();
                        }));
    }

    @Test
    @Tag("AG-114")
    void aPauseConcernsOnlyItsChannels() {
        var states = Folding.fold(
                new AgentStateTable(),
                new Story()
                        .agentCreated("anna")
                        .loggedIn("anna", "s")
                        .paused("anna", "s", "lunch", CHAT)
                        .events());

        assertThat(statesOf(states.get(new AgentStateTable.Key(agent("anna"), CHAT))))
                .containsExactly("logged_out", "available", "paused");
        assertThat(statesOf(states.get(new AgentStateTable.Key(agent("anna"), EMAIL))))
                .containsExactly("logged_out", "available");
    }

    private static List<String> statesOf(@Nullable Timeline<AgentStateTable.Row> line) {
        return line == null
                ? List.of()
                : Folding.rows(line).stream().map(row -> row.state().code()).toList();
    }

    @Test
    void theTableShowsOneIntervalAfterTheOther() {
        TestProjector projections = new TestProjector();
        projections.given(new Story()
                .agentCreated("anna")
                .after(10)
                .loggedIn("anna", "s")
                .after(20)
                .paused("anna", "s", "lunch", CHAT, VOICE)
                .after(30)
                .paused("anna", "s", "training", CHAT)
                .after(40)
                .unpaused("anna", "s", CHAT)
                .after(50)
                .loggedOut("anna", "s"));

        assertThat(projections.rows("""
                        select channel, state, reason, duration_ms, from_position, to_position, session_id is not null
                        from history.agent_state where channel in ('chat', 'voice') order by channel, from_position"""))
                .containsExactly(
                        "chat | logged_out | - | 10000 | 1 | 2 | f",
                        "chat | available | - | 20000 | 2 | 3 | t",
                        "chat | paused | lunch | 30000 | 3 | 4 | t",
                        "chat | paused | training | 40000 | 4 | 5 | t",
                        "chat | available | - | 50000 | 5 | 6 | t",
                        "chat | logged_out | - | - | 6 | - | f",
                        "voice | logged_out | - | 10000 | 1 | 2 | f",
                        "voice | available | - | 20000 | 2 | 3 | t",
                        "voice | paused | lunch | 120000 | 3 | 6 | t",
                        "voice | logged_out | - | - | 6 | - | f");
    }

    @Test
    void intervalsHaveNoGapAndNoOverlap() {
        for (long seed = 31; seed < 34; seed++) {
            TestProjector projections = new TestProjector();
            projections.given(new RandomHistory(seed).events(800));

            assertThat(projections.rows("""
                            select * from (
                                select agent_id, channel, from_at, to_at, to_position,
                                       lead(from_at) over w as next_at, lead(from_position) over w as next_position,
                                       row_number() over w = count(*) over (partition by agent_id, channel) as last
                                from history.agent_state
                                window w as (partition by agent_id, channel order by from_position)) as s
                            where to_at is distinct from next_at or to_position is distinct from next_position
                               or last <> (to_at is null)""")).as("seed %d", seed).isEmpty();
            assertThat(
                            projections.rows(
                                    "select count(*) from history.agent_state group by agent_id having count(distinct channel) <> 7"))
                    .isEmpty();
        }
    }
}
