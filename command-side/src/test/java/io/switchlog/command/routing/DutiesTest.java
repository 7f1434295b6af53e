package io.switchlog.command.routing;

import static io.switchlog.command.routing.Room.SESSION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ActOnMissedOffers;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentCommand.EndWrapUp;
import io.switchlog.messages.agent.AgentCommand.NoteAutoAnswerConflict;
import io.switchlog.messages.agent.AgentCommand.NotePauseOverrun;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.InteractionCommand.RequeueInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What routing does about agents. */
class DutiesTest {
    private static final Set<RequeueCause> GONE = EnumSet.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED);
    private final Room room = new Room();

    // What he has, once he is gone.

    @Test
    void whatHeHadWaitsAgainOneAfterTheOther() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        InteractionId first = has(anna, queueId);
        InteractionId second = has(anna, queueId);
        logOut(anna, LogoutCause.FORCED);
        Decision requeue = room.decision();
        assertThat(requeue.command()).isEqualTo(new RequeueInteraction(first, anna));
        assertThat(requeue.correlationId()).isEqualTo(first.value());
        assertThat(room.commands()).isEmpty();
        room.comesBack(requeue, new AgentTabClosed(anna, first, Channel.CHAT));
        assertThat(room.commands()).containsExactly(new RequeueInteraction(second, anna));
    }

    @Test
    void whatStaysOnHisDeskStays() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        room.happened(new QueueRequeuePolicyChanged(queueId, GONE, Set.of(RequeueCause.DISCONNECTED)));
        InteractionId chat = has(anna, queueId);
        logOut(anna, LogoutCause.REQUESTED);
        assertThat(room.commands()).isEmpty();
        room.happened(new QueueRequeuePolicyChanged(queueId, Set.of(RequeueCause.DISCONNECTED), GONE));
        assertThat(room.commands()).containsExactly(new RequeueInteraction(chat, anna));
    }

    @Test
    void aPauseRequeuesOnItsChannelWhereTheQueueWantsIt() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        room.happened(new QueueRequeuePolicyChanged(queueId, GONE, Set.of(RequeueCause.PAUSED)));
        InteractionId chat = has(anna, queueId);
        room.happened(new AgentPaused(anna, SESSION, Set.of(Channel.EMAIL), "Mails", null));
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentPaused(anna, SESSION, Set.of(Channel.CHAT), "Lunch", null));
        assertThat(room.commands()).containsExactly(new RequeueInteraction(chat, anna));
    }

    @Test
    void whatCameByAnAgentStepGoesByItsChannel() {
        AgentId anna = room.loggedIn();
        InteractionId chat = room.directed(anna, 60);
        room.offers();
        room.accepted(chat, anna, null);
        logOut(anna, LogoutCause.HEARTBEAT_LOST);
        assertThat(room.commands()).containsExactly(new RequeueInteraction(chat, anna));
    }

    @Test
    void whatWasOpenedAgainCountsLikeWhatWasAccepted() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        room.happened(new QueueRequeuePolicyChanged(queueId, GONE, Set.of()));
        InteractionId chat = has(anna, queueId);
        room.happened(
                new AgentTabClosed(anna, chat, Channel.CHAT),
                new InteractionReopened(
                        chat, 1, anna, new Sealed(anna.value(), "c2VhbGVk"), Typology.WEBRTC, queueId, Channel.CHAT));
        room.restart();
        room.happened(new AgentTabOpened(anna, chat, Channel.CHAT));
        logOut(anna, LogoutCause.REQUESTED);
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void whoIsBackKeepsIt() {
        AgentId anna = room.loggedIn();
        has(anna, room.queue(anna));
        logOut(anna, LogoutCause.REPLACED);
        room.happened(new AgentLoggedIn(anna, new SessionId(new UUID(0, 9))));
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void whatIsRefusedIsTriedAgainLater() {
        AgentId anna = room.loggedIn();
        InteractionId chat = has(anna, room.queue(anna));
        logOut(anna, LogoutCause.REQUESTED);
        room.router.done(room.decision(), false, room.now);
        assertThat(room.commands()).isEmpty();
        room.forward(Duration.ofMillis(20));
        assertThat(room.commands()).containsExactly(new RequeueInteraction(chat, anna));
    }

    // Wrap-ups and pauses.

    @Test
    void aWrapUpEndsWhenItsTimeIsOver() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        room.happened(wrapUp(anna, queueId, Channel.CHAT, 30), wrapUp(anna, queueId, Channel.EMAIL, 20));
        InteractionId chat = room.queued(queueId, 0, 600);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(20);
        Decision end = room.decision();
        assertThat(end.command()).isEqualTo(new EndWrapUp(anna, SESSION, Channel.EMAIL));
        room.comesBack(end, new AgentWrapUpEnded(anna, SESSION, Channel.EMAIL));
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(10);
        end = room.decision();
        assertThat(end.command()).isEqualTo(new EndWrapUp(anna, SESSION, Channel.CHAT));
        room.comesBack(end, new AgentWrapUpEnded(anna, SESSION, Channel.CHAT));
        assertThat(room.offers()).containsExactly(new Room.Notified(anna, chat));
    }

    @Test
    void aWrapUpThatIsOverAlreadyIsNotEndedAgain() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        room.happened(wrapUp(anna, queueId, Channel.CHAT, 30), new AgentWrapUpEnded(anna, SESSION, Channel.CHAT));
        room.happened(wrapUp(anna, queueId, Channel.EMAIL, 30));
        logOut(anna, LogoutCause.REQUESTED);
        room.forwardSeconds(60);
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void anOverrunIsNotedOnceAndAfterARestartToo() {
        AgentId anna = room.loggedIn();
        Instant due = room.now.plusSeconds(900);
        room.happened(pause(anna, Channel.CHAT, due));
        room.restart();
        room.forwardSeconds(899);
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(1);
        Decision note = room.decision();
        assertThat(note.command()).isEqualTo(new NotePauseOverrun(anna, SESSION));
        room.comesBack(note, new AgentPauseOverran(anna, SESSION, Set.of(Channel.CHAT), "Coffee", due));
        assertThat(room.commands()).isEmpty();
        room.forwardSeconds(9_000);
        assertThat(room.commands()).isEmpty();
        room.restart();
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void aPauseThatEndsInTimeDoesNotOverrun() {
        AgentId anna = room.loggedIn();
        room.happened(
                pause(anna, Channel.CHAT, room.now.plusSeconds(900)),
                new AgentUnpaused(anna, SESSION, Set.of(Channel.CHAT)),
                new AgentPaused(anna, SESSION, Set.of(Channel.CHAT), "Meeting", null));
        room.forwardSeconds(9_000);
        assertThat(room.commands()).isEmpty();
    }

    // Missed offers.

    @Test
    void afterSoManyMissedOffersInARowThePolicyIsCarriedOut() {
        AgentId anna = room.loggedIn();
        QueueId queueId = missing(MissedOfferAction.NOT_RESPONDING, 3, anna);
        miss(anna, queueId);
        miss(anna, queueId);
        assertThat(duties()).isEmpty();
        miss(anna, queueId);
        Decision act = duty();
        assertThat(act.command()).isEqualTo(new ActOnMissedOffers(anna, SESSION, queueId, 3));
        room.comesBack(act, new AgentStoppedResponding(anna, SESSION, queueId, 3));
        assertThat(duties()).isEmpty();
        // Back, he begins anew.
        room.happened(new AgentReturned(anna, SESSION));
        miss(anna, queueId);
        miss(anna, queueId);
        assertThat(duties()).isEmpty();
        miss(anna, queueId);
        assertThat(duty().command()).isEqualTo(new ActOnMissedOffers(anna, SESSION, queueId, 3));
    }

    @Test
    void whateverShowsThatHeIsThereStartsTheCountAnew() {
        AgentId anna = room.loggedIn();
        QueueId queueId = missing(MissedOfferAction.PAUSE, 2, anna);
        QueueId other = room.queue(anna);
        InteractionId accepted = room.queued(other, 0, 600);
        InteractionId declined = room.queued(other, 0, 600);
        room.offers();
        miss(anna, queueId);
        room.accepted(accepted, anna, other);
        miss(anna, queueId);
        room.happened(new InteractionOfferRejected(declined, 1, anna, Channel.CHAT));
        miss(anna, queueId);
        room.happened(new AgentPaused(anna, SESSION, Set.of(Channel.FAX), "Faxes", null));
        miss(anna, queueId);
        room.happened(new AgentUnpaused(anna, SESSION, Set.of(Channel.FAX)));
        miss(anna, queueId);
        logOut(anna, LogoutCause.REPLACED);
        room.happened(new AgentLoggedIn(anna, SESSION));
        miss(anna, queueId);
        assertThat(duties()).isEmpty();
        miss(anna, queueId);
        assertThat(duty().command()).isEqualTo(new ActOnMissedOffers(anna, SESSION, queueId, 2));
    }

    @Test
    void eachQueueCountsItsOwn() {
        AgentId anna = room.loggedIn();
        QueueId first = missing(MissedOfferAction.PAUSE, 2, anna);
        QueueId second = missing(MissedOfferAction.PAUSE, 2, anna);
        miss(anna, first);
        miss(anna, second);
        assertThat(duties()).isEmpty();
        miss(anna, second);
        assertThat(duty().command()).isEqualTo(new ActOnMissedOffers(anna, SESSION, second, 2));
    }

    @Test
    void whatEndsWithItsStepIsNotMissed() {
        AgentId anna = room.loggedIn();
        QueueId queueId = missing(MissedOfferAction.PAUSE, 1, anna);
        InteractionId chat = room.queued(queueId, 0, 10);
        room.offers();
        room.forwardSeconds(10);
        room.comesBack(
                room.decision(),
                new InteractionOfferRescinded(chat, 1, anna, Channel.CHAT, RescindCause.STEP_TIMED_OUT),
                new InteractionTimedOut(chat, 1, queueId, Channel.CHAT, TimeoutCause.NO_ANSWER, List.of(), true));
        assertThat(duties()).isEmpty();
    }

    @Test
    void whatWasMissedInAnAgentStepIsNoQueuesAffair() {
        AgentId anna = room.loggedIn();
        missing(MissedOfferAction.PAUSE, 1, anna);
        InteractionId direct = room.directed(anna, 600);
        room.offers();
        room.happened(new InteractionOfferExpired(direct, 1, anna, Channel.CHAT));
        assertThat(duties()).isEmpty();
    }

    @Test
    void withoutPolicyNothingIsDoneAndOneThatComesLaterCountsWhatWasMissedBefore() {
        AgentId anna = room.loggedIn();
        QueueId queueId = room.queue(anna);
        miss(anna, queueId);
        miss(anna, queueId);
        assertThat(duties()).isEmpty();
        room.restart();
        MissedOfferPolicy policy = new MissedOfferPolicy(MissedOfferAction.PAUSE, 2);
        room.happened(new QueueMissedOfferPolicyChanged(queueId, MissedOfferPolicy.NONE, policy));
        assertThat(duty().command()).isEqualTo(new ActOnMissedOffers(anna, SESSION, queueId, 2));
    }

    @Test
    void whoLeavesTheQueueLeavesItsCount() {
        AgentId anna = room.loggedIn();
        QueueId queueId = missing(MissedOfferAction.PAUSE, 2, anna);
        miss(anna, queueId);
        room.happened(new QueueMemberRemoved(queueId, anna), new QueueMemberAdded(queueId, anna, 0));
        room.restart();
        miss(anna, queueId);
        assertThat(duties()).isEmpty();
    }

    // Auto answer where all are notified.

    @Test
    @Tag("AG-127")
    void theConflictIsNotedWhicheverOfTheThreeComesLast() {
        AgentId anna = room.agent(Map.of());
        QueueId first = room.queue(Strategy.BEEPALL, 5, anna);
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentAutoAnswerEnabled(anna, Channel.CHAT, 5));
        assertNoted(anna, first);

        QueueId second = room.queue(Strategy.RRMEMORY, 5, anna);
        assertThat(room.commands()).isEmpty();
        room.happened(new QueueStrategyChanged(second, Strategy.RRMEMORY, Strategy.BEEPALL));
        assertNoted(anna, second);

        QueueId third = room.queue(Strategy.BEEPALL, 5);
        assertThat(room.commands()).isEmpty();
        room.happened(new QueueMemberAdded(third, anna, 0));
        assertNoted(anna, third);
    }

    @Test
    @Tag("AG-127")
    void itIsNotedOncePerQueueUntilAutoAnswerIsDisabled() {
        AgentId anna = room.agent(Map.of());
        QueueId queueId = room.queue(Strategy.BEEPALL, 5, anna);
        room.happened(new AgentAutoAnswerEnabled(anna, Channel.CHAT, 5));
        assertNoted(anna, queueId);
        room.restart();
        assertThat(room.commands()).isEmpty();
        room.happened(
                new AgentAutoAnswerDelayChanged(anna, Channel.CHAT, 5, 9),
                new QueueStrategyChanged(queueId, Strategy.BEEPALL, Strategy.RRMEMORY),
                new QueueStrategyChanged(queueId, Strategy.RRMEMORY, Strategy.BEEPALL),
                new QueueMemberRemoved(queueId, anna),
                new QueueMemberAdded(queueId, anna, 0));
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentAutoAnswerDisabled(anna, Channel.CHAT));
        assertThat(room.commands()).isEmpty();
        room.happened(new AgentAutoAnswerEnabled(anna, Channel.CHAT, 5));
        assertNoted(anna, queueId);
    }

    @Test
    @Tag("AG-127")
    void autoAnswerOnAnotherChannelIsNoConflict() {
        AgentId anna = room.agent(Map.of());
        room.queue(Strategy.BEEPALL, 5, anna);
        room.happened(new AgentAutoAnswerEnabled(anna, Channel.EMAIL, 5));
        assertThat(room.commands()).isEmpty();
    }

    // Sessions without sign of life.

    @Test
    void aSilentSessionIsEndedAndOneThatIsHeardAgainIsNot() {
        AgentId anna = room.loggedIn();
        AgentAtWork agent = room.waitingRoom.agent(anna);
        room.commands();
        Instant sign = room.now;
        room.forwardSeconds(600);
        assertThat(agent.isSilentSince(sign)).isTrue();
        room.waitingRoom.touch(agent);
        Decision end = room.decision();
        assertThat(end.command()).isEqualTo(new EndLostSession(anna, SESSION));
        room.router.done(end, false, room.now);
        agent.isHeardAgain();
        room.forwardSeconds(1);
        assertThat(room.commands()).isEmpty();
    }

    @Test
    void aSignOfTheSessionBeforeDoesNotCount() {
        AgentId anna = room.loggedIn();
        AgentAtWork agent = room.waitingRoom.agent(anna);
        Instant sign = room.now;
        room.forwardSeconds(1);
        logOut(anna, LogoutCause.REQUESTED);
        assertThat(agent.isSilentSince(sign)).isFalse();
        room.happened(new AgentLoggedIn(anna, SESSION));
        assertThat(agent.isSilentSince(sign)).isFalse();
        assertThat(agent.isSilentSince(room.now)).isTrue();
    }

    private InteractionId has(AgentId agentId, QueueId queueId) {
        InteractionId interactionId = room.queued(queueId, 0, 600);
        assertThat(room.offers()).hasSize(1);
        room.accepted(interactionId, agentId, queueId);
        assertThat(room.commands()).isEmpty();
        return interactionId;
    }

    private void logOut(AgentId agentId, LogoutCause cause) {
        room.happened(new AgentLoggedOut(agentId, SESSION, cause));
    }

    private AgentWrapUpBegan wrapUp(AgentId agentId, QueueId queueId, Channel channel, int seconds) {
        return new AgentWrapUpBegan(
                agentId, SESSION, new InteractionId(new UUID(1, 1)), queueId, channel, room.now.plusSeconds(seconds));
    }

    private static AgentPaused pause(AgentId agentId, Channel channel, Instant due) {
        PauseTerms terms = new PauseTerms(new PauseReasonId(new UUID(2, 2)), false, due);
        return new AgentPaused(agentId, SESSION, Set.of(channel), "Coffee", terms);
    }

    private QueueId missing(MissedOfferAction action, int after, AgentId member) {
        QueueId queueId = room.queue(member);
        room.happened(new QueueMissedOfferPolicyChanged(
                queueId, MissedOfferPolicy.NONE, new MissedOfferPolicy(action, after)));
        return queueId;
    }

    /** Lets one offer of this queue expire; the contact then leaves. */
    private void miss(AgentId agentId, QueueId queueId) {
        InteractionId interactionId = room.queued(queueId, 0, 60_000);
        room.happened(
                room.offeredEvent(interactionId, agentId),
                new InteractionOfferExpired(interactionId, 1, agentId, Channel.CHAT),
                new InteractionAbandoned(interactionId, 1, queueId, Channel.CHAT, AbandonCause.WAITING));
    }

    private List<Decision> duties() {
        return room.decide().stream()
                .filter(decision -> decision.about() instanceof AgentAtWork)
                .toList();
    }

    private Decision duty() {
        List<Decision> duties = duties();
        assertThat(duties).hasSize(1);
        return requireNonNull(duties.get(0));
    }

    private void assertNoted(AgentId agentId, QueueId queueId) {
        Decision note = room.decision();
        assertThat(note.command()).isEqualTo(new NoteAutoAnswerConflict(agentId, queueId));
        room.comesBack(note, new AgentAutoAnswerConflictNoted(agentId, Channel.CHAT, queueId));
        assertThat(room.commands()).isEmpty();
    }
}
