package io.switchlog.command.interaction;

import static io.switchlog.command.Centre.step;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.queue.QueueId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AbandonInteractionTest extends InteractionTest {
    @Test
    @Tag("AG-119")
    void aContactLeavesWhileWaiting() {
        QueueId queueId = centre.queue();
        InteractionId interactionId = centre.received(queueId, 60);
        centre.when(new AbandonInteraction(interactionId))
                .expectEvents(new InteractionAbandoned(interactionId, 1, queueId, Channel.CHAT, AbandonCause.WAITING));
        centre.when(new AbandonInteraction(interactionId)).expectRefused(Refusal.ABANDONED);
    }

    @Test
    @Tag("AG-119")
    void aContactLeavesWhileItRings() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.account(Channel.CHAT, step(anna, 60)));
        centre.given(centre.offer(interactionId, 1, anna));
        centre.when(new AbandonInteraction(interactionId))
                .expectEvents(
                        new InteractionOfferRescinded(interactionId, 1, anna, Channel.CHAT, RescindCause.ABANDONED),
                        new InteractionAbandoned(interactionId, 1, null, Channel.CHAT, AbandonCause.WHILE_OFFERED));
    }

    @Test
    void whatAnAgentHasIsNotAbandonedButClosed() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna), 60);
        centre.given(centre.offer(interactionId, 1, anna));
        centre.given(new AcceptInteraction(interactionId, anna));
        centre.when(new AbandonInteraction(interactionId)).expectRefused(Refusal.ALREADY_ACCEPTED);
    }
}
