package io.switchlog.command.interaction;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.AddAgentMessage;
import io.switchlog.messages.interaction.InteractionCommand.AddContactMessage;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageSent;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddAgentMessageTest extends InteractionTest {
    private static final Sealed BODY = new Sealed(new UUID(4, 4), "bW9yZQ==");

    @Test
    void bothSidesMessagesAreCountedTogether() {
        AgentId anna = centre.loggedIn();
        InteractionId chat = centre.accepted(centre.queue(anna), anna);
        centre.when(new AddAgentMessage(chat, anna, BODY))
                .expectEvents(new InteractionMessageSent(chat, 1, anna, Channel.CHAT, BODY));
        centre.when(new AddContactMessage(chat, BODY))
                .expectEvents(new InteractionMessageReceived(chat, 2, Channel.CHAT, BODY));
        centre.when(new AddAgentMessage(chat, null, BODY))
                .expectEvents(new InteractionMessageSent(chat, 3, anna, Channel.CHAT, BODY));
    }

    @Test
    void onlyWhoHasItWrites() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        QueueId queueId = centre.queue(anna, bert);
        InteractionId chat = centre.received(queueId, 60);
        centre.when(new AddAgentMessage(chat, anna, BODY)).expectRefused(Refusal.NOT_ACCEPTED);
        centre.given(centre.offer(chat, 1, anna));
        centre.when(new AddAgentMessage(chat, anna, BODY)).expectRefused(Refusal.NOT_ACCEPTED);
        centre.accept(chat, 1, anna);
        centre.when(new AddAgentMessage(chat, bert, BODY)).expectRefused(Refusal.NOT_YOURS);
        centre.given(new CloseInteraction(chat, anna, null));
        centre.when(new AddAgentMessage(chat, anna, BODY)).expectRefused(Refusal.CLOSED);
        centre.when(new AddAgentMessage(chat, null, BODY)).expectRefused(Refusal.CLOSED);
    }
}
