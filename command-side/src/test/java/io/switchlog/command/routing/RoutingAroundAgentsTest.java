package io.switchlog.command.routing;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Await;
import io.switchlog.command.Centre;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way: what happens by itself because time passes or an agent does something. */
class RoutingAroundAgentsTest {
    private final Centre centre = new Centre();

    @BeforeEach
    void start() {
        centre.side().routing().start();
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    @Tag("AG-121")
    @Tag("AG-125")
    @Tag("AG-126")
    void withAutoAnswerItIsTakenAfterTheDelayAsSoonAsASlotIsFree() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        centre.autoAnswer(anna, Channel.CHAT, 5);
        QueueId queueId = centre.queue(anna);
        InteractionId first = centre.received(queueId, 600);
        await(first, InteractionOffered.class);
        centre.forwardSeconds(5);
        await(first, InteractionAccepted.class);
        assertThat(centre.last(first, InteractionAccepted.class).mode()).isEqualTo(AcceptMode.AUTO);

        InteractionId second = centre.received(queueId, 600);
        centre.forwardSeconds(60);
        centre.given(new CloseInteraction(first, anna, null));
        await(second, InteractionOffered.class);
        assertThat(centre.stream(second, InteractionAccepted.class)).isEmpty();
        assertThat(centre.last(second, InteractionOffered.class).autoAnswerAt())
                .isEqualTo(centre.clock().instant().plusSeconds(5));
        centre.forwardSeconds(5);
        await(second, InteractionAccepted.class);
    }

    @Test
    @Tag("AG-127")
    void whereAllAreNotifiedOneOfThoseWithAutoAnswerWinsAndTheConflictIsNotedOnceEach() {
        AgentId[] three = {centre.loggedIn(), centre.loggedIn(), centre.loggedIn()};
        for (AgentId agentId : three) {
            centre.autoAnswer(agentId, Channel.CHAT, 3);
        }
        QueueId queueId = centre.queue(Channel.CHAT, Strategy.BEEPALL, three);
        for (AgentId agentId : three) {
            await(agentId, AgentAutoAnswerConflictNoted.class);
        }
        InteractionId chat = centre.received(queueId, 600);
        Await.until(
                "three offers",
                () -> centre.stream(chat, InteractionOffered.class).size() == 3);
        centre.forwardSeconds(3);
        await(chat, InteractionAccepted.class);
        centre.strategy(queueId, Strategy.RRMEMORY);
        centre.strategy(queueId, Strategy.BEEPALL);
        awaitRoutingHasSeenEverything();
        assertThat(centre.stream(chat, InteractionAccepted.class)).hasSize(1);
        for (AgentId agentId : three) {
            assertThat(centre.stream(agentId, AgentAutoAnswerConflictNoted.class))
                    .containsExactly(new AgentAutoAnswerConflictNoted(agentId, Channel.CHAT, queueId));
        }
    }

    @Test
    void whatAnAgentLeavesBehindGoesToTheNextBeforeAllWhoWait() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId lost = centre.received(queueId, 600);
        await(lost, InteractionOffered.class);
        centre.given(new AcceptInteraction(lost, anna));
        InteractionId waits = centre.received(queueId, 600);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        await(lost, InteractionRequeued.class);
        assertThat(centre.last(lost, InteractionQueued.class).origin()).isEqualTo(Origin.REQUEUED);
        assertThat(centre.stream(anna, AgentTabClosed.class)).hasSize(1);
        AgentId bert = centre.loggedIn(Map.of(Channel.CHAT, 1));
        centre.given(Centre.liveOffers(1));
        centre.given(new AddQueueMember(queueId, bert, 0));
        awaitOffer(lost, bert);
        assertThat(centre.stream(waits, InteractionOffered.class)).isEmpty();
    }

    @Test
    void whatIsTransferredAndNotTakenComesBack() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.received(queueId, 600);
        awaitOffer(chat, anna);
        centre.given(new AcceptInteraction(chat, anna));
        centre.given(new TransferInteraction(chat, anna, null, bert, 10));
        awaitOffer(chat, bert);
        centre.forwardSeconds(10);
        Await.until(
                "it waits where it came from",
                () -> centre.last(chat, InteractionQueued.class).stepNo() == 3);
        Await.until(
                "it is offered there",
                () -> centre.last(chat, InteractionOffered.class).stepNo() == 3);
    }

    @Test
    void wrapUpsAndPausesEndOrOverrunByThemselves() {
        centre.given(new AddPauseReason(new PauseReasonId(CommandIds.next()), "Coffee", false, 10));
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        centre.conduct(queueId, new Conduct(30, null, null, null));
        InteractionId chat = centre.received(queueId, 600);
        awaitOffer(chat, anna);
        centre.given(new AcceptInteraction(chat, anna));
        centre.given(new CloseInteraction(chat, anna, null));
        InteractionId next = centre.received(queueId, 600);
        centre.given(new PauseAgent(anna, Set.of(Channel.EMAIL), "coffee"));
        centre.forwardSeconds(30);
        await(anna, AgentWrapUpEnded.class);
        awaitOffer(next, anna);
        centre.forwardSeconds(570);
        await(anna, AgentPauseOverran.class);
    }

    @Test
    void whoDoesNotAnswerCountsAsAwayUntilHeReturns() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        MissedOfferPolicy policy = new MissedOfferPolicy(MissedOfferAction.NOT_RESPONDING, 2);
        centre.conduct(queueId, new Conduct(null, null, policy, null));
        InteractionId chat = centre.received(queueId, 3_600);
        awaitOffer(chat, anna);
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS);
        Await.until("a second offer after a rest", () -> {
            centre.forwardSeconds(1);
            return centre.stream(chat, InteractionOffered.class).size() == 2;
        });
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS);
        await(anna, AgentStoppedResponding.class);
        assertThat(centre.last(anna, AgentStoppedResponding.class).missedOffers())
                .isEqualTo(2);
        centre.forwardSeconds(60);
        awaitRoutingHasSeenEverything();
        assertThat(centre.stream(chat, InteractionOffered.class)).hasSize(2);
        centre.given(new ResumeAgent(anna));
        Await.until(
                "a third offer",
                () -> centre.stream(chat, InteractionOffered.class).size() == 3);
    }

    @Test
    void heIsRemindedOfOneOffer() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        centre.conduct(queueId, new Conduct(null, 10, null, null));
        InteractionId chat = centre.received(queueId, 600);
        awaitOffer(chat, anna);
        for (int reminders = 1; reminders <= 2; reminders++) {
            int expected = reminders;
            centre.forwardSeconds(10);
            Await.until(
                    "a reminder",
                    () -> centre.stream(chat, InteractionOfferRenotified.class).size() == expected);
        }
        assertThat(centre.stream(chat, InteractionOffered.class)).hasSize(1);
    }

    @Test
    void aDesktopThatFallsSilentIsLoggedOutAndWhatItHadWaitsAgain() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(centre.queue(anna), 600)));
        awaitOffer(chat, anna);
        centre.given(new AcceptInteraction(chat, anna));
        centre.beat(anna);
        centre.forwardSeconds(301);
        await(anna, AgentLoggedOut.class);
        assertThat(centre.last(anna, AgentLoggedOut.class).cause()).isEqualTo(LogoutCause.HEARTBEAT_LOST);
        await(chat, InteractionRequeued.class);
        assertThat(centre.stream(anna, AgentTabOpened.class, AgentTabClosed.class))
                .hasSize(2);
    }

    private void await(Object stream, Class<?> type) {
        Await.until(type.getSimpleName(), () -> !centre.stream(stream, type).isEmpty());
    }

    private void awaitOffer(InteractionId interactionId, AgentId agentId) {
        Await.until(
                "an offer to " + agentId,
                () -> centre.stream(interactionId, InteractionOffered.class).stream()
                        .anyMatch(offered ->
                                ((InteractionOffered) offered).agentId().equals(agentId)));
    }

    /** Until routing has saved a state that includes the log's head. */
    private void awaitRoutingHasSeenEverything() {
        long head = centre.log().head();
        Await.until(
                "routing is at " + head,
                () -> centre.database()
                                .owner()
                                .sql("select position from routing.progress")
                                .query(Long.class)
                                .single()
                        >= head);
    }
}
