package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.PassedOver;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimeOutStepTest extends InteractionTest {
    @Test
    @Tag("AG-117")
    void beforeItsTimeNoStepEnds() {
        InteractionId interactionId = centre.received(centre.queue(), 60);
        centre.forwardSeconds(59);
        centre.when(timeOut(interactionId, 1)).expectRefused(Refusal.NOT_DUE);
        centre.forwardSeconds(1);
        assertThat(centre.when(timeOut(interactionId, 1)).failure()).isNull();
    }

    @Test
    @Tag("AG-117")
    @Tag("AG-122")
    void theNextStepBeginsWithTheEndOfTheOne() {
        AgentId anna = centre.loggedIn();
        QueueId first = centre.queue(anna);
        QueueId second = centre.queue(anna);
        AccountId accountId = centre.account(Channel.CHAT, step(first, 10), step(second, 20));
        InteractionId interactionId = centre.received(accountId);
        centre.given(centre.offer(interactionId, 1, anna));
        centre.forwardSeconds(10);
        List<PassedOver> passedOver = List.of(new PassedOver(anna, AdmissionRefusal.CAPACITY));
        centre.when(new TimeOutStep(interactionId, 1, TimeoutCause.CAPACITY, passedOver))
                .expectEvents(
                        new InteractionOfferRescinded(
                                interactionId, 1, anna, Channel.CHAT, RescindCause.STEP_TIMED_OUT),
                        new InteractionTimedOut(
                                interactionId, 1, first, Channel.CHAT, TimeoutCause.CAPACITY, passedOver, false),
                        new InteractionQueued(
                                interactionId,
                                2,
                                1,
                                Origin.NEW,
                                second,
                                "Sales",
                                Strategy.RRMEMORY,
                                Channel.CHAT,
                                accountId,
                                "Website",
                                0,
                                centre.clock().instant().plusSeconds(20)));
        centre.when(timeOut(interactionId, 1)).expectRefused(Refusal.STEP_OVER);
        centre.given(centre.offer(interactionId, 2, anna));
        centre.given(new AcceptInteraction(interactionId, anna));
        assertThat(centre.last(interactionId, InteractionAccepted.class).queueId())
                .isEqualTo(second);
    }

    @Test
    void afterTheLastStepTheRouteHasEnded() {
        InteractionId interactionId = centre.received(centre.queue(), 5);
        centre.forwardSeconds(5);
        centre.given(timeOut(interactionId, 1));
        assertThat(centre.last(interactionId, InteractionTimedOut.class).routeEnded())
                .isTrue();
        centre.when(timeOut(interactionId, 1)).expectRefused(Refusal.TIMED_OUT);
        centre.when(new AbandonInteraction(interactionId)).expectRefused(Refusal.TIMED_OUT);
    }

    @Test
    void aQueueThatWasDeletedMeanwhileIsAStepToo() {
        AgentId anna = centre.loggedIn();
        QueueId first = centre.queue(anna);
        QueueId second = centre.queue(anna);
        InteractionId interactionId = centre.received(centre.account(Channel.CHAT, step(first, 5), step(second, 5)));
        centre.given(new DeleteQueue(first));
        centre.given(new DeleteQueue(second));
        centre.when(centre.offer(interactionId, 1, anna)).expectRefused(Refusal.NOT_A_MEMBER);
        centre.forwardSeconds(5);
        assertThat(centre.when(timeOut(interactionId, 1)).failure()).isNull();
        centre.forwardSeconds(5);
        assertThat(centre.when(timeOut(interactionId, 2)).failure()).isNull();
        assertThat(centre.last(interactionId, InteractionTimedOut.class).routeEnded())
                .isTrue();
    }

    private static TimeOutStep timeOut(InteractionId interactionId, int stepNo) {
        return new TimeOutStep(interactionId, stepNo, TimeoutCause.NO_MEMBERS, List.of());
    }
}
