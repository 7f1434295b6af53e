package io.switchlog.command.routing;

import static io.switchlog.command.routing.Room.SESSION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.routing.Room.Notified;
import io.switchlog.command.settings.SettingsProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final int MOST_LIVE_OFFERS = SettingsProfile.DEFAULTS.maxLiveOffers();

    private final Room room = new Room();

    @Test
    void theFirstMemberIsNotifiedAndTheChoiceSaysWhy() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        AgentId carla = room.agent(Map.of());
        QueueId queueId = room.queue(anna, bert, carla);
        InteractionId chat = room.queued(queueId);
        assertThat(room.commands()).singleElement().isInstanceOfSatisfying(OfferInteraction.class, offer -> {
            assertThat(offer.interactionId()).isEqualTo(chat);
            assertThat(offer.stepNo()).isEqualTo(1);
            assertThat(offer.expiresAt()).isEqualTo(room.now.plusSeconds(Room.AGENT_TIMEOUT_SECONDS));
            assertThat(offer.offers()).singleElement().satisfies(one -> {
                assertThat(one.agentId()).isEqualTo(anna);
                assertThat(one.choice())
                        .isEqualTo(new Choice(
                                Strategy.RRMEMORY,
                                1,
                                List.of(anna, bert),
                                List.of(new PassedOver(carla, AdmissionRefusal.NOT_LOGGED_IN)),
                                null,
                                null));
            });
        });
    }

    @Test
    void roundRobinGoesAround() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        QueueId queueId = room.queue(anna, bert);
        InteractionId first = room.queued(queueId);
        InteractionId second = room.queued(queueId);
        InteractionId third = room.queued(queueId);
        assertThat(room.offers())
                .containsExactly(new Notified(anna, first), new Notified(bert, second), new Notified(anna, third));
    }

    @Test
    void higherPriorityGoesFirstAndThenFirstComeFirstServed() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        InteractionId low = room.queued(queueId, 0, 60);
        InteractionId lowToo = room.queued(queueId, 0, 60);
        InteractionId high = room.queued(queueId, 9, 60);
        assertThat(room.offers()).extracting(Notified::interactionId).containsExactly(high, low, lowToo);
    }

    @Test
    void theHeavierQueueGoesFirst() {
        AgentId anna = room.loggedIn();
        QueueId light = room.queue(Strategy.RRMEMORY, 1, anna);
        QueueId heavy = room.queue(Strategy.RRMEMORY, 9, anna);
        InteractionId inLight = room.queued(light);
        InteractionId inHeavy = room.queued(heavy);
        assertThat(room.offers()).extracting(Notified::interactionId).containsExactly(inHeavy, inLight);
    }

    @Test
    void beepAllNotifiesAllAtOnceAndWhoComesLaterToo() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        AgentId carla = room.agent(Map.of());
        QueueId queueId = room.queue(Strategy.BEEPALL, 5, anna, bert, carla);
        InteractionId chat = room.queued(queueId);
        assertThat(room.offers()).containsExactly(new Notified(anna, chat), new Notified(bert, chat));
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentLoggedIn(carla, SESSION));
        assertThat(room.offers()).containsExactly(new Notified(carla, chat));
    }

    @Test
    void whatRingsAtOneRingsAtNobodyElse() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        room.queued(room.queue(anna, bert));
        assertThat(room.offers()).hasSize(1);
        room.forwardSeconds(10);
        assertThat(room.commands()).isEmpty();
    }

    @Test
    @Tag("AG-112")
    @Tag("AG-151")
    void whoMayNotIsNotNotifiedUntilHeMay() {
        AgentId anna = room.agent(Map.of());
        QueueId queueId = room.queue();
        InteractionId chat = room.queued(queueId);
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentPaused(anna, SESSION, Set.of(Channel.CHAT), "Lunch", null));
        room.happened(new QueueMemberAdded(queueId, anna, 0));
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentUnpaused(anna, SESSION, Set.of(Channel.CHAT)));
        assertThat(room.offers()).containsExactly(new Notified(anna, chat));
    }

    @Test
    @Tag("AG-107")
    @Tag("AG-120")
    @Tag("AG-121")
    void aFullAgentIsNotNotifiedUntilOneIsClosed() {
        AgentId anna = room.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = room.queue(anna);
        InteractionId open = room.queued(queueId);
        room.offers();
        accepted(open, anna);
        InteractionId next = room.queued(queueId);
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentTabClosed(anna, open, Channel.CHAT));
        assertThat(room.offers()).containsExactly(new Notified(anna, next));
    }

    @Test
    @Tag("AG-109")
    void whoIsAtTheTabLimitIsNotNotifiedUntilItIsRaised() {
        AgentId anna = room.loggedIn();
        room.happened(new TabLimitChanged(20, 1));
        room.happened(new AgentTabOpened(anna, new InteractionId(new UUID(1, 1)), Channel.EMAIL));
        InteractionId chat = room.queued(room.queue(anna));
        assertThat(room.commands()).isEmpty();
        room.happened(new TabLimitChanged(1, 2));
        assertThat(room.offers()).containsExactly(new Notified(anna, chat));
    }

    @Test
    void anOfferIsTakenBackFromWhoMayNotHaveItAnyMore() {
        AgentId anna = room.loggedIn(Map.of(Channel.CHAT, 2));
        QueueId queueId = room.queue(anna);
        InteractionId chat = ringing(queueId);
        assertRescinded(
                chat, anna, new AgentPaused(anna, SESSION, Set.of(Channel.CHAT), "Lunch", null), RescindCause.PAUSED);
        room.happened(new AgentUnpaused(anna, SESSION, Set.of(Channel.CHAT)));
        assertRescinded(
                ringing(), anna, new AgentLoggedOut(anna, SESSION, LogoutCause.REQUESTED), RescindCause.NOT_LOGGED_IN);
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertRescinded(ringing(), anna, new QueueMemberRemoved(queueId, anna), RescindCause.NOT_A_MEMBER);
        room.happened(new QueueMemberAdded(queueId, anna, 0));
        InteractionId open = new InteractionId(new UUID(1, 1));
        room.happened(new AgentTabOpened(anna, open, Channel.CHAT));
        assertRescinded(ringing(), anna, new AgentCapacityChanged(anna, Channel.CHAT, 2, 1), RescindCause.CAPACITY);
        room.happened(new AgentCapacityChanged(anna, Channel.CHAT, 1, 0));
        assertRescinded(ringing(), anna, new TabLimitChanged(20, 1), RescindCause.TAB_LIMIT);
    }

    @Test
    void aPauseOnAnotherChannelTakesNothingBack() {
        AgentId anna = room.loggedIn();
        ringing(room.queue(anna));
        room.happened(new AgentPaused(anna, SESSION, Set.of(Channel.EMAIL), "Lunch", null));
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void anOfferExpiresAndTheNextAgentIsNotified() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        QueueId queueId = room.queue(anna, bert);
        InteractionId chat = room.queued(queueId, 0, 300);
        room.offers();
        room.forwardSeconds(Room.AGENT_TIMEOUT_SECONDS - 1);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(1);
        List<Decision> decisions = room.decide();
        assertThat(decisions).extracting(Decision::command).containsExactly(new ExpireOffers(chat, 1, List.of(anna)));
        room.happened(new InteractionOfferExpired(chat, 1, anna, Channel.CHAT));
        room.router.done(decisions.get(0), true, room.now);
        assertThat(room.offers()).containsExactly(new Notified(bert, chat));
    }

    @Test
    void whoDeclinedIsNotAskedAgainForAWhile() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        InteractionId chat = ringing(queueId);
        room.happened(new InteractionOfferRejected(chat, 1, anna, Channel.CHAT));
        assertThat(room.commands()).isEmpty();
        room.forward(WaitingRoom.REST.minusMillis(1));
        assertThat(room.commands()).isEmpty();
        room.forward(Duration.ofMillis(1));
        assertThat(room.offers()).containsExactly(new Notified(anna, chat));
    }

    @Test
    void whoDeclinedOneIsAskedForTheOthers() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        InteractionId first = ringing(queueId);
        room.happened(new InteractionOfferRejected(first, 1, anna, Channel.CHAT));
        InteractionId second = room.queued(queueId);
        assertThat(room.offers()).containsExactly(new Notified(anna, second));
    }

    @Test
    void anAgentStepIsOfferedToThatAgentWhateverHisQueues() {
        AgentId anna = room.loggedIn();
        room.queue(anna, room.loggedIn());
        InteractionId chat = room.directed(anna, 60);
        assertThat(room.commands()).singleElement().isInstanceOfSatisfying(OfferInteraction.class, offer -> {
            assertThat(offer.interactionId()).isEqualTo(chat);
            assertThat(offer.offers()).singleElement().satisfies(one -> {
                assertThat(one.agentId()).isEqualTo(anna);
                assertThat(one.choice()).isEqualTo(new Choice(null, 1, List.of(anna), List.of(), null, null));
            });
        });
    }

    @Test
    void anAgentStepWaitsForTheAgent() {
        AgentId anna = room.agent(Map.of());
        InteractionId chat = room.directed(anna, 60);
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(room.offers()).containsExactly(new Notified(anna, chat));
    }

    @Test
    void aStepEndsWhenItsTimeIsOverAndNotBefore() {
        InteractionId chat = room.queued(room.queue(), 0, 10);
        room.forward(Duration.ofMillis(9_999));
        assertThat(room.commands()).isEmpty();
        room.forward(Duration.ofMillis(1));
        assertThat(room.commands()).containsExactly(new TimeOutStep(chat, 1, TimeoutCause.NO_MEMBERS, List.of()));
    }

    @Test
    @Tag("AG-117")
    @Tag("AG-120")
    void theCauseOfATimeoutIsThatOfTheAgentWhoCameClosest() {
        AgentId away = room.agent(Map.of());
        AgentId paused = room.loggedIn();
        room.happened(new AgentPaused(paused, SESSION, Set.of(Channel.CHAT), "Lunch", null));
        AgentId full = room.loggedIn(Map.of(Channel.CHAT, 1));
        room.happened(new AgentTabOpened(full, new InteractionId(new UUID(1, 1)), Channel.CHAT));

        assertTimesOut(room.queue(), TimeoutCause.NO_MEMBERS);
        assertTimesOut(
                room.queue(away), TimeoutCause.NOT_LOGGED_IN, new PassedOver(away, AdmissionRefusal.NOT_LOGGED_IN));
        assertTimesOut(
                room.queue(away, paused),
                TimeoutCause.PAUSED,
                new PassedOver(away, AdmissionRefusal.NOT_LOGGED_IN),
                new PassedOver(paused, AdmissionRefusal.PAUSED));
        assertTimesOut(
                room.queue(full, away, paused),
                TimeoutCause.CAPACITY,
                new PassedOver(full, AdmissionRefusal.CAPACITY),
                new PassedOver(away, AdmissionRefusal.NOT_LOGGED_IN),
                new PassedOver(paused, AdmissionRefusal.PAUSED));
    }

    @Test
    @Tag("AG-120")
    void aSoleAgentAtTheTabLimitIsNeverNotifiedAndTheTimeoutSaysSo() {
        AgentId anna = room.loggedIn(Map.of(Channel.CHAT, 1));
        room.happened(new TabLimitChanged(20, 1));
        room.happened(new AgentTabOpened(anna, new InteractionId(new UUID(1, 1)), Channel.CHAT));
        assertTimesOut(room.queue(anna), TimeoutCause.TAB_LIMIT, new PassedOver(anna, AdmissionRefusal.TAB_LIMIT));
    }

    @Test
    void anOfferThatNobodyTookIsNoAnswer() {
        AgentId anna = room.loggedIn();
        InteractionId chat = ringing(room.queue(anna));
        room.happened(new AgentLoggedOut(anna, SESSION, LogoutCause.REQUESTED));
        room.decide();
        room.happened(new InteractionOfferRescinded(chat, 1, anna, Channel.CHAT, RescindCause.NOT_LOGGED_IN));
        room.forwardSeconds(60);
        WaitingInteraction waiting = waiting(chat);
        room.waitingRoom.settle(waiting);
        room.waitingRoom.touch(waiting);
        assertThat(room.commands())
                .containsExactly(new TimeOutStep(
                        chat,
                        1,
                        TimeoutCause.NO_ANSWER,
                        List.of(new PassedOver(anna, AdmissionRefusal.NOT_LOGGED_IN))));
    }

    @Test
    void whereSomebodyCouldHaveBeenNotifiedTheTimeoutSaysThatNobodyWas() {
        AgentId anna = room.loggedIn();
        InteractionId chat = room.queued(room.queue(anna), 0, 0);
        assertThat(room.commands())
                .containsExactly(new TimeOutStep(chat, 1, TimeoutCause.NO_AGENT_NOTIFIED, List.of()));
    }

    @Test
    void theNextStepIsRoutedLikeTheFirst() {
        AgentId anna = room.loggedIn();
        QueueId first = room.queue();
        QueueId second = room.queue(anna);
        InteractionId chat = room.queued(first, 0, 10);
        room.forwardSeconds(10);
        Decision timeOut = room.decide().get(0);
        room.happened(
                new InteractionTimedOut(chat, 1, first, Channel.CHAT, TimeoutCause.NO_MEMBERS, List.of(), false),
                room.queuedEvent(chat, 2, second, 0, 60));
        room.router.done(timeOut, true, room.now);
        assertThat(room.commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        OfferInteraction.class,
                        offer -> assertThat(offer.stepNo()).isEqualTo(2));
    }

    @Test
    void aDeletedQueueRunsIntoItsTimeout() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        InteractionId chat = ringing(queueId);
        room.happened(new QueueDeleted(queueId));
        Decision rescind = room.decide().get(0);
        assertThat(rescind.command()).isEqualTo(new RescindOffers(chat, 1, List.of(anna), RescindCause.NOT_A_MEMBER));
        room.happened(new InteractionOfferRescinded(chat, 1, anna, Channel.CHAT, RescindCause.NOT_A_MEMBER));
        room.router.done(rescind, true, room.now);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(60);
        assertThat(room.commands()).containsExactly(new TimeOutStep(chat, 1, TimeoutCause.NO_ANSWER, List.of()));
    }

    @Test
    void noMoreRingsAtAnAgentThanHeCanLookAt() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        List<InteractionId> waiting = new ArrayList<>();
        for (int i = 0; i < MOST_LIVE_OFFERS + 2; i++) {
            waiting.add(room.queued(queueId, 0, 600));
        }
        assertThat(room.offers()).hasSize(MOST_LIVE_OFFERS);
        assertThat(room.commands()).isEmpty();
        room.happened(new InteractionOfferRejected(waiting.get(3), 1, anna, Channel.CHAT));
        assertThat(room.offers()).containsExactly(new Notified(anna, waiting.get(MOST_LIVE_OFFERS)));
    }

    @Test
    void whileACommandIsUnderWayNothingElseIsDecidedAboutIt() {
        AgentId anna = room.loggedIn();
        InteractionId chat = room.queued(room.queue(anna), 0, 10);
        List<Decision> decisions = room.decide();
        assertThat(decisions).hasSize(1);
        room.happened(new AgentPaused(anna, SESSION, Set.of(Channel.CHAT), "Lunch", null));
        room.forwardSeconds(10);
        assertThat(room.commands()).isEmpty();
        room.router.done(decisions.get(0), false, room.now);
        assertThat(room.commands()).isEmpty();
        room.forward(Duration.ofMillis(500));
        assertThat(room.commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        TimeOutStep.class,
                        timeOut -> assertThat(timeOut.interactionId()).isEqualTo(chat));
    }

    @Test
    void anOfferThatWasRefusedIsOffAndIsMadeAgain() {
        AgentId anna = room.loggedIn();
        InteractionId chat = room.queued(room.queue(anna));
        Decision offer = room.decide().get(0);
        assertThat(room.waitingRoom.agent(anna).offers()).hasSize(1);
        room.router.done(offer, false, room.now);
        assertThat(room.waitingRoom.agent(anna).offers()).isEmpty();
        room.forward(Duration.ofMillis(500));
        assertThat(room.offers()).containsExactly(new Notified(anna, chat));
    }

    @Test
    void whatEndsWhileAnOfferIsOnItsWayLeavesNothingBehind() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        InteractionId chat = room.queued(queueId);
        Decision offer = room.decide().get(0);
        room.happened(new InteractionAbandoned(chat, 1, queueId, Channel.CHAT, AbandonCause.WAITING));
        assertThat(room.waitingRoom.agent(anna).offers()).isEmpty();
        room.router.done(offer, false, room.now);
        assertThat(room.waitingRoom.agent(anna).offers()).isEmpty();
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void aChangeOfStrategyCountsFromTheNextOffer() {
        AgentId anna = room.loggedIn();
        AgentId bert = room.loggedIn();
        QueueId queueId = room.queue(anna, bert);
        InteractionId chat = ringing(queueId);
        room.happened(new QueueStrategyChanged(queueId, Strategy.RRMEMORY, Strategy.BEEPALL));
        assertThat(room.offers()).containsExactly(new Notified(bert, chat));
    }

    @Test
    void afterARestartTheDecisionsAreTheSame() {
        AgentId anna = room.loggedIn(Map.of(Channel.CHAT, 2));
        AgentId bert = room.loggedIn();
        QueueId queueId = room.queue(anna, bert);
        room.happened(new TabLimitChanged(20, 3));
        InteractionId ringing = ringing(queueId);
        InteractionId declined = room.queued(queueId, 0, 60);
        room.offers();
        room.happened(new InteractionOfferRejected(declined, 1, bert, Channel.CHAT));
        room.happened(new AgentTabOpened(bert, new InteractionId(new UUID(1, 1)), Channel.CHAT));
        InteractionId direct = room.directed(bert, 60);

        room.restart();
        assertThat(room.waitingRoom.agent(anna).offers()).containsExactly(waiting(ringing));
        List<Notified> offers = room.offers();
        assertThat(offers).containsExactlyInAnyOrder(new Notified(anna, declined), new Notified(bert, direct));

        room.happened(new InteractionOfferRejected(declined, 1, anna, Channel.CHAT));
        room.restart();
        room.forward(WaitingRoom.REST);
        assertThat(room.offers()).containsExactly(new Notified(bert, declined));
        room.forwardSeconds(60);
        assertThat(room.commands())
                .hasSize(3)
                .allSatisfy(command -> assertThat(command).isInstanceOf(TimeOutStep.class));
    }

    private InteractionId ringing(QueueId queueId) {
        InteractionId interactionId = room.queued(queueId, 0, 60);
        assertThat(room.offers()).hasSize(1);
        return interactionId;
    }

    /** What waits unoffered rings now. */
    private InteractionId ringing() {
        List<Notified> notified = room.offers();
        assertThat(notified).hasSize(1);
        return notified.get(0).interactionId();
    }

    private void assertRescinded(InteractionId interactionId, AgentId agentId, Object event, RescindCause cause) {
        room.happened(event);
        List<Decision> decisions = room.decide();
        assertThat(decisions)
                .extracting(Decision::command)
                .containsExactly(new RescindOffers(interactionId, 1, List.of(agentId), cause));
        room.happened(new InteractionOfferRescinded(interactionId, 1, agentId, Channel.CHAT, cause));
        room.router.done(decisions.get(0), true, room.now);
        assertThat(room.waitingRoom.agent(agentId).offers()).isEmpty();
        assertThat(room.commands()).isEmpty();
    }

    private void assertTimesOut(QueueId queueId, TimeoutCause cause, PassedOver... passedOver) {
        InteractionId interactionId = room.queued(queueId, 0, 60);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(60);
        assertThat(room.commands()).containsExactly(new TimeOutStep(interactionId, 1, cause, List.of(passedOver)));
    }

    private void accepted(InteractionId interactionId, AgentId agentId) {
        room.happened(
                new InteractionAccepted(
                        interactionId,
                        1,
                        agentId,
                        new Sealed(agentId.value(), "c2VhbGVk"),
                        Typology.WEBRTC,
                        null,
                        Channel.CHAT,
                        AcceptMode.MANUAL,
                        room.now),
                new AgentTabOpened(agentId, interactionId, Channel.CHAT));
    }

    private WaitingInteraction waiting(InteractionId interactionId) {
        return requireNonNull(room.waitingRoom.waiting(interactionId));
    }
}
