package io.switchlog.command.agent;

import static io.switchlog.command.Centre.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.ClaimEvent.ClaimTaken;
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreateAgentTest {
    private final Centre centre = new Centre();

    @AfterAll
    void close() {
        centre.close();
    }

    @Test
    @Tag("AG-104")
    void anAgentComesIntoBeingTogetherWithUserNameAndExtension() {
        CreateAgent create = create("username:anna", "1001");
        AgentId anna = create.agentId();
        centre.when(create)
                .expectEvents(
                        new ClaimTaken("username:anna", anna.value()),
                        new ClaimTaken("internal:1001", anna.value()),
                        new AgentCreated(
                                anna,
                                sealed(anna.value()),
                                sealed(anna.value()),
                                null,
                                null,
                                null,
                                Typology.PHONEBAR,
                                "1001",
                                true,
                                Map.of(Channel.CHAT, 2),
                                AgentSettings.initial(Typology.PHONEBAR).forCreation()));
    }

    @Test
    void aUserNameBelongsToOneOnly() {
        centre.given(create("username:bert", null));
        centre.when(create("username:bert", null)).expectRefused(Refusal.USERNAME_TAKEN);
    }

    @Test
    void anExtensionBelongsToOneOnlyAndARefusalLeavesNothingBehind() {
        centre.given(create("username:carla", "1003"));
        CreateAgent second = create("username:dora", "1003");
        centre.when(second).expectRefused(Refusal.INTERNAL_TAKEN);
        assertThat(centre.stream(second.agentId())).isEmpty();
        assertThat(centre.stream("username:dora")).isEmpty();
        CreateAgent third = create("username:dora", "1004");
        assertThat(centre.when(third).failure()).isNull();
    }

    @Test
    @Tag("AG-124")
    @Tag("AG-125")
    @Tag("AG-128")
    void autoAnswerAndAdvancedSearchCanBeGivenAtOnce() {
        AgentId agentId = new AgentId(CommandIds.next());
        CreateAgent plain = create("username:emil", null);
        CreateAgent create = new CreateAgent(
                agentId,
                plain.usernameClaim(),
                sealed(agentId.value()),
                sealed(agentId.value()),
                null,
                null,
                null,
                Typology.WEBRTC,
                null,
                false,
                Map.of(),
                Map.of(Channel.SMS, new AutoAnswer(true, 4)),
                true);
        assertThat(centre.when(create).events())
                .hasSize(5)
                .endsWith(new AgentAutoAnswerEnabled(agentId, Channel.SMS, 4), new AgentAdvancedSearchEnabled(agentId));
    }

    private static CreateAgent create(String usernameClaim, @Nullable String internal) {
        AgentId agentId = new AgentId(CommandIds.next());
        return new CreateAgent(
                agentId,
                usernameClaim,
                sealed(agentId.value()),
                sealed(agentId.value()),
                null,
                null,
                null,
                Typology.PHONEBAR,
                internal,
                true,
                Map.of(Channel.CHAT, 2),
                Map.of(),
                false);
    }
}
