package io.switchlog.command.agent;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCallCommand.NoteCallRefusal;
import io.switchlog.messages.agent.AgentCallCommand.RequestCall;
import io.switchlog.messages.agent.AgentCallEvent.AgentCallRefused;
import io.switchlog.messages.agent.AgentCallEvent.AgentCallRequested;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.ChangeTypology;
import io.switchlog.messages.agent.AgentProfileCommand.EditAgent;
import io.switchlog.messages.agent.AgentProfileCommand.PersonalData;
import io.switchlog.messages.agent.AgentTelephoneCommand.NoteTelephone;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneConnected;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneDisconnected;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls that agents ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentCallsTest {
    private static final InteractionId CALL = InteractionId.of("5f2c1a9e-0d47-5b83-9c61-7ae0d4f83b16");
    private static final Sealed NUMBER = new Sealed(UUID.fromString("7d3a1f52-96c8-8b04-9f6e-4a2d8c5b7e09"), "Rn2k");

    private final Centre centre = new Centre();

    @AfterAll
    void closeCentre() {
        centre.close();
    }

    private static RequestCall call(AgentId agentId, @Nullable String prefix, boolean preview) {
        return new RequestCall(agentId, CALL, "branch", "u1", NUMBER, prefix, preview);
    }

    private static AgentCallRequested requested(AgentId agentId, @Nullable String prefix, boolean preview) {
        return new AgentCallRequested(agentId, CALL, "branch", "u1", NUMBER, prefix, preview);
    }

    private void set(AgentId agentId, String setting, Object value) {
        centre.given(new EditAgent(
                agentId,
                PersonalData.NOTHING,
                null,
                Map.of(setting, value),
                new ChangeAgent(agentId, Map.of(), Map.of(), null)));
    }

    @Test
    void anAgentWhoIsThereCallsSomebody() {
        AgentId anna = centre.agent();
        centre.when(call(anna, null, false)).expectRefused(Refusal.NOT_LOGGED_IN);
        centre.login(anna);
        centre.when(call(anna, null, false)).expectEvents(requested(anna, null, false));
        centre.when(new NoteCallRefusal(anna, CALL, "Extension does not exist."))
                .expectEvents(new AgentCallRefused(anna, CALL, "Extension does not exist."));
    }

    @Test
    @Tag("AG-23")
    void itIsKnownWhetherHisTelephoneCanBeReached() {
        AgentId anna = centre.agent();
        centre.when(new NoteTelephone(anna, "branch", false)).expectEvents();
        centre.when(new NoteTelephone(anna, "branch", true)).expectEvents(new AgentTelephoneConnected(anna, "branch"));
        centre.when(new NoteTelephone(anna, "branch", true)).expectEvents();
        centre.when(new NoteTelephone(anna, "main", true)).expectEvents(new AgentTelephoneConnected(anna, "main"));
        centre.when(new NoteTelephone(anna, "branch", false))
                .expectEvents(new AgentTelephoneDisconnected(anna, "branch"));
    }

    @Test
    @Tag("AG-131")
    void whoMustSayForWhichServiceHeCallsIsRefusedWithoutPrefix() {
        AgentId anna = centre.loggedIn();
        set(anna, "permissions.prefixRequired", true);
        centre.when(call(anna, null, false)).expectRefused(Refusal.PREFIX_REQUIRED);
        centre.when(call(anna, "77", false)).expectEvents(requested(anna, "77", false));
    }

    @Test
    @Tag("AG-75")
    void aPausedAgentMakesPreviewCallsOnlyIfHisBreaksAreIgnoredForThem() {
        AgentId anna = centre.loggedIn();
        centre.given(new PauseAgent(anna, Set.of(Channel.VOICE), "lunch"));
        centre.when(call(anna, null, true)).expectRefused(Refusal.PAUSED);
        centre.when(call(anna, null, false)).expectEvents(requested(anna, null, false));
        set(anna, "webrtc.ignoreBreakForPreview", true);
        centre.when(call(anna, null, true)).expectEvents(requested(anna, null, true));
    }

    @Test
    @Tag("AG-92")
    void aPhonebarDialsForOthersOnlyIfItIsUnderRemoteControl() {
        AgentId anna = centre.loggedIn();
        centre.given(new ChangeTypology(anna, Typology.PHONEBAR, Map.of()));
        centre.when(call(anna, null, false)).expectRefused(Refusal.REMOTE_CONTROL_OFF);
        set(anna, "phonebar.remoteControl", true);
        centre.when(call(anna, null, false)).expectEvents(requested(anna, null, false));
    }
}
