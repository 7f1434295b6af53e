package io.switchlog.command.agent;

import static io.switchlog.command.agent.AgentEvents.created;
import static io.switchlog.command.agent.AgentEvents.loggedIn;
import static io.switchlog.command.agent.AgentEvents.paused;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.ChangePauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.RemovePauseReason;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.PauseTerms;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PauseAgentTest extends AgentTest {
    @Test
    @Tag("AG-112")
    void anAgentPausesOnTheChannelsNamed() {
        AgentId anna = centre.loggedIn();
        centre.when(pause(anna, "Lunch", Channel.CHAT, Channel.EMAIL))
                .expectEvents(pausedEvent(anna, "Lunch", null, Channel.CHAT, Channel.EMAIL));
    }

    @Test
    void whoIsNotLoggedInCannotPause() {
        centre.when(pause(centre.agent(), "Lunch", Channel.CHAT)).expectRefused(Refusal.NOT_LOGGED_IN);
    }

    @Test
    void theSamePauseTwiceIsRefused() {
        AgentId anna = centre.loggedIn();
        centre.given(pause(anna, "Lunch", Channel.CHAT, Channel.EMAIL));
        centre.when(pause(anna, "Lunch", Channel.CHAT)).expectRefused(Refusal.ALREADY_PAUSED);
    }

    @Test
    void aNewReasonReplacesTheOld() {
        AgentId anna = centre.loggedIn();
        centre.given(pause(anna, "Lunch", Channel.CHAT));
        centre.when(pause(anna, "Training", Channel.CHAT))
                .expectEvents(pausedEvent(anna, "Training", null, Channel.CHAT));
    }

    @Test
    void oneMoreChannelIsANewPause() {
        AgentId anna = centre.loggedIn();
        centre.given(pause(anna, "Lunch", Channel.CHAT));
        centre.when(pause(anna, "Lunch", Channel.CHAT, Channel.SMS))
                .expectEvents(pausedEvent(anna, "Lunch", null, Channel.CHAT, Channel.SMS));
    }

    @Test
    @Tag("AG-114")
    void aPauseOnOneChannelLeavesTheOthers() {
        Agent agent = new Agent();
        agent.evolve(created());
        agent.evolve(loggedIn());
        agent.evolve(paused("Lunch", Channel.CHAT));
        assertThat(agent.state().standing(Channel.CHAT, true, 20).paused()).isTrue();
        assertThat(agent.state().standing(Channel.EMAIL, true, 20).paused()).isFalse();
    }

    @Test
    void aReasonOfTheCatalogueBringsItsTermsAndItsSpelling() {
        AgentId anna = centre.loggedIn();
        PauseReasonId coffee = reason("Coffee", false, 15);
        PauseReasonId meeting = reason("Meeting", true, 0);
        centre.when(pause(anna, "COFFEE", Channel.CHAT))
                .expectEvents(pausedEvent(anna, "Coffee", new PauseTerms(coffee, false, inMinutes(15)), Channel.CHAT));
        centre.when(pause(anna, "meeting", Channel.CHAT))
                .expectEvents(pausedEvent(anna, "Meeting", new PauseTerms(meeting, true, null), Channel.CHAT));
        centre.when(pause(anna, "MEETING", Channel.CHAT)).expectRefused(Refusal.ALREADY_PAUSED);
    }

    @Test
    void aPauseKeepsTheTermsOfItsTime() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        PauseReasonId smoke = reason("Smoke", false, 5);
        centre.given(pause(anna, "Smoke", Channel.CHAT));
        centre.given(new ChangePauseReason(smoke, null, true, 10));
        centre.when(pause(bert, "Smoke", Channel.CHAT))
                .expectEvents(pausedEvent(bert, "Smoke", new PauseTerms(smoke, true, inMinutes(10)), Channel.CHAT));
        assertThat(centre.last(anna, AgentPaused.class).terms()).isEqualTo(new PauseTerms(smoke, false, inMinutes(5)));

        // Removed, it is a word like any other.
        centre.given(new RemovePauseReason(smoke));
        AgentId carla = centre.loggedIn();
        centre.when(pause(carla, "Smoke", Channel.CHAT)).expectEvents(pausedEvent(carla, "Smoke", null, Channel.CHAT));
        assertThat(centre.last(anna, AgentPaused.class).terms()).isNotNull();
    }

    @Test
    void aRenamedReasonIsFoundByItsNewName() {
        AgentId anna = centre.loggedIn();
        PauseReasonId yoga = reason("Yoga", false, 5);
        centre.given(new ChangePauseReason(yoga, "Gymnastics", null, null));
        centre.when(pause(anna, "Yoga", Channel.CHAT)).expectEvents(pausedEvent(anna, "Yoga", null, Channel.CHAT));
        centre.when(pause(anna, "gymnastics", Channel.CHAT))
                .expectEvents(pausedEvent(anna, "Gymnastics", new PauseTerms(yoga, false, inMinutes(5)), Channel.CHAT));
    }

    @Test
    void whereOnlyListedReasonsAreAllowedOthersAreRefused() {
        try (Centre strict = centre.another()) {
            PauseReasonId lunch = new PauseReasonId(CommandIds.next());
            strict.given(new AddPauseReason(lunch, "Lunch", false, 60));
            AgentId anna = strict.loggedIn();
            strict.given(pause(anna, "Because I can", Channel.CHAT));
            strict.given(Centre.onlyListedPauseReasons(true));
            strict.when(pause(anna, "Nap", Channel.CHAT)).expectRefused(Refusal.UNKNOWN_REASON);
            assertThat(strict.when(pause(anna, "lunch", Channel.CHAT)).events()).hasSize(1);
            strict.given(new RemovePauseReason(lunch));
            strict.when(pause(anna, "Lunch", Channel.SMS)).expectRefused(Refusal.UNKNOWN_REASON);
            strict.given(Centre.onlyListedPauseReasons(false));
            assertThat(strict.when(pause(anna, "Nap", Channel.CHAT)).events()).hasSize(1);
        }
    }

    private PauseReasonId reason(String name, boolean productive, int mostMinutes) {
        PauseReasonId reasonId = new PauseReasonId(CommandIds.next());
        centre.given(new AddPauseReason(reasonId, name, productive, mostMinutes));
        return reasonId;
    }

    private Instant inMinutes(int minutes) {
        return centre.clock().instant().plusSeconds(60L * minutes);
    }

    private AgentPaused pausedEvent(
            AgentId agentId, String reason, @Nullable PauseTerms terms, Channel first, Channel... others) {
        return new AgentPaused(agentId, centre.session(agentId), EnumSet.of(first, others), reason, terms);
    }

    private static PauseAgent pause(AgentId agentId, String reason, Channel first, Channel... others) {
        Set<Channel> channels = EnumSet.of(first, others);
        return new PauseAgent(agentId, channels, reason);
    }
}
