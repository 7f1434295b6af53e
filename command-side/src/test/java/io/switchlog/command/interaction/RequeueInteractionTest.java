package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RequeueInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequeueInteractionTest extends InteractionTest {
    @Test
    void itWaitsAgainWhereItWasAcceptedAndIsOffTheDesktopInTheSameAppend() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        AccountId accountId = centre.account(Channel.CHAT, step(queueId, 60));
        InteractionId chat = centre.received(accountId);
        centre.accept(chat, 1, anna);
        logOut(anna);
        centre.forwardSeconds(5);
        centre.when(new RequeueInteraction(chat, anna))
                .expectEvents(
                        new InteractionRequeued(
                                chat, anna, Channel.CHAT, RequeueCause.LOGGED_OUT, List.of(step(queueId, 60))),
                        new InteractionQueued(
                                chat,
                                2,
                                2,
                                Origin.REQUEUED,
                                queueId,
                                "Sales",
                                Strategy.RRMEMORY,
                                Channel.CHAT,
                                accountId,
                                "Website",
                                0,
                                centre.clock().instant().plusSeconds(60)),
                        new AgentTabClosed(anna, chat, Channel.CHAT));
        centre.when(new RequeueInteraction(chat, anna)).expectRefused(Refusal.NOT_ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT", "SMS", "OPENCHANNEL", "WHATSAPP"})
    void whereTheContactSitsAndWaitsItIsRequeuedOnLogoutAndDisconnect(Channel channel) {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(channel, Strategy.RRMEMORY, anna);
        InteractionId first = accepted(channel, queueId, anna);
        InteractionId second = accepted(channel, queueId, anna);
        centre.given(new PauseAgent(anna, EnumSet.complementOf(EnumSet.of(Channel.UNKNOWN)), "Lunch"));
        centre.when(new RequeueInteraction(first, anna)).expectRefused(Refusal.NOT_DUE);
        logOut(anna);
        assertCause(first, anna, RequeueCause.LOGGED_OUT);
        centre.login(anna);
        centre.given(new EndLostSession(anna, centre.session(anna)));
        assertCause(second, anna, RequeueCause.DISCONNECTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "FAX", "VOICE"})
    void aMailStaysOnTheDeskOfWhoIsGone(Channel channel) {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(channel, Strategy.RRMEMORY, anna);
        InteractionId mail = accepted(channel, queueId, anna);
        logOut(anna);
        centre.when(new RequeueInteraction(mail, anna)).expectRefused(Refusal.NOT_DUE);
        centre.login(anna);
        centre.given(new EndLostSession(anna, centre.session(anna)));
        centre.when(new RequeueInteraction(mail, anna)).expectRefused(Refusal.NOT_DUE);
        centre.conduct(queueId, new Conduct(null, null, null, Set.of(RequeueCause.DISCONNECTED)));
        assertCause(mail, anna, RequeueCause.DISCONNECTED);
    }

    @Test
    void whetherAPauseDoesItIsUpToTheQueue() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.conduct(queueId, new Conduct(null, null, null, Set.of(RequeueCause.PAUSED)));
        centre.given(new PauseAgent(anna, Set.of(Channel.EMAIL), "Mails"));
        centre.when(new RequeueInteraction(chat, anna)).expectRefused(Refusal.NOT_DUE);
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        assertCause(chat, anna, RequeueCause.PAUSED);
    }

    @Test
    void theQueueMayWantItNever() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.conduct(queueId, new Conduct(null, null, null, Set.of()));
        logOut(anna);
        centre.when(new RequeueInteraction(chat, anna)).expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void notIfHeIsBack() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.accepted(centre.queue(anna), anna);
        logOut(anna);
        centre.login(anna);
        centre.when(new RequeueInteraction(chat, anna)).expectRefused(Refusal.NOT_DUE);
        // Whoever replaces his session is back as well.
        centre.login(anna);
        centre.when(new RequeueInteraction(chat, anna)).expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void onlyFromWhoHasIt() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = centre.queue(anna, bert);
        InteractionId chat = centre.accepted(queueId, anna);
        logOut(bert);
        centre.when(new RequeueInteraction(chat, bert)).expectRefused(Refusal.NOT_YOURS);
        centre.given(new CloseInteraction(chat, anna, null));
        logOut(anna);
        centre.when(new RequeueInteraction(chat, anna)).expectRefused(Refusal.CLOSED);
    }

    @Test
    void aStepThatNamesHimIsLeftOutIfThereIsAnother() {
        AgentId anna = centre.loggedIn();
        QueueId fallback = centre.queue();
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(anna, 20), step(fallback, 30)));
        centre.accept(chat, 1, anna);
        logOut(anna);
        centre.given(new RequeueInteraction(chat, anna));
        assertThat(centre.last(chat, InteractionRequeued.class).route()).containsExactly(step(fallback, 30));
        assertThat(centre.last(chat, InteractionQueued.class).queueId()).isEqualTo(fallback);
    }

    @Test
    void whereThereIsNoOtherItWaitsForHim() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(anna, 20)));
        centre.accept(chat, 1, anna);
        logOut(anna);
        centre.given(new RequeueInteraction(chat, anna));
        InteractionDirected directed = centre.last(chat, InteractionDirected.class);
        assertThat(directed.agentId()).isEqualTo(anna);
        assertThat(directed.origin()).isEqualTo(Origin.REQUEUED);
        centre.login(anna);
        centre.accept(chat, 2, anna);
    }

    @Test
    void afterATransferTheQueueOfThatStepCounts() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId keeps = centre.queue(anna);
        centre.conduct(keeps, new Conduct(null, null, null, Set.of()));
        QueueId gives = centre.queue(bert);
        InteractionId chat = centre.accepted(keeps, anna);
        centre.given(new TransferInteraction(chat, anna, gives, null, 40));
        centre.accept(chat, 2, bert);
        logOut(bert);
        centre.given(new RequeueInteraction(chat, bert));
        assertThat(centre.last(chat, InteractionRequeued.class).route())
                .containsExactly(step(gives, 40), step(keeps, 60));
    }

    @Test
    void aQueueThatIsDeletedMeanwhileIsAStepToo() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.given(new DeleteQueue(queueId));
        logOut(anna);
        assertCause(chat, anna, RequeueCause.LOGGED_OUT);
    }

    private InteractionId accepted(Channel channel, QueueId queueId, AgentId agentId) {
        InteractionId interactionId = centre.received(centre.account(channel, step(queueId, 600)));
        centre.accept(interactionId, 1, agentId);
        return interactionId;
    }

    private void logOut(AgentId agentId) {
        centre.given(new LogoutAgent(agentId, LogoutCause.REQUESTED));
    }

    private void assertCause(InteractionId interactionId, AgentId agentId, RequeueCause cause) {
        centre.given(new RequeueInteraction(interactionId, agentId));
        assertThat(centre.last(interactionId, InteractionRequeued.class).cause())
                .isEqualTo(cause);
    }
}
