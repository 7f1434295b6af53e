package io.switchlog.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.RenotifyAgents;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenotifyAgentsTest extends InteractionTest {
    private static final int EVERY = 10;

    @Test
    void heIsRemindedEachTimeItIsDueAndItIsTheSameOffer() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(reminding(anna), 600);
        centre.given(centre.offer(chat, 1, anna));
        InteractionOffered offered = centre.last(chat, InteractionOffered.class);
        assertThat(offered.renotifySeconds()).isEqualTo(EVERY);
        for (int i = 0; i < 3; i++) {
            centre.forwardSeconds(EVERY - 1);
            centre.when(remind(chat, anna)).expectRefused(Refusal.NOT_DUE);
            centre.forwardSeconds(1);
            centre.when(remind(chat, anna)).expectEvents(new InteractionOfferRenotified(chat, 1, anna, Channel.CHAT));
        }
        assertThat(centre.stream(chat, InteractionOffered.class)).containsExactly(offered);
        Instant offeredAt = offered.expiresAt().minusSeconds(30);
        centre.given(new AcceptInteraction(chat, anna));
        assertThat(centre.last(chat, InteractionAccepted.class).offeredAt()).isEqualTo(offeredAt);
    }

    @Test
    void onlyThoseAreRemindedForWhomItIsTime() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        AgentId carla = centre.loggedIn();
        QueueId queueId = reminding(anna, bert, carla);
        InteractionId chat = centre.received(queueId, 600);
        centre.given(centre.offer(chat, 1, anna, carla));
        centre.forwardSeconds(5);
        centre.given(centre.offer(chat, 1, bert));
        centre.given(new RejectOffer(chat, carla));
        centre.forwardSeconds(5);
        centre.when(remind(chat, anna, bert, carla))
                .expectEvents(new InteractionOfferRenotified(chat, 1, anna, Channel.CHAT));
    }

    @Test
    void theQueueOfTheMomentOfTheOfferCounts() {
        AgentId anna = centre.loggedIn();
        QueueId queueId = reminding(anna);
        InteractionId chat = centre.received(queueId, 600);
        centre.given(centre.offer(chat, 1, anna));
        centre.conduct(queueId, new Conduct(null, 0, null, null));
        centre.forwardSeconds(EVERY);
        assertThat(centre.when(remind(chat, anna)).events()).hasSize(1);

        InteractionId next = centre.received(queueId, 600);
        centre.given(centre.offer(next, 1, anna));
        assertThat(centre.last(next, InteractionOffered.class).renotifySeconds())
                .isNull();
        centre.forwardSeconds(3_000);
        centre.when(remind(next, anna)).expectRefused(Refusal.NOT_DUE);
    }

    @Test
    void whatIsNotOfferedIsNotRepeated() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(reminding(anna), 600);
        centre.when(remind(chat, anna)).expectRefused(Refusal.NOT_OFFERED);
        centre.given(centre.offer(chat, 1, anna));
        centre.forwardSeconds(EVERY);
        centre.when(new RenotifyAgents(chat, 2, List.of(anna))).expectRefused(Refusal.STEP_OVER);
        centre.given(new AbandonInteraction(chat));
        centre.when(remind(chat, anna)).expectRefused(Refusal.ABANDONED);
    }

    @Test
    void anAgentStepHasNoQueueThatWouldWantIt() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.received(centre.account(Channel.CHAT, Centre.step(anna, 600)));
        centre.given(centre.offer(chat, 1, anna));
        assertThat(centre.last(chat, InteractionOffered.class).renotifySeconds())
                .isNull();
    }

    private QueueId reminding(AgentId... members) {
        QueueId queueId = centre.queue(members);
        centre.conduct(queueId, new Conduct(null, EVERY, null, null));
        return queueId;
    }

    private static RenotifyAgents remind(InteractionId interactionId, AgentId... agentIds) {
        return new RenotifyAgents(interactionId, 1, List.of(agentIds));
    }
}
