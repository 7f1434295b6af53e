package io.switchlog.command.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.EndWrapUp;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RequeueInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapUpTest extends AgentTest {
    private static final int SECONDS = 40;

    @Test
    void closingBeginsTheWrapUpOfTheQueue() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.CHAT, anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.when(new CloseInteraction(chat, anna, null))
                .expectEvents(
                        new InteractionClosed(chat, anna, Channel.CHAT, null),
                        new AgentTabClosed(anna, chat, Channel.CHAT),
                        new AgentWrapUpBegan(
                                anna, centre.session(anna), chat, queueId, Channel.CHAT, inSeconds(SECONDS)));
    }

    @Test
    void nothingIsOfferedOnItsChannelAndEverythingOnOthers() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.CHAT, anna);
        closed(queueId, anna);
        InteractionId next = centre.received(queueId, 600);
        centre.when(centre.offer(next, 1, anna)).expectRefused(Refusal.PAUSED);
        InteractionId mail = centre.received(centre.account(Channel.EMAIL, Centre.step(anna, 60)));
        assertThat(centre.when(centre.offer(mail, 1, anna)).events()).hasSize(1);
    }

    @Test
    void whatRangBeforeIsNotAcceptedDuringTheWrapUp() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.CHAT, anna);
        InteractionId open = centre.accepted(queueId, anna);
        InteractionId ringing = centre.received(queueId, 600);
        centre.given(centre.offer(ringing, 1, anna));
        centre.given(new CloseInteraction(open, anna, null));
        centre.when(new AcceptInteraction(ringing, anna)).expectRefused(Refusal.PAUSED);
        centre.given(new ResumeAgent(anna));
        assertThat(centre.when(new AcceptInteraction(ringing, anna)).failure()).isNull();
    }

    @Test
    void itEndsByItselfWhenItsTimeIsOverAndNotBefore() {
        AgentId anna = centre.loggedIn();
        closed(wrappingUp(Channel.CHAT, anna), anna);
        EndWrapUp end = new EndWrapUp(anna, centre.session(anna), Channel.CHAT);
        centre.forwardSeconds(SECONDS - 1);
        centre.when(end).expectRefused(Refusal.NOT_DUE);
        centre.forwardSeconds(1);
        centre.when(end).expectEvents(new AgentWrapUpEnded(anna, centre.session(anna), Channel.CHAT));
        centre.when(end).expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void theNextCloseBeginsItAnew() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.CHAT, anna);
        InteractionId first = centre.accepted(queueId, anna);
        InteractionId second = centre.accepted(queueId, anna);
        centre.given(new CloseInteraction(first, anna, null));
        centre.forwardSeconds(SECONDS - 1);
        centre.given(new CloseInteraction(second, anna, null));
        centre.forwardSeconds(1);
        centre.when(new EndWrapUp(anna, centre.session(anna), Channel.CHAT)).expectRefused(Refusal.NOT_DUE);
        centre.forwardSeconds(SECONDS - 1);
        assertThat(centre.when(new EndWrapUp(anna, centre.session(anna), Channel.CHAT))
                        .failure())
                .isNull();
    }

    @Test
    void aLogoutEndsIt() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.CHAT, anna);
        closed(queueId, anna);
        SessionId before = centre.session(anna);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        centre.login(anna);
        InteractionId next = centre.received(queueId, 600);
        assertThat(centre.when(centre.offer(next, 1, anna)).failure()).isNull();
        centre.forwardSeconds(SECONDS);
        centre.when(new EndWrapUp(anna, before, Channel.CHAT)).expectRefused(Refusal.NOT_LOGGED_IN);
    }

    @Test
    void whoIsGoneDoesNotWrapUp() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.EMAIL, anna);
        InteractionId mail = centre.received(centre.account(Channel.EMAIL, Centre.step(queueId, 60)));
        centre.accept(mail, 1, anna);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        assertThat(centre.when(new CloseInteraction(mail, null, null)).events()).hasSize(2);
    }

    @Test
    void onlyAClosedOneIsWrappedUp() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.CHAT, anna, bert);
        InteractionId passedOn = centre.accepted(queueId, anna);
        centre.given(new TransferInteraction(passedOn, anna, null, bert, null));
        InteractionId lost = centre.accepted(queueId, anna);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        centre.given(new RequeueInteraction(lost, anna));
        assertThat(centre.stream(anna, AgentWrapUpBegan.class)).isEmpty();

        // An agent step has no queue whose wrap-up could begin.
        centre.accept(passedOn, 2, bert);
        assertThat(centre.when(new CloseInteraction(passedOn, bert, null)).events())
                .hasSize(2);
    }

    @Test
    void theTimeIsTheQueuesOfNow() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = wrappingUp(Channel.CHAT, anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.conduct(queueId, new Conduct(90, null, null, null));
        centre.given(new CloseInteraction(chat, anna, null));
        assertThat(centre.last(anna, AgentWrapUpBegan.class).endsAt()).isEqualTo(inSeconds(90));
        centre.conduct(queueId, new Conduct(0, null, null, null));
        centre.given(new ResumeAgent(anna));
        List<Object> events = centre.when(new CloseInteraction(centre.accepted(queueId, anna), anna, null))
                .events();
        assertThat(events).hasSize(2);
    }

    private QueueId wrappingUp(Channel channel, AgentId... members) {
        QueueId queueId = centre.queue(channel, Strategy.RRMEMORY, members);
        centre.conduct(queueId, new Conduct(SECONDS, null, null, null));
        return queueId;
    }

    private void closed(QueueId queueId, AgentId agentId) {
        centre.given(new CloseInteraction(centre.accepted(queueId, agentId), agentId, null));
    }

    private Instant inSeconds(int seconds) {
        return centre.clock().instant().plusSeconds(seconds);
    }
}
