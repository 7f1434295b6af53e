package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransferInteractionTest extends InteractionTest {
    @Test
    void toAQueueWhereItWaitsAndOffTheDesktopInTheSameAppend() {
        AgentId anna = centre.loggedIn();
        QueueId from = centre.queue(anna);
        QueueId to = centre.queue();
        AccountId accountId = centre.account(Channel.CHAT, step(from, 60));
        InteractionId chat = centre.received(accountId);
        centre.accept(chat, 1, anna);
        centre.when(toQueue(chat, anna, to, 45))
                .expectEvents(
                        new InteractionTransferred(
                                chat, anna, Channel.CHAT, to, null, List.of(step(to, 45), step(from, 60))),
                        new InteractionQueued(
                                chat,
                                2,
                                2,
                                Origin.TRANSFER,
                                to,
                                "Sales",
                                Strategy.RRMEMORY,
                                Channel.CHAT,
                                accountId,
                                "Website",
                                0,
                                centre.clock().instant().plusSeconds(45)),
                        new AgentTabClosed(anna, chat, Channel.CHAT));
    }

    @Test
    void toAnAgentWhoIsOfferedItLikeAnythingElse() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna, bert);
        AccountId accountId = centre.account(Channel.CHAT, step(queueId, 60));
        InteractionId chat = centre.received(accountId);
        centre.accept(chat, 1, anna);
        centre.when(toAgent(chat, anna, bert, 20))
                .expectEvents(
                        new InteractionTransferred(
                                chat, anna, Channel.CHAT, null, bert, List.of(step(bert, 20), step(queueId, 60))),
                        new InteractionDirected(
                                chat,
                                2,
                                2,
                                Origin.TRANSFER,
                                bert,
                                Channel.CHAT,
                                accountId,
                                "Website",
                                0,
                                centre.clock().instant().plusSeconds(20)),
                        new AgentTabClosed(anna, chat, Channel.CHAT));
        centre.accepted(queueId, bert);
        centre.when(centre.offer(chat, 2, bert)).expectRefused(Refusal.CAPACITY);
        centre.when(centre.offer(chat, 2, anna)).expectRefused(Refusal.NOT_A_MEMBER);
    }

    @Test
    void withoutTimeoutItWaitsAsLongAsTheSettingsSay() {
        try (Centre other = centre.another()) {
            AgentId anna = other.loggedIn();
            QueueId queueId = other.queue(anna);
            InteractionId first = other.accepted(queueId, anna);
            other.given(toQueue(first, anna, queueId, null));
            assertThat(other.last(first, InteractionQueued.class).timeoutAt())
                    .isEqualTo(other.clock().instant().plusSeconds(300));
            other.given(new ChangeSettings(null, null, null, 75, null, null, null));
            InteractionId second = other.accepted(queueId, anna);
            other.given(toQueue(second, anna, queueId, null));
            assertThat(other.last(second, InteractionQueued.class).timeoutAt())
                    .isEqualTo(other.clock().instant().plusSeconds(75));
        }
    }

    @Test
    void whereNobodyTakesItItGoesBackToWhereItCameFromAndOnFromThere() {
        AgentId anna = centre.loggedIn();
        QueueId before = centre.queue();
        QueueId from = centre.queue(anna);
        QueueId after = centre.queue();
        QueueId to = centre.queue();
        InteractionId chat =
                centre.received(centre.account(Channel.CHAT, step(before, 10), step(from, 20), step(after, 30)));
        timeOut(chat, 1, 10);
        centre.accept(chat, 2, anna);
        centre.given(toQueue(chat, anna, to, 5));
        timeOut(chat, 3, 5);
        timeOut(chat, 4, 20);
        timeOut(chat, 5, 30);
        assertThat(centre.stream(chat, InteractionQueued.class))
                .extracting(event -> ((InteractionQueued) event).queueId())
                .containsExactly(before, from, to, from, after);
        assertThat(centre.stream(chat, InteractionQueued.class))
                .extracting(event -> ((InteractionQueued) event).origin())
                .containsExactly(Origin.NEW, Origin.NEW, Origin.TRANSFER, Origin.TRANSFER, Origin.TRANSFER);
        assertThat(centre.stream(chat, InteractionQueued.class))
                .extracting(event -> ((InteractionQueued) event).routeNo())
                .containsExactly(1, 1, 2, 2, 2);
        assertThat(centre.last(chat, InteractionTimedOut.class).routeEnded()).isTrue();
    }

    @Test
    void itDoesNotGoBackToTheAgentWhoLetGoOfIt() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.agent();
        QueueId fallback = centre.queue();
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(anna, 60), step(fallback, 30)));
        centre.accept(chat, 1, anna);
        centre.given(toAgent(chat, anna, bert, 5));
        assertThat(route(chat)).containsExactly(step(bert, 5), step(fallback, 30));
    }

    @Test
    void unlessThereIsNobodyElse() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.agent();
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(anna, 60)));
        centre.accept(chat, 1, anna);
        centre.given(toAgent(chat, anna, bert, 5));
        assertThat(route(chat)).containsExactly(step(bert, 5), step(anna, 60));
        timeOut(chat, 2, 5);
        assertThat(centre.last(chat, InteractionDirected.class).agentId()).isEqualTo(anna);
        centre.accept(chat, 3, anna);
        assertThat(centre.last(chat, InteractionAccepted.class).stepNo()).isEqualTo(3);
    }

    @Test
    void passedToAndFroTheRouteDoesNotGrow() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId sales = centre.queue(anna);
        QueueId support = centre.queue(bert);
        InteractionId chat = centre.received(centre.account(Channel.CHAT, step(sales, 60)));
        centre.accept(chat, 1, anna);
        int step = 1;
        for (int i = 0; i < 5; i++) {
            centre.given(toQueue(chat, anna, support, 40));
            assertThat(route(chat)).hasSize(2);
            centre.accept(chat, ++step, bert);
            centre.given(toQueue(chat, bert, sales, 40));
            assertThat(route(chat)).hasSize(2);
            centre.accept(chat, ++step, anna);
            centre.given(toAgent(chat, anna, bert, 40));
            assertThat(route(chat)).hasSize(3);
            centre.accept(chat, ++step, bert);
            centre.given(toAgent(chat, bert, anna, 40));
            // Back leads to where it came from, but not to him who lets go of it.
            assertThat(route(chat)).hasSize(3);
            centre.accept(chat, ++step, anna);
        }
        assertThat(centre.last(chat, InteractionDirected.class).routeNo()).isEqualTo(21);
    }

    @Test
    void toTheQueueThatItCameFrom() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.given(toQueue(chat, anna, queueId, 15));
        assertThat(route(chat)).containsExactly(step(queueId, 15));
        assertThat(centre.when(centre.offer(chat, 2, anna)).failure()).isNull();
    }

    @Test
    void notToAQueueOfAnotherChannelNorToADeletedOne() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.accepted(centre.queue(anna), anna);
        QueueId mails = centre.queue(Channel.EMAIL, Strategy.RRMEMORY);
        centre.when(toQueue(chat, anna, mails, null)).expectRefused(Refusal.WRONG_CHANNEL);
        QueueId deleted = centre.queue();
        centre.given(new DeleteQueue(deleted));
        centre.when(toQueue(chat, anna, deleted, null)).expectRefused(Refusal.QUEUE_DELETED);
        assertThat(centre.stream(chat, InteractionTransferred.class)).isEmpty();
    }

    @Test
    void notToWhatDoesNotExist() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.when(toQueue(chat, anna, new QueueId(CommandIds.next()), null)).expectFailure(Unknown.class);
        centre.when(toAgent(chat, anna, new AgentId(CommandIds.next()), null)).expectFailure(Unknown.class);
        centre.when(toAgent(chat, anna, new AgentId(queueId.value()), null)).expectFailure(Unknown.class);
        centre.when(toQueue(chat, anna, new QueueId(anna.value()), null)).expectFailure(Unknown.class);
        centre.when(toQueue(new InteractionId(CommandIds.next()), anna, queueId, null))
                .expectFailure(Unknown.class);
    }

    @Test
    void notToHimself() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.accepted(centre.queue(anna), anna);
        centre.when(toAgent(chat, anna, anna, null)).expectRefused(Refusal.ALREADY_YOURS);
        centre.when(toAgent(chat, null, anna, null)).expectRefused(Refusal.ALREADY_YOURS);
    }

    @Test
    void onlyByWhoHasItOrForAnybody() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = centre.queue(anna, bert);
        InteractionId chat = centre.accepted(queueId, anna);
        centre.when(toQueue(chat, bert, queueId, null)).expectRefused(Refusal.NOT_YOURS);
        centre.when(toAgent(chat, bert, bert, null)).expectRefused(Refusal.NOT_YOURS);
        List<Object> events = centre.when(toAgent(chat, null, bert, null)).events();
        assertThat(events).hasSize(3);
        assertThat(centre.last(chat, InteractionTransferred.class).agentId()).isEqualTo(anna);
    }

    @Test
    void whatNobodyHasCannotBePassedOn() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId waiting = centre.received(queueId, 60);
        centre.when(toQueue(waiting, anna, queueId, null)).expectRefused(Refusal.NOT_ACCEPTED);
        centre.given(new AbandonInteraction(waiting));
        centre.when(toQueue(waiting, anna, queueId, null)).expectRefused(Refusal.NOT_ACCEPTED);
        InteractionId closed = centre.accepted(queueId, anna);
        centre.given(new CloseInteraction(closed, anna, null));
        centre.when(toQueue(closed, anna, queueId, null)).expectRefused(Refusal.CLOSED);
        InteractionId passedOn = centre.accepted(queueId, anna);
        centre.given(toQueue(passedOn, anna, queueId, null));
        centre.when(toQueue(passedOn, anna, queueId, null)).expectRefused(Refusal.NOT_ACCEPTED);
    }

    @Test
    void itFreesTheSlot() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.accepted(queueId, anna);
        InteractionId next = centre.received(queueId, 60);
        centre.when(centre.offer(next, 1, anna)).expectRefused(Refusal.CAPACITY);
        centre.given(toQueue(chat, anna, queueId, null));
        assertThat(centre.when(centre.offer(next, 1, anna)).failure()).isNull();
    }

    @Test
    void aSupervisorPassesOnWhatIsLeftOfSomebodyWhoIsGone() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId mail = centre.received(centre.account(Channel.EMAIL, step(anna, 60)));
        centre.accept(mail, 1, anna);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        assertThat(centre.when(toAgent(mail, null, bert, null)).events())
                .hasSize(3)
                .endsWith(new AgentTabClosed(anna, mail, Channel.EMAIL));
        centre.accept(mail, 2, bert);
    }

    private List<RouteStep> route(InteractionId interactionId) {
        return centre.last(interactionId, InteractionTransferred.class).route();
    }

    private void timeOut(InteractionId interactionId, int stepNo, int seconds) {
        centre.forwardSeconds(seconds);
        centre.given(new TimeOutStep(interactionId, stepNo, TimeoutCause.NO_ANSWER, List.of()));
    }

    private static TransferInteraction toQueue(
            InteractionId interactionId, @Nullable AgentId by, QueueId to, @Nullable Integer timeoutSeconds) {
        return new TransferInteraction(interactionId, by, to, null, timeoutSeconds);
    }

    private static TransferInteraction toAgent(
            InteractionId interactionId, @Nullable AgentId by, AgentId to, @Nullable Integer timeoutSeconds) {
        return new TransferInteraction(interactionId, by, null, to, timeoutSeconds);
    }
}
