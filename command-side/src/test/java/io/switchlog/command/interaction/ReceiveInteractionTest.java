package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.ChangeAccount;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReceiveInteractionTest extends InteractionTest {
    @Test
    @Tag("AG-116")
    void whatArrivesIsQueuedInTheFirstStepAtOnce() {
        QueueId queueId = centre.queue();
        AccountId accountId = centre.account(Channel.CHAT, step(queueId, 60));
        ReceiveInteraction command = Centre.receive(accountId);
        centre.when(command)
                .expectEvents(
                        new InteractionReceived(
                                command.interactionId(),
                                accountId,
                                "Website",
                                Channel.CHAT,
                                command.contact(),
                                null,
                                command.body(),
                                0,
                                List.of(step(queueId, 60))),
                        new InteractionQueued(
                                command.interactionId(),
                                1,
                                1,
                                Origin.NEW,
                                queueId,
                                "Sales",
                                Strategy.RRMEMORY,
                                Channel.CHAT,
                                accountId,
                                "Website",
                                0,
                                centre.clock().instant().plusSeconds(60)));
    }

    @Test
    void anAgentStepIsDirected() {
        AgentId anna = centre.agent();
        AccountId accountId = centre.account(Channel.SMS, step(anna, 10));
        InteractionId interactionId = centre.received(accountId);
        assertThat(centre.last(interactionId, InteractionDirected.class))
                .isEqualTo(new InteractionDirected(
                        interactionId,
                        1,
                        1,
                        Origin.NEW,
                        anna,
                        Channel.SMS,
                        accountId,
                        "Website",
                        0,
                        centre.clock().instant().plusSeconds(10)));
    }

    @Test
    void aSecondDeliveryIsTheSameInteraction() {
        AccountId accountId = centre.account(Channel.CHAT, step(centre.queue(), 60));
        ReceiveInteraction first = Centre.receive(accountId);
        ReceiveInteraction delivered =
                new ReceiveInteraction(first.interactionId(), true, accountId, first.contact(), null, null, 0);
        assertThat(centre.when(delivered).events()).hasSize(2);
        centre.when(delivered).expectRefused(Refusal.ALREADY_EXISTS);
        assertThat(centre.stream(first.interactionId())).hasSize(2);
    }

    @Test
    void thereMustBeSuchAnAccount() {
        centre.when(Centre.receive(new AccountId(CommandIds.next()))).expectFailure(Unknown.class);
    }

    @Test
    void theIdOfSomethingElseIsNoAccountAndNothingComesOfIt() {
        QueueId queueId = centre.queue();
        AccountId accountId = centre.account(Channel.CHAT, step(queueId, 60));
        try (Centre fresh = new Centre(centre.database(), centre.clock())) {
            for (int time = 0; time < 2; time++) {
                fresh.when(Centre.receive(new AccountId(queueId.value()))).expectFailure(Unknown.class);
                assertThat(fresh.when(Centre.receive(accountId)).failure()).isNull();
            }
        }
    }

    @Test
    void theRouteIsThatOfTheArrival() {
        QueueId first = centre.queue();
        QueueId second = centre.queue();
        AccountId accountId = centre.account(Channel.CHAT, step(first, 60), step(second, 60));
        InteractionId interactionId = centre.received(accountId);
        List<RouteStep> shorter = List.of(step(first, 60));
        centre.given(new ChangeAccount(accountId, null, shorter));
        centre.forwardSeconds(60);
        centre.given(new TimeOutStep(interactionId, 1, TimeoutCause.NO_MEMBERS, List.of()));
        assertThat(centre.last(interactionId, InteractionTimedOut.class).routeEnded())
                .isFalse();
        assertThat(centre.last(interactionId, InteractionQueued.class).queueId())
                .isEqualTo(second);
    }
}
