package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.ANNA;
import static io.switchlog.command.agent.AgentEvents.autoAnswer;
import static io.switchlog.command.agent.AgentEvents.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChangeAutoAnswerTest {
    private final AggregateTestFixture<Agent> fixture = new AggregateTestFixture<>(Agent.class);

    @Test
    @Tag("AG-124")
    @Tag("AG-125")
    void eachOfTheSixChannelsHasASwitchAndADelayOfItsOwn() {
        for (Channel channel : Channel.digital()) {
            fixture.given(created())
                    .when(autoAnswerOf(channel, true, 7))
                    .expectEvents(new AgentAutoAnswerEnabled(ANNA, channel, 7));
            Agent agent = new Agent();
            agent.evolve(created());
            agent.evolve(autoAnswer(channel, 7));
            for (Channel other : Channel.digital()) {
                assertThat(agent.state().autoAnswers().delaySeconds(other)).isEqualTo(other == channel ? 7 : null);
            }
        }
    }

    @Test
    @Tag("AG-125")
    void anotherDelayIsAnEventOfItsOwn() {
        fixture.given(created(), autoAnswer(Channel.CHAT, 7))
                .when(autoAnswerOf(Channel.CHAT, true, 0))
                .expectEvents(new AgentAutoAnswerDelayChanged(ANNA, Channel.CHAT, 7, 0));
    }

    @Test
    @Tag("AG-124")
    void itIsDisabledWhereItIsEnabled() {
        fixture.given(created(), autoAnswer(Channel.CHAT, 7), autoAnswer(Channel.EMAIL, 7))
                .when(autoAnswerOf(Channel.CHAT, false, 0))
                .expectEvents(new AgentAutoAnswerDisabled(ANNA, Channel.CHAT));
    }

    @Test
    void whatIsSoAlreadyDoesNotChange() {
        fixture.given(created(), autoAnswer(Channel.CHAT, 7))
                .when(autoAnswerOf(Channel.CHAT, true, 7))
                .expectNoEvents();
        fixture.given(created()).when(autoAnswerOf(Channel.CHAT, false, 0)).expectNoEvents();
    }

    @Test
    @Tag("AG-124")
    void severalChannelsChangeAtOnceAndEachOnlyAsAsked() {
        Map<Channel, AutoAnswer> asked = new EnumMap<>(Channel.class);
        asked.put(Channel.CHAT, new AutoAnswer(false, 0));
        asked.put(Channel.SMS, new AutoAnswer(true, 3));
        fixture.given(created(), autoAnswer(Channel.CHAT, 7), autoAnswer(Channel.EMAIL, 2))
                .when(new ChangeAgent(ANNA, Map.of(), asked, null))
                .expectEvents(
                        new AgentAutoAnswerDisabled(ANNA, Channel.CHAT),
                        new AgentAutoAnswerEnabled(ANNA, Channel.SMS, 3));
    }

    @Test
    @Tag("AG-128")
    void advancedSearchIsSwitchedOnAndOff() {
        fixture.given(created()).when(search(true)).expectEvents(new AgentAdvancedSearchEnabled(ANNA));
        fixture.given(created()).when(search(false)).expectNoEvents();
        fixture.given(created()).when(search(null)).expectNoEvents();
        fixture.given(created(), new AgentAdvancedSearchEnabled(ANNA))
                .when(search(true))
                .expectNoEvents();
        fixture.given(created(), new AgentAdvancedSearchEnabled(ANNA))
                .when(search(false))
                .expectEvents(new AgentAdvancedSearchDisabled(ANNA));
    }

    private static ChangeAgent autoAnswerOf(Channel channel, boolean enabled, int delaySeconds) {
        return new ChangeAgent(ANNA, Map.of(), Map.of(channel, new AutoAnswer(enabled, delaySeconds)), null);
    }

    private static ChangeAgent search(@Nullable Boolean advanced) {
        return new ChangeAgent(ANNA, Map.of(), Map.of(), advanced);
    }
}
