package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.name;
import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.ChangeAccount;
import io.switchlog.messages.account.AccountCommand.DeleteAccount;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentCommand.ActOnMissedOffers;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AddContactMessage;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contact writes once more (AMB-08). */
class AddContactMessageTest extends InteractionTest {
    private static final Sealed BODY = new Sealed(new UUID(4, 4), "bW9yZQ==");

    @Test
    void whileItWaitsItIsKeptAndNothingElse() {
        InteractionId chat = centre.received(centre.queue(), 60);
        centre.when(message(chat)).expectEvents(new InteractionMessageReceived(chat, 1, Channel.CHAT, BODY));
        centre.when(message(chat)).expectEvents(new InteractionMessageReceived(chat, 2, Channel.CHAT, BODY));
    }

    @Test
    void whileSomebodyHasItItIsKeptAndNothingElse() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.accepted(centre.queue(anna), anna);
        centre.when(message(chat)).expectEvents(new InteractionMessageReceived(chat, 1, Channel.CHAT, BODY));
    }

    @Test
    @Tag("AG-108")
    void onAClosedOneItGoesToTheAgentWhoHadItAndHisTabOpensInTheSameAppend() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId chat = closed(queueId, anna);
        centre.when(message(chat))
                .expectEvents(
                        new InteractionMessageReceived(chat, 1, Channel.CHAT, BODY),
                        new InteractionReopened(chat, 1, anna, name(anna), Typology.WEBRTC, queueId, Channel.CHAT),
                        new AgentTabOpened(anna, chat, Channel.CHAT));

        // He has it like anything that he accepted: it fills his capacity, he closes it, he may pass it on.
        InteractionId next = centre.received(queueId, 60);
        centre.when(centre.offer(next, 1, anna)).expectRefused(Refusal.CAPACITY);
        centre.when(message(chat)).expectEvents(new InteractionMessageReceived(chat, 2, Channel.CHAT, BODY));
        centre.given(new CloseInteraction(chat, anna, null));
        centre.given(message(chat));
        centre.given(new TransferInteraction(chat, anna, queueId, null, null));
        assertThat(centre.last(chat, InteractionQueued.class).stepNo()).isEqualTo(2);
    }

    @Test
    void inAnAgentStepTheOneWhomItNamesHasItAgain() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(anna, 60)));
        centre.accept(chat, 1, anna);
        centre.given(new CloseInteraction(chat, anna, null));
        centre.given(message(chat));
        InteractionReopened reopened = centre.last(chat, InteractionReopened.class);
        assertThat(reopened.agentId()).isEqualTo(anna);
        assertThat(reopened.queueId()).isNull();
    }

    @Test
    @Tag("AG-108")
    void atCapacityItIsRoutedAnewOnTheAccountsRouteOfToday() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        QueueId elsewhere = centre.queue();
        AccountId accountId = centre.account(Channel.CHAT, step(queueId, 60));
        InteractionId chat = centre.received(accountId);
        centre.accept(chat, 1, anna);
        centre.given(new CloseInteraction(chat, anna, null));
        centre.accepted(queueId, anna);
        centre.given(new ChangeAccount(accountId, null, List.of(step(elsewhere, 90), step(queueId, 30))));
        centre.when(message(chat))
                .expectEvents(
                        new InteractionMessageReceived(chat, 1, Channel.CHAT, BODY),
                        new InteractionRoutedAnew(
                                chat,
                                Channel.CHAT,
                                anna,
                                AdmissionRefusal.CAPACITY,
                                List.of(step(elsewhere, 90), step(queueId, 30))),
                        new InteractionQueued(
                                chat,
                                2,
                                2,
                                Origin.REOPENED,
                                elsewhere,
                                "Sales",
                                Strategy.RRMEMORY,
                                Channel.CHAT,
                                accountId,
                                "Website",
                                0,
                                centre.clock().instant().plusSeconds(90)));
        centre.when(message(chat)).expectEvents(new InteractionMessageReceived(chat, 2, Channel.CHAT, BODY));
    }

    @Test
    @Tag("AG-108")
    @Tag("AG-109")
    @Tag("AG-110")
    void atTheTabLimitToo() {
        try (Centre small = centre.another()) {
            small.given(Centre.tabLimit(1));
            AgentId anna = small.loggedIn(Map.of(Channel.CHAT, 1));
            QueueId queueId = small.queue(anna);
            InteractionId chat = small.accepted(queueId, anna);
            small.given(new CloseInteraction(chat, anna, null));
            small.accepted(queueId, anna);
            small.given(message(chat));
            assertThat(small.last(chat, InteractionRoutedAnew.class).refusal()).isEqualTo(AdmissionRefusal.TAB_LIMIT);
        }
    }

    @Test
    @Tag("AG-108")
    void whateverElseIsInTheWayIsTheCause() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId paused = closed(queueId, anna);
        InteractionId noMember = closed(queueId, anna);
        InteractionId away = closed(queueId, anna);
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        assertRoutedAnew(paused, anna, AdmissionRefusal.PAUSED);
        centre.given(new RemoveQueueMember(queueId, anna));
        assertRoutedAnew(noMember, anna, AdmissionRefusal.NOT_A_MEMBER);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        assertRoutedAnew(away, anna, AdmissionRefusal.NOT_LOGGED_IN);
    }

    @Test
    void whoWrapsItUpJustNowHasItAgainButNothingNew() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        centre.conduct(queueId, new Conduct(30, null, null, null));
        InteractionId chat = closed(queueId, anna);
        centre.given(message(chat));
        assertThat(centre.last(chat, InteractionReopened.class).agentId()).isEqualTo(anna);
        InteractionId next = centre.received(queueId, 60);
        centre.when(centre.offer(next, 1, anna)).expectRefused(Refusal.PAUSED);
    }

    @Test
    void whoDoesNotRespondDoesNotHaveItAgain() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        MissedOfferPolicy away = new MissedOfferPolicy(MissedOfferAction.NOT_RESPONDING, 1);
        centre.conduct(queueId, new Conduct(null, null, away, null));
        InteractionId chat = closed(queueId, anna);
        centre.given(new ActOnMissedOffers(anna, centre.session(anna), queueId, 1));
        assertRoutedAnew(chat, anna, AdmissionRefusal.PAUSED);
    }

    @Test
    void whatWasAbandonedIsRoutedAnew() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(centre.queue(anna), 60);
        centre.given(centre.offer(chat, 1, anna));
        centre.given(new AbandonInteraction(chat));
        assertRoutedAnew(chat, null, null);
        centre.accept(chat, 2, anna);
    }

    @Test
    void whatTimedOutIsRoutedAnewFromTheFirstStep() {
        AgentId anna = centre.loggedIn();
        QueueId first = centre.queue();
        QueueId second = centre.queue(anna);
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(first, 5), step(second, 5)));
        timeOut(chat, 1);
        timeOut(chat, 2);
        assertRoutedAnew(chat, null, null);
        assertQueued(chat, first, 3, 2);
        timeOut(chat, 3);
        assertQueued(chat, second, 4, 2);
        timeOut(chat, 4);
        assertRoutedAnew(chat, null, null);
        assertQueued(chat, first, 5, 3);
    }

    @Test
    void whoHadItBeforeItWasAbandonedIsNotAskedFirst() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.given(new TransferInteraction(chat, anna, queueId, null, null));
        centre.given(new AbandonInteraction(chat));
        assertRoutedAnew(chat, null, null);
        assertQueued(chat, queueId, 3, 3);
    }

    @Test
    void closedAndRoutedAnewAndClosedItGoesToWhoClosedItLast() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = centre.queue(anna, bert);
        InteractionId chat = closed(queueId, anna);
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        centre.given(message(chat));
        centre.accept(chat, 2, bert);
        centre.given(new CloseInteraction(chat, bert, null));
        centre.given(message(chat));
        InteractionReopened reopened = centre.last(chat, InteractionReopened.class);
        assertThat(reopened.agentId()).isEqualTo(bert);
        assertThat(reopened.stepNo()).isEqualTo(2);
    }

    @Test
    void aDeletedAccountsRouteStillLeadsSomewhere() {
        QueueId queueId = centre.queue();
        AccountId accountId = centre.account(Channel.CHAT, step(queueId, 60));
        InteractionId chat = centre.received(accountId);
        centre.given(new AbandonInteraction(chat));
        centre.given(new DeleteAccount(accountId));
        assertRoutedAnew(chat, null, null);
        assertQueued(chat, queueId, 2, 2);
    }

    @Test
    void onWhatDoesNotExistItIsUnknown() {
        centre.when(message(new InteractionId(CommandIds.next()))).expectFailure(Unknown.class);
    }

    private InteractionId closed(QueueId queueId, AgentId agentId) {
        InteractionId interactionId = centre.accepted(queueId, agentId);
        centre.given(new CloseInteraction(interactionId, agentId, null));
        return interactionId;
    }

    private void timeOut(InteractionId interactionId, int stepNo) {
        centre.forwardSeconds(5);
        centre.given(new TimeOutStep(interactionId, stepNo, TimeoutCause.NO_MEMBERS, List.of()));
    }

    private void assertRoutedAnew(
            InteractionId interactionId, @Nullable AgentId former, @Nullable AdmissionRefusal refusal) {
        List<Object> events = centre.when(message(interactionId)).events();
        assertThat(events).hasSize(3);
        assertThat(events.get(1)).isInstanceOfSatisfying(InteractionRoutedAnew.class, routed -> {
            assertThat(routed.formerAgentId()).isEqualTo(former);
            assertThat(routed.refusal()).isEqualTo(refusal);
        });
        assertThat(centre.last(interactionId, InteractionQueued.class).origin()).isEqualTo(Origin.REOPENED);
    }

    private void assertQueued(InteractionId interactionId, QueueId queueId, int stepNo, int routeNo) {
        InteractionQueued queued = centre.last(interactionId, InteractionQueued.class);
        assertThat(queued.queueId()).isEqualTo(queueId);
        assertThat(queued.stepNo()).isEqualTo(stepNo);
        assertThat(queued.routeNo()).isEqualTo(routeNo);
    }

    private static AddContactMessage message(InteractionId interactionId) {
        return new AddContactMessage(interactionId, BODY);
    }
}
