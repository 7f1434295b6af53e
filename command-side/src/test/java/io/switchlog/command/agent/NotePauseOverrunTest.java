package io.switchlog.command.agent;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.NotePauseOverrun;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.SessionId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotePauseOverrunTest extends AgentTest {
    @BeforeAll
    void catalogue() {
        centre.given(new AddPauseReason(new PauseReasonId(CommandIds.next()), "Coffee", false, 15));
        centre.given(new AddPauseReason(new PauseReasonId(CommandIds.next()), "Lunch", false, 45));
        centre.given(new AddPauseReason(new PauseReasonId(CommandIds.next()), "Meeting", true, 0));
    }

    @Test
    void itIsNotedOnceAndThePauseGoesOn() {
        AgentId anna = centre.loggedIn();
        NotePauseOverrun note = note(anna);
        centre.given(new PauseAgent(anna, EnumSet.of(Channel.CHAT, Channel.EMAIL), "Coffee"));
        Instant dueBackAt = centre.clock().instant().plusSeconds(15 * 60);
        centre.forwardSeconds(15 * 60 - 1);
        centre.when(note).expectRefused(Refusal.NOT_DUE);
        centre.forwardSeconds(1);
        centre.when(note)
                .expectEvents(new AgentPauseOverran(
                        anna, centre.session(anna), EnumSet.of(Channel.CHAT, Channel.EMAIL), "Coffee", dueBackAt));
        centre.when(note).expectRefused(Refusal.NOT_DUE);
        centre.when(new PauseAgent(anna, Set.of(Channel.CHAT), "Coffee")).expectRefused(Refusal.ALREADY_PAUSED);
    }

    @Test
    void eachPauseOverrunsOnItsOwn() {
        AgentId anna = centre.loggedIn();
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        centre.given(new PauseAgent(anna, Set.of(Channel.EMAIL), "Coffee"));
        Instant begin = centre.clock().instant();
        centre.forwardSeconds(20 * 60);
        centre.when(note(anna)).expectEvents(overran(anna, Channel.EMAIL, "Coffee", begin.plusSeconds(15 * 60)));
        centre.when(note(anna)).expectRefused(Refusal.NOT_DUE);
        centre.forwardSeconds(25 * 60);
        centre.when(note(anna)).expectEvents(overran(anna, Channel.CHAT, "Lunch", begin.plusSeconds(45 * 60)));
    }

    @Test
    void whatHasNoLimitAndWhatIsOverDoesNotOverrun() {
        AgentId anna = centre.loggedIn();
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Meeting"));
        centre.given(new PauseAgent(anna, Set.of(Channel.EMAIL), "In my own words"));
        centre.given(new PauseAgent(anna, Set.of(Channel.SMS), "Coffee"));
        centre.given(new UnpauseAgent(anna, Set.of(Channel.SMS)));
        centre.forwardSeconds(24 * 3_600);
        centre.when(note(anna)).expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void aPauseOfAnotherSessionDoesNotOverrun() {
        AgentId anna = centre.loggedIn();
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Coffee"));
        SessionId before = centre.session(anna);
        centre.login(anna);
        centre.forwardSeconds(3_600);
        centre.when(new NotePauseOverrun(anna, before)).expectRefused(Refusal.NOT_LOGGED_IN);
        centre.when(note(anna)).expectRefused(Refusal.NOT_DUE);
    }

    private NotePauseOverrun note(AgentId agentId) {
        return new NotePauseOverrun(agentId, centre.session(agentId));
    }

    private AgentPauseOverran overran(AgentId agentId, Channel channel, String reason, Instant dueBackAt) {
        return new AgentPauseOverran(agentId, centre.session(agentId), Set.of(channel), reason, dueBackAt);
    }
}
