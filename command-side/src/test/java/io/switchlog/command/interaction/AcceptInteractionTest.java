package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.name;
import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AcceptInteractionTest extends InteractionTest {
    @Test
    @Tag("AG-118")
    @Tag("AG-123")
    void theAgentWhoWasNotifiedHasIt() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId interactionId = centre.received(queueId, 60);
        centre.given(centre.offer(interactionId, 1, anna));
        Instant offeredAt = centre.clock().instant();
        centre.forwardSeconds(3);
        centre.when(new AcceptInteraction(interactionId, anna))
                .expectEvents(
                        new InteractionAccepted(
                                interactionId,
                                1,
                                anna,
                                name(anna),
                                Typology.WEBRTC,
                                queueId,
                                Channel.CHAT,
                                AcceptMode.MANUAL,
                                offeredAt),
                        new AgentTabOpened(anna, interactionId, Channel.CHAT));
    }

    @Test
    void ofFiveWhoAreNotifiedOneAcceptsAndFourAreRescinded() {
        List<AgentId> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(centre.loggedIn());
        }
        QueueId queueId = centre.queue(Channel.CHAT, Strategy.BEEPALL, five.toArray(AgentId[]::new));
        InteractionId interactionId = centre.received(queueId, 60);
        centre.given(centre.offer(interactionId, 1, five.toArray(AgentId[]::new)));
        AgentId winner = five.get(2);
        List<Object> events =
                centre.when(new AcceptInteraction(interactionId, winner)).events();
        assertThat(events).filteredOn(InteractionAccepted.class::isInstance).hasSize(1);
        assertThat(events)
                .filteredOn(InteractionOfferRescinded.class::isInstance)
                .extracting(event -> ((InteractionOfferRescinded) event).agentId())
                .containsExactlyInAnyOrder(five.get(0), five.get(1), five.get(3), five.get(4));
        assertThat(events)
                .filteredOn(InteractionOfferRescinded.class::isInstance)
                .extracting(event -> ((InteractionOfferRescinded) event).cause())
                .containsOnly(RescindCause.ACCEPTED_BY_ANOTHER);
        centre.when(new AcceptInteraction(interactionId, five.get(0))).expectRefused(Refusal.ALREADY_ACCEPTED);
    }

    @Test
    void whoWasNotNotifiedIsRefused() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna), 60);
        centre.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.NOT_OFFERED);
    }

    @Test
    void anOfferThatHasExpiredCannotBeAccepted() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = offered(anna, 60);
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS);
        centre.given(new ExpireOffers(interactionId, 1, List.of(anna)));
        centre.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.NOT_OFFERED);
    }

    @Test
    @Tag("AG-108")
    void limitsAreCheckedAgainWhenItIsAccepted() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId first = centre.received(queueId, 60);
        InteractionId second = centre.received(queueId, 60);
        centre.given(centre.offer(first, 1, anna));
        centre.given(centre.offer(second, 1, anna));
        centre.given(new AcceptInteraction(first, anna));
        centre.when(new AcceptInteraction(second, anna)).expectRefused(Refusal.CAPACITY);
        centre.given(new CloseInteraction(first, anna, null));
        assertThat(centre.when(new AcceptInteraction(second, anna)).failure()).isNull();
    }

    @Test
    @Tag("AG-109")
    @Tag("AG-110")
    @Tag("AG-115")
    void theTabLimitCountsAllChannelsAndGoesBeforeTheCapacity() {
        try (Centre small = centre.another()) {
            small.given(new ChangeSettings(2, null, null, null, null, null, null));
            AgentId anna = small.loggedIn(Map.of(Channel.CHAT, 1));
            QueueId chat = small.queue(anna);
            InteractionId first = small.received(chat, 60);
            InteractionId mail = small.received(small.account(Channel.EMAIL, step(anna, 60)));
            InteractionId third = small.received(chat, 60);
            for (InteractionId interactionId : List.of(first, mail, third)) {
                small.given(small.offer(interactionId, 1, anna));
            }
            small.given(new AcceptInteraction(first, anna));
            small.given(new AcceptInteraction(mail, anna));
            small.when(new AcceptInteraction(third, anna)).expectRefused(Refusal.TAB_LIMIT);
            small.when(small.offer(third, 1, anna)).expectRefused(Refusal.TAB_LIMIT);
            small.given(new ChangeSettings(0, null, null, null, null, null, null));
            small.when(new AcceptInteraction(third, anna)).expectRefused(Refusal.CAPACITY);
        }
    }

    @Test
    void refusalsComeInTheOrderOfTheChecks() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = centre.queue(anna);
        InteractionId interactionId = centre.received(queueId, 60);
        centre.given(centre.offer(interactionId, 1, anna));
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        centre.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.PAUSED);
        centre.given(new RemoveQueueMember(queueId, anna));
        centre.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.NOT_A_MEMBER);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        centre.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.NOT_LOGGED_IN);
        centre.given(new AbandonInteraction(interactionId));
        centre.when(new AcceptInteraction(interactionId, anna)).expectRefused(Refusal.ABANDONED);
    }

    @Test
    @Tag("AG-119")
    void whatIsOverCannotBeAccepted() {
        AgentId anna = centre.loggedIn();
        InteractionId left = offered(anna, 60);
        centre.given(new AbandonInteraction(left));
        centre.when(new AcceptInteraction(left, anna)).expectRefused(Refusal.ABANDONED);

        InteractionId ended = offered(anna, 10);
        centre.forwardSeconds(10);
        centre.given(new TimeOutStep(ended, 1, TimeoutCause.NO_ANSWER, List.of()));
        centre.when(new AcceptInteraction(ended, anna)).expectRefused(Refusal.TIMED_OUT);

        InteractionId closed = offered(anna, 60);
        centre.given(new AcceptInteraction(closed, anna));
        centre.when(new AcceptInteraction(closed, anna)).expectRefused(Refusal.ALREADY_ACCEPTED);
        centre.given(new CloseInteraction(closed, anna, null));
        centre.when(new AcceptInteraction(closed, anna)).expectRefused(Refusal.CLOSED);
    }

    @Test
    void whatDoesNotExistIsUnknown() {
        AgentId anna = centre.loggedIn();
        centre.when(new AcceptInteraction(new InteractionId(CommandIds.next()), anna))
                .expectFailure(Unknown.class);
        InteractionId interactionId = offered(anna, 60);
        centre.when(new AcceptInteraction(interactionId, new AgentId(CommandIds.next())))
                .expectFailure(Unknown.class);
        centre.when(new AcceptInteraction(interactionId, new AgentId(interactionId.value())))
                .expectFailure(Unknown.class);
    }

    private InteractionId offered(AgentId agentId, int timeoutSeconds) {
        InteractionId interactionId = centre.received(centre.queue(agentId), timeoutSeconds);
        centre.given(centre.offer(interactionId, 1, agentId));
        return interactionId;
    }
}
