package io.switchlog.command.routing;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Await;
import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way: what arrives gets to agents by itself. */
class OfferInteractionsTest {
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
    @Tag("AG-111")
    @Tag("AG-118")
    void whatArrivesIsOfferedAndAccepted() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(centre.queue(anna), 60);
        awaitOffer(chat, anna);
        assertThat(centre.when(new AcceptInteraction(chat, anna)).failure()).isNull();
        assertThat(centre.last(chat, InteractionOffered.class).choice().candidates())
                .containsExactly(anna);
    }

    @Test
    @Tag("AG-117")
    @Tag("AG-122")
    void nobodyInOneQueueThenSomebodyInTheNext() {
        AgentId anna = centre.loggedIn();
        InteractionId chat =
                centre.received(centre.account(Channel.CHAT, step(centre.queue(), 10), step(centre.queue(anna), 10)));
        centre.forwardSeconds(10);
        awaitOffer(chat, anna);
        centre.given(new AcceptInteraction(chat, anna));
        assertThat(centre.stream(chat, InteractionQueued.class, InteractionTimedOut.class, InteractionAccepted.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "InteractionQueued", "InteractionTimedOut", "InteractionQueued", "InteractionAccepted");
        assertThat(centre.last(chat, InteractionTimedOut.class).cause()).isEqualTo(TimeoutCause.NO_MEMBERS);
        assertThat(centre.last(chat, InteractionAccepted.class).stepNo()).isEqualTo(2);
    }

    @Test
    @Tag("AG-107")
    @Tag("AG-120")
    void aSoleAgentAtCapacityIsNeverNotifiedAndTheTimeoutSaysSo() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        accepted(queueId, anna);
        InteractionId second = centre.received(queueId, 30);
        awaitRoutingHasSeenEverything();
        centre.forwardSeconds(30);
        assertTimesOut(second, TimeoutCause.CAPACITY, new PassedOver(anna, AdmissionRefusal.CAPACITY));
    }

    @Test
    @Tag("AG-109")
    @Tag("AG-120")
    void aSoleAgentAtTheTabLimitIsNeverNotifiedAndTheTimeoutSaysSo() {
        centre.given(new ChangeSettings(1, null, null, null, null, null, null));
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        accepted(queueId, anna);
        InteractionId second = centre.received(queueId, 30);
        awaitRoutingHasSeenEverything();
        centre.forwardSeconds(30);
        assertTimesOut(second, TimeoutCause.TAB_LIMIT, new PassedOver(anna, AdmissionRefusal.TAB_LIMIT));
    }

    @Test
    @Tag("AG-121")
    void closingOneWithinTheTimeoutLetsTheNextThrough() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId first = accepted(queueId, anna);
        InteractionId second = centre.received(queueId, 30);
        awaitRoutingHasSeenEverything();
        centre.given(new CloseInteraction(first, anna, null));
        awaitOffer(second, anna);
    }

    @Test
    void beepAllRingsAtFiveAndOneHasIt() {
        AgentId[] five = new AgentId[5];
        for (int i = 0; i < five.length; i++) {
            five[i] = centre.loggedIn();
        }
        InteractionId chat = centre.received(centre.queue(Channel.CHAT, Strategy.BEEPALL, five), 60);
        Await.until(
                "five offers",
                () -> centre.stream(chat, InteractionOffered.class).size() == 5);
        centre.given(new AcceptInteraction(chat, five[3]));
        assertThat(centre.stream(chat, InteractionAccepted.class)).hasSize(1);
        assertThat(centre.stream(chat, InteractionOfferRescinded.class)).hasSize(4);
        centre.when(new AcceptInteraction(chat, five[0])).expectRefused(Refusal.ALREADY_ACCEPTED);
    }

    @Test
    void whoDeclinesIsFollowedByTheNext() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId chat = centre.received(centre.queue(anna, bert), 60);
        awaitOffer(chat, anna);
        centre.given(new RejectOffer(chat, anna));
        awaitOffer(chat, bert);
    }

    @Test
    void anOfferThatExpiresIsFollowedByTheNextAndEndsNoStep() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId chat = centre.received(centre.queue(anna, bert), 300);
        awaitOffer(chat, anna);
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS);
        awaitOffer(chat, bert);
        assertThat(centre.last(chat, InteractionOfferExpired.class).agentId()).isEqualTo(anna);
        assertThat(centre.stream(chat, InteractionTimedOut.class)).isEmpty();
        centre.when(new AcceptInteraction(chat, anna)).expectRefused(Refusal.NOT_OFFERED);
    }

    @Test
    void whoPausesLosesTheOfferToTheNext() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId chat = centre.received(centre.queue(anna, bert), 300);
        awaitOffer(chat, anna);
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        awaitOffer(chat, bert);
        assertThat(centre.last(chat, InteractionOfferRescinded.class).cause()).isEqualTo(RescindCause.PAUSED);
    }

    @Test
    @Tag("AG-119")
    void aContactWhoLeavesIsOfferedToNobody() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId first = centre.received(queueId, 60);
        awaitOffer(first, anna);
        centre.given(new AbandonInteraction(first));
        InteractionId second = centre.received(queueId, 60);
        awaitOffer(second, anna);
        assertThat(centre.stream(first, InteractionOffered.class)).hasSize(1);
        centre.when(new AcceptInteraction(first, anna)).expectRefused(Refusal.ABANDONED);
    }

    @Test
    void anAgentStepIsForThatAgent() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId chat =
                centre.received(centre.account(Channel.CHAT, step(anna, 20), step(centre.queue(bert), 20)));
        awaitOffer(chat, anna);
        centre.forwardSeconds(20);
        awaitOffer(chat, bert);
        assertThat(centre.last(chat, InteractionTimedOut.class).cause()).isEqualTo(TimeoutCause.NO_ANSWER);
    }

    @Test
    void whatWaitsInADeletedQueueRunsIntoItsTimeout() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.received(queueId, 60);
        awaitOffer(chat, anna);
        centre.given(new DeleteQueue(queueId));
        Await.until(
                "the offer is taken back",
                () -> !centre.stream(chat, InteractionOfferRescinded.class).isEmpty());
        assertThat(centre.last(chat, InteractionOfferRescinded.class).cause()).isEqualTo(RescindCause.NOT_A_MEMBER);
        centre.forwardSeconds(60);
        Await.until(
                "the step ends",
                () -> !centre.stream(chat, InteractionTimedOut.class).isEmpty());
    }

    @Test
    void anotherNodeTakesOverWhereTheFirstLeftOff() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = centre.queue(anna, bert);
        InteractionId first = centre.received(queueId, 300);
        awaitOffer(first, anna);
        try (Centre other = new Centre(centre.database(), centre.clock())) {
            other.side().routing().start();
            centre.side().routing().close();
            InteractionId second = other.received(queueId, 300);
            awaitOffer(second, bert);
            other.given(new RejectOffer(first, anna));
            awaitOffer(first, bert);
            assertThat(other.stream(first, InteractionOffered.class)).hasSize(2);
            assertThat(other.stream(second, InteractionOffered.class)).hasSize(1);
        }
    }

    @Test
    void routingThatLostItsConnectionTakesUpAgain() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        awaitOffer(centre.received(queueId, 300), anna);
        int killed = centre.database().owner().sql("""
                        select count(pg_terminate_backend(l.pid)) from pg_locks l
                        join pg_database d on d.oid = l.database
                        where l.locktype = 'advisory' and d.datname = current_database()""").query(Integer.class).single();
        assertThat(killed).isEqualTo(1);
        awaitOffer(centre.received(queueId, 300), anna);
    }

    @Test
    void aBusyHourLeavesNobodyWaitingAndNothingRinging() {
        List<AgentId> agents = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            agents.add(centre.loggedIn(Map.of(Channel.CHAT, 2)));
        }
        QueueId queueId = centre.queue(agents.toArray(AgentId[]::new));
        var account = centre.account(Channel.CHAT, step(queueId, 36_000));
        Set<InteractionId> waiting = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            waiting.add(centre.received(account));
        }
        Set<InteractionId> open = new HashSet<>();
        Await.until("everything was answered", () -> {
            // What was refused because an agent was full by then is decided anew a little later.
            centre.clock().forward(Duration.ofMillis(20));
            for (InteractionId interactionId : List.copyOf(waiting)) {
                for (Object offered : centre.stream(interactionId, InteractionOffered.class)) {
                    if (waiting.contains(interactionId)
                            && accepts(interactionId, ((InteractionOffered) offered).agentId())) {
                        waiting.remove(interactionId);
                        open.add(interactionId);
                    }
                }
            }
            open.forEach(interactionId -> centre.given(new CloseInteraction(interactionId, null, null)));
            open.clear();
            return waiting.isEmpty();
        });
        Await.until(
                "the memory holds nobody who waits",
                () -> centre.database()
                                .owner()
                                .sql("select count(*) from routing.memory where kind = 'interaction'")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private boolean accepts(InteractionId interactionId, AgentId agentId) {
        try {
            centre.given(new AcceptInteraction(interactionId, agentId));
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private InteractionId accepted(QueueId queueId, AgentId agentId) {
        InteractionId interactionId = centre.received(queueId, 60);
        awaitOffer(interactionId, agentId);
        centre.given(new AcceptInteraction(interactionId, agentId));
        return interactionId;
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

    private void assertTimesOut(InteractionId interactionId, TimeoutCause cause, PassedOver... passedOver) {
        Await.until(
                "the step ends",
                () -> !centre.stream(interactionId, InteractionTimedOut.class).isEmpty());
        InteractionTimedOut timedOut = centre.last(interactionId, InteractionTimedOut.class);
        assertThat(timedOut.cause()).isEqualTo(cause);
        assertThat(timedOut.passedOver()).containsExactly(passedOver);
        assertThat(centre.stream(interactionId, InteractionOffered.class)).isEmpty();
    }
}
