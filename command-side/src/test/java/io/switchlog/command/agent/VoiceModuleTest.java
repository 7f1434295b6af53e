package io.switchlog.command.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.EditAgent;
import io.switchlog.messages.agent.AgentProfileCommand.PersonalData;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionRevoked;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls of an agent whose desktop has no voice module. */
@Tag("AG-141")
class VoiceModuleTest {

    @Test
    void heIsOfferedCallsAndTakesThemAllTheSame() {
        try (Centre centre = new Centre()) {
            AgentId agent = centre.loggedIn();
            centre.when(new EditAgent(
                            agent,
                            PersonalData.NOTHING,
                            null,
                            Map.of("permissions.modules.voice", false),
                            new ChangeAgent(agent, Map.of(), Map.of(), null)))
                    .expectEvents(new AgentPermissionRevoked(agent, "modules.voice"));
            QueueId queue = centre.queue(Channel.VOICE, Strategy.RRMEMORY, agent);
            InteractionId call = centre.received(centre.account(Channel.VOICE, Centre.step(queue, 60)));
            centre.given(centre.offer(call, 1, agent));

            assertThat(centre.when(new AcceptInteraction(call, agent)).events())
                    .hasAtLeastOneElementOfType(InteractionAccepted.class);
        }
    }
}
