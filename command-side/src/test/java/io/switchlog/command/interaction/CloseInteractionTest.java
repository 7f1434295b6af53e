package io.switchlog.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CloseInteractionTest extends InteractionTest {
    @Test
    @Tag("AG-121")
    void closingFreesTheSlot() {
        AgentId anna = centre.loggedIn(Map.of(Channel.CHAT, 1));
        QueueId queueId = centre.queue(anna);
        InteractionId first = accepted(queueId, anna);
        InteractionId second = centre.received(queueId, 60);
        centre.when(centre.offer(second, 1, anna)).expectRefused(Refusal.CAPACITY);
        centre.when(new CloseInteraction(first, anna, "Order placed"))
                .expectEvents(
                        new InteractionClosed(first, anna, Channel.CHAT, "Order placed"),
                        new AgentTabClosed(anna, first, Channel.CHAT));
        assertThat(centre.when(centre.offer(second, 1, anna)).events()).hasSize(1);
    }

    @Test
    void anAgentClosesOnlyWhatIsHis() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId interactionId = accepted(centre.queue(anna), anna);
        centre.when(new CloseInteraction(interactionId, bert, null)).expectRefused(Refusal.NOT_YOURS);
        assertThat(centre.when(new CloseInteraction(interactionId, null, null)).events())
                .hasSize(2);
        centre.when(new CloseInteraction(interactionId, anna, null)).expectRefused(Refusal.CLOSED);
    }

    @Test
    void whatNobodyHasCannotBeClosed() {
        InteractionId interactionId = centre.received(centre.queue(), 60);
        centre.when(new CloseInteraction(interactionId, null, null)).expectRefused(Refusal.NOT_ACCEPTED);
    }

    @Test
    void afterALogoutItCanStillBeClosed() {
        AgentId anna = centre.loggedIn();
        InteractionId interactionId = accepted(centre.queue(anna), anna);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        assertThat(centre.when(new CloseInteraction(interactionId, anna, null)).events())
                .hasSize(2);
    }

    private InteractionId accepted(QueueId queueId, AgentId agentId) {
        InteractionId interactionId = centre.received(queueId, 60);
        centre.given(centre.offer(interactionId, 1, agentId));
        centre.given(new AcceptInteraction(interactionId, agentId));
        return interactionId;
    }
}
