package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.name;
import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptAutomatically;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AcceptAutomaticallyTest extends InteractionTest {
    private static final int DELAY = 7;

    @Test
    @Tag("AG-125")
    @Tag("AG-126")
    void itHasItWhenTheDelayIsOverAndNotBefore() {
        AgentId anna = answering(Map.of());
        QueueId queueId = centre.queue(anna);
        InteractionId chat = centre.received(queueId, 60);
        centre.given(centre.offer(chat, 1, anna));
        Instant offeredAt = centre.clock().instant();
        assertThat(centre.last(chat, InteractionOffered.class).autoAnswerAt()).isEqualTo(offeredAt.plusSeconds(DELAY));
        centre.forwardSeconds(DELAY - 1);
        centre.when(accept(chat, anna)).expectRefused(Refusal.NOT_DUE);
        centre.forwardSeconds(1);
        centre.when(accept(chat, anna))
                .expectEvents(
                        new InteractionAccepted(
                                chat,
                                1,
                                anna,
                                name(anna),
                                Typology.WEBRTC,
                                queueId,
                                Channel.CHAT,
                                AcceptMode.AUTO,
                                offeredAt),
                        new AgentTabOpened(anna, chat, Channel.CHAT));
        centre.when(accept(chat, anna)).expectRefused(Refusal.ALREADY_ACCEPTED);
    }

    @Test
    @Tag("AG-125")
    void withoutDelayItIsDueAtOnce() {
        AgentId anna = centre.loggedIn();
        centre.autoAnswer(anna, Channel.CHAT, 0);
        InteractionId chat = offered(centre.queue(anna), anna);
        assertThat(centre.when(accept(chat, anna)).failure()).isNull();
    }

    @Test
    @Tag("AG-124")
    void whoDoesNotHaveItOnTheChannelAcceptsHimself() {
        AgentId anna = centre.loggedIn();
        centre.autoAnswer(anna, Channel.EMAIL, 0);
        InteractionId chat = offered(centre.queue(anna), anna);
        assertThat(centre.last(chat, InteractionOffered.class).autoAnswerAt()).isNull();
        centre.when(accept(chat, anna)).expectRefused(Refusal.NOT_DUE);
        InteractionId mail = centre.received(centre.account(Channel.EMAIL, step(anna, 60)));
        centre.given(centre.offer(mail, 1, anna));
        assertThat(centre.when(accept(mail, anna)).failure()).isNull();
    }

    @Test
    @Tag("AG-125")
    void theDelayIsThatOfTheMomentOfTheOffer() {
        AgentId anna = answering(Map.of());
        InteractionId chat = offered(centre.queue(anna), anna);
        centre.autoAnswer(anna, Channel.CHAT, 1);
        centre.forwardSeconds(1);
        centre.when(accept(chat, anna)).expectRefused(Refusal.NOT_DUE);
        centre.autoAnswer(anna, Channel.CHAT, 50);
        centre.forwardSeconds(DELAY - 1);
        assertThat(centre.when(accept(chat, anna)).failure()).isNull();
    }

    @Test
    void theAgentMayBeFaster() {
        AgentId anna = answering(Map.of());
        InteractionId chat = offered(centre.queue(anna), anna);
        centre.given(new AcceptInteraction(chat, anna));
        assertThat(centre.last(chat, InteractionAccepted.class).mode()).isEqualTo(AcceptMode.MANUAL);
        centre.forwardSeconds(DELAY);
        centre.when(accept(chat, anna)).expectRefused(Refusal.ALREADY_ACCEPTED);
    }

    @Test
    @Tag("AG-108")
    @Tag("AG-121")
    void atCapacityItIsRefusedUntilASlotIsFree() {
        AgentId anna = answering(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId first = offered(queueId, anna);
        InteractionId second = offered(queueId, anna);
        centre.forwardSeconds(DELAY);
        centre.given(accept(first, anna));
        centre.when(accept(second, anna)).expectRefused(Refusal.CAPACITY);
        centre.given(new CloseInteraction(first, anna, null));
        assertThat(centre.when(accept(second, anna)).failure()).isNull();
    }

    @Test
    @Tag("AG-108")
    @Tag("AG-109")
    @Tag("AG-110")
    void atTheTabLimitItIsRefusedAndThatCauseGoesBeforeTheCapacity() {
        try (Centre small = centre.another()) {
            small.given(Centre.tabLimit(1));
            AgentId anna = small.loggedIn(Map.of(Channel.CHAT, 1));
            small.autoAnswer(anna, Channel.CHAT, 0);
            QueueId queueId = small.queue(anna);
            InteractionId first = small.received(queueId, 60);
            InteractionId second = small.received(queueId, 60);
            small.given(small.offer(first, 1, anna));
            small.given(small.offer(second, 1, anna));
            small.given(accept(first, anna));
            small.when(accept(second, anna)).expectRefused(Refusal.TAB_LIMIT);
            small.given(Centre.tabLimit(0));
            small.when(accept(second, anna)).expectRefused(Refusal.CAPACITY);
        }
    }

    @Test
    @Tag("AG-108")
    void theOtherChecksHoldToo() {
        AgentId anna = answering(Map.of());
        QueueId queueId = centre.queue(anna);
        InteractionId chat = offered(queueId, anna);
        centre.forwardSeconds(DELAY);
        centre.given(new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"));
        centre.when(accept(chat, anna)).expectRefused(Refusal.PAUSED);
        centre.given(new RemoveQueueMember(queueId, anna));
        centre.when(accept(chat, anna)).expectRefused(Refusal.NOT_A_MEMBER);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        centre.when(accept(chat, anna)).expectRefused(Refusal.NOT_LOGGED_IN);
        centre.given(new AbandonInteraction(chat));
        centre.when(accept(chat, anna)).expectRefused(Refusal.ABANDONED);
    }

    @Test
    void whatIsNotOfferedAnyMoreIsNotAccepted() {
        AgentId anna = answering(Map.of());
        InteractionId chat = offered(centre.queue(anna), anna);
        centre.forwardSeconds(DELAY);
        centre.when(new AcceptAutomatically(chat, 2, anna)).expectRefused(Refusal.STEP_OVER);
        centre.forwardSeconds(Centre.AGENT_TIMEOUT_SECONDS);
        centre.given(new ExpireOffers(chat, 1, List.of(anna)));
        centre.when(accept(chat, anna)).expectRefused(Refusal.NOT_OFFERED);
    }

    @Test
    @Tag("AG-127")
    void whereAllAreNotifiedTheFirstWinsAndTheOthersAreTakenBack() {
        AgentId anna = answering(Map.of());
        AgentId bert = answering(Map.of());
        AgentId carla = centre.loggedIn();
        QueueId queueId = centre.queue(Channel.CHAT, Strategy.BEEPALL, anna, bert, carla);
        InteractionId chat = centre.received(queueId, 60);
        centre.given(centre.offer(chat, 1, anna, bert, carla));
        centre.forwardSeconds(DELAY);
        List<Object> events = centre.when(accept(chat, bert)).events();
        assertThat(events)
                .filteredOn(InteractionOfferRescinded.class::isInstance)
                .containsExactlyInAnyOrder(
                        new InteractionOfferRescinded(chat, 1, anna, Channel.CHAT, RescindCause.ACCEPTED_BY_ANOTHER),
                        new InteractionOfferRescinded(chat, 1, carla, Channel.CHAT, RescindCause.ACCEPTED_BY_ANOTHER));
        centre.when(accept(chat, anna)).expectRefused(Refusal.ALREADY_ACCEPTED);
        assertThat(centre.stream(chat, InteractionAccepted.class)).hasSize(1);
    }

    private AgentId answering(Map<Channel, Integer> capacity) {
        AgentId agentId = centre.loggedIn(capacity);
        centre.autoAnswer(agentId, Channel.CHAT, DELAY);
        return agentId;
    }

    private InteractionId offered(QueueId queueId, AgentId agentId) {
        InteractionId interactionId = centre.received(queueId, 600);
        centre.given(centre.offer(interactionId, 1, agentId));
        return interactionId;
    }

    private static AcceptAutomatically accept(InteractionId interactionId, AgentId agentId) {
        return new AcceptAutomatically(interactionId, 1, agentId);
    }
}
