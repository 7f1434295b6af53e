package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.choice;
import static io.switchlog.command.Centre.session;
import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.Centre.Outcome;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OfferInteractionTest extends InteractionTest {
    @Test
    @Tag("AG-111")
    void anAgentBelowBothLimitsIsNotified() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId interactionId = centre.received(queueId, 60);
        Instant expiresAt = centre.clock().instant().plusSeconds(30);
        centre.when(centre.offer(interactionId, 1, anna))
                .expectEvents(new InteractionOffered(
                        interactionId, 1, anna, queueId, Channel.CHAT, expiresAt, choice(anna), null, null));
    }

    @Test
    void anOfferEndsNoLaterThanItsStep() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna), 10);
        centre.given(centre.offer(interactionId, 1, anna));
        assertThat(centre.last(interactionId, InteractionOffered.class).expiresAt())
                .isEqualTo(centre.clock().instant().plusSeconds(10));
    }

    @Test
    @Tag("AG-112")
    @Tag("AG-114")
    void whoIsPausedOnTheChannelIsNotNotifiedAndWhoIsPausedOnAnotherIs() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        centre.given(new PauseAgent(bert, Set.of(Channel.EMAIL), "Lunch"));
        InteractionId interactionId = centre.received(centre.queue(anna, bert), 60);
        Outcome outcome = centre.when(centre.offer(interactionId, 1, anna, bert));
        assertThat(outcome.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        InteractionOffered.class,
                        offered -> assertThat(offered.agentId()).isEqualTo(bert));
        centre.when(centre.offer(interactionId, 1, anna)).expectRefused(Refusal.PAUSED);
    }

    @Test
    void whoIsNotLoggedInOrNoMemberIsNotNotified() {
        AgentId anna = centre.agent();
        AgentId stranger = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna), 60);
        centre.when(centre.offer(interactionId, 1, anna)).expectRefused(Refusal.NOT_LOGGED_IN);
        centre.when(centre.offer(interactionId, 1, stranger)).expectRefused(Refusal.NOT_A_MEMBER);
    }

    @Test
    void anAgentStepIsForThatAgentOnly() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.account(Channel.CHAT, step(anna, 60)));
        centre.when(centre.offer(interactionId, 1, bert)).expectRefused(Refusal.NOT_A_MEMBER);
        assertThat(centre.when(centre.offer(interactionId, 1, anna)).events()).hasSize(1);
        assertThat(centre.last(interactionId, InteractionOffered.class).queueId())
                .isNull();
    }

    @Test
    void whoHasALiveOfferGetsNoSecondOne() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna), 60);
        centre.given(centre.offer(interactionId, 1, anna));
        centre.when(centre.offer(interactionId, 1, anna)).expectEvents();
    }

    @Test
    @Tag("AG-107")
    void atCapacityOnTheChannelNothingOfItIsNotified() {
        AgentId anna = centre.agent(Map.of(Channel.CHAT, 1, Channel.EMAIL, 1), false);
        centre.given(new LoginAgent(anna, session()));
        QueueId chat = centre.queue(anna);
        InteractionId first = centre.received(chat, 60);
        centre.given(centre.offer(first, 1, anna));
        centre.given(new AcceptInteraction(first, anna));
        InteractionId second = centre.received(chat, 60);
        centre.when(centre.offer(second, 1, anna)).expectRefused(Refusal.CAPACITY);
        InteractionId mail = centre.received(centre.account(Channel.EMAIL, step(anna, 60)));
        assertThat(centre.when(centre.offer(mail, 1, anna)).events()).hasSize(1);
    }

    @Test
    void nothingIsOfferedInAStepThatIsOver() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId interactionId =
                centre.received(centre.account(Channel.CHAT, step(queueId, 10), step(queueId, 10)));
        centre.forwardSeconds(10);
        centre.given(new TimeOutStep(interactionId, 1, TimeoutCause.NO_AGENT_NOTIFIED, List.of()));
        centre.when(centre.offer(interactionId, 1, anna)).expectRefused(Refusal.STEP_OVER);
        assertThat(centre.when(centre.offer(interactionId, 2, anna)).events()).hasSize(1);
        centre.given(new AbandonInteraction(interactionId));
        centre.when(centre.offer(interactionId, 2, anna)).expectRefused(Refusal.ABANDONED);
    }

    @Test
    @Tag("AG-125")
    void withAutoAnswerItStandsAtLeastUntilItIsAnswered() {
        AgentId anna = centre.loggedIn();
        centre.autoAnswer(anna, Channel.CHAT, 50);
        InteractionId interactionId = centre.received(centre.queue(anna), 600);
        Instant now = centre.clock().instant();
        centre.given(centre.offer(interactionId, 1, anna));
        InteractionOffered offered = centre.last(interactionId, InteractionOffered.class);
        assertThat(offered.autoAnswerAt()).isEqualTo(now.plusSeconds(50));
        assertThat(offered.expiresAt()).isEqualTo(now.plusSeconds(50));
    }

    @Test
    @Tag("AG-125")
    void withAutoAnswerSoonerItStandsAsLongAsAnyOther() {
        AgentId anna = centre.loggedIn();
        centre.autoAnswer(anna, Channel.CHAT, 5);
        InteractionId interactionId = centre.received(centre.queue(anna), 600);
        Instant now = centre.clock().instant();
        centre.given(centre.offer(interactionId, 1, anna));
        InteractionOffered offered = centre.last(interactionId, InteractionOffered.class);
        assertThat(offered.autoAnswerAt()).isEqualTo(now.plusSeconds(5));
        assertThat(offered.expiresAt()).isEqualTo(now.plusSeconds(Centre.AGENT_TIMEOUT_SECONDS));
    }

    @Test
    @Tag("AG-125")
    void withAutoAnswerItStandsNoLongerThanItsStepEither() {
        AgentId anna = centre.loggedIn();
        centre.autoAnswer(anna, Channel.CHAT, 50);
        InteractionId interactionId = centre.received(centre.queue(anna), 20);
        Instant now = centre.clock().instant();
        centre.given(centre.offer(interactionId, 1, anna));
        InteractionOffered offered = centre.last(interactionId, InteractionOffered.class);
        assertThat(offered.autoAnswerAt()).isEqualTo(now.plusSeconds(50));
        assertThat(offered.expiresAt()).isEqualTo(now.plusSeconds(20));
    }

    @Test
    @Tag("AG-109")
    @Tag("AG-113")
    void ofTheFourCombinationsOfTheLimitsOnlyOneIsNotified() {
        try (Centre small = centre.another()) {
            small.given(Centre.tabLimit(2));
            for (boolean tabsFull : List.of(false, true)) {
                for (boolean channelFull : List.of(false, true)) {
                    AgentId anna = small.loggedIn(Map.of(Channel.CHAT, 1));
                    QueueId queueId = small.queue(anna);
                    for (int mails = channelFull ? 1 : 0; mails < (tabsFull ? 2 : 1); mails++) {
                        small.accept(small.received(small.account(Channel.EMAIL, step(anna, 60))), 1, anna);
                    }
                    if (channelFull) {
                        small.accepted(queueId, anna);
                    }
                    InteractionId next = small.received(queueId, 60);
                    Outcome outcome = small.when(small.offer(next, 1, anna));
                    if (tabsFull) {
                        outcome.expectRefused(Refusal.TAB_LIMIT);
                    } else if (channelFull) {
                        outcome.expectRefused(Refusal.CAPACITY);
                    } else {
                        assertThat(outcome.events()).hasSize(1);
                    }
                }
            }
        }
    }

    @Test
    void nothingIsOfferedInAStepWhoseTimeIsOverEvenBeforeItEnds() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna), 10);
        centre.forwardSeconds(10);
        centre.when(centre.offer(interactionId, 1, anna)).expectRefused(Refusal.STEP_OVER);
    }

    @Test
    void anOfferThatWouldBeOverAlreadyIsNotMade() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna), 600);
        OfferInteraction late = centre.offer(interactionId, 1, anna);
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS);
        centre.when(late).expectRefused(Refusal.TOO_LATE);
    }
}
