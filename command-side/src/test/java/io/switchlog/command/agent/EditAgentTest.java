package io.switchlog.command.agent;

import static io.switchlog.command.Centre.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.ClaimEvent.ClaimReleased;
import io.switchlog.messages.access.ClaimEvent.ClaimTaken;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.ChangeOwnSettings;
import io.switchlog.messages.agent.AgentProfileCommand.ChangeTypology;
import io.switchlog.messages.agent.AgentProfileCommand.EditAgent;
import io.switchlog.messages.agent.AgentProfileCommand.PersonalData;
import io.switchlog.messages.agent.AgentProfileCommand.ReportPhonebarVersion;
import io.switchlog.messages.agent.AgentProfileCommand.RotateSipSecret;
import io.switchlog.messages.agent.AgentProfileEvent.AgentAliasChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentInternalChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentPhonebarVersionReported;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.AgentProfileEvent.AgentSipSecretRotated;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoiceConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoicemailEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentWebrtcConfigured;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.agent.settings.SettingChange;
import io.switchlog.messages.privacy.Sealed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Edits of agents, over the real wiring, whose unsealer here takes ciphers for texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditAgentTest {
    private final Centre centre = new Centre();

    @AfterAll
    void close() {
        centre.close();
    }

    private AgentId agent(Typology typology, Map<String, Object> settings) {
        return create(typology, null, settings);
    }

    private AgentId create(Typology typology, @Nullable String internal, Map<String, Object> settings) {
        CreateAgent create = command(typology, internal, settings);
        centre.given(create);
        return create.agentId();
    }

    private static CreateAgent command(Typology typology, @Nullable String internal, Map<String, Object> settings) {
        AgentId agentId = new AgentId(CommandIds.next());
        Sealed name = sealed(agentId.value());
        return new CreateAgent(
                agentId,
                "username:" + agentId,
                name,
                name,
                null,
                null,
                null,
                typology,
                internal,
                false,
                Map.of(),
                Map.of(),
                false,
                settings);
    }

    private static EditAgent edit(AgentId agentId, Map<String, Object> settings) {
        return edit(agentId, PersonalData.NOTHING, null, settings);
    }

    private static EditAgent edit(
            AgentId agentId, PersonalData personal, @Nullable String internal, Map<String, Object> settings) {
        return new EditAgent(agentId, personal, internal, settings, new ChangeAgent(agentId, Map.of(), Map.of(), null));
    }

    @Test
    @Tag("AG-34")
    void eachEditIsAnEventWithOldAndNew() {
        AgentId anna = agent(Typology.WEBRTC, Map.of());
        Sealed before = sealed(anna.value());
        Sealed name = new Sealed(anna.value(), "Anna B");
        Sealed alias = new Sealed(anna.value(), "Nettchen");
        PersonalData personal = new PersonalData(name, new PersonalData.Text(alias), null, null);

        centre.when(edit(anna, personal, null, Map.of("voice.nat", "yes")))
                .expectEvents(
                        new AgentRenamed(anna, before, name),
                        new AgentAliasChanged(anna, null, alias),
                        new AgentVoiceConfigured(anna, List.of(new SettingChange("voice.nat", "force_rport", "yes"))));
        centre.when(edit(anna, personal, null, Map.of("voice.nat", "yes"))).expectEvents();
        centre.when(edit(anna, new PersonalData(null, new PersonalData.Text(null), null, null), null, Map.of()))
                .expectEvents(new AgentAliasChanged(anna, alias, null));
    }

    @Test
    @Tag("AG-12")
    void anInternalNumberIsGivenToWhoeverHasNone() {
        AgentId one = agent(Typology.WEBRTC, Map.of());
        AgentId other = agent(Typology.WEBRTC, Map.of());

        String first = internal(one);
        String second = internal(other);

        assertThat(first).isNotEqualTo(second).matches("[0-9]{5}");
        assertThat(Long.parseLong(second)).isEqualTo(Long.parseLong(first) + 1);
    }

    private String internal(AgentId agentId) {
        return String.valueOf(centre.stream(agentId).stream()
                .filter(AgentCreated.class::isInstance)
                .map(AgentCreated.class::cast)
                .findFirst()
                .orElseThrow()
                .internal());
    }

    @Test
    @Tag("AG-13")
    void aNumberIsChangedToAFreeOneAndTheOldOneIsFreeAgain() {
        AgentId anna = create(Typology.WEBRTC, "7001", Map.of());
        AgentId bert = create(Typology.WEBRTC, "7002", Map.of());

        centre.when(edit(anna, PersonalData.NOTHING, "7002", Map.of())).expectRefused(Refusal.INTERNAL_TAKEN);
        centre.when(edit(anna, PersonalData.NOTHING, "7003", Map.of()))
                .expectEvents(
                        new ClaimTaken("internal:7003", anna.value()),
                        new ClaimReleased("internal:7001", anna.value()),
                        new AgentInternalChanged(anna, "7001", "7003"));
        assertThat(centre.when(edit(bert, PersonalData.NOTHING, "7001", Map.of()))
                        .failure())
                .isNull();
    }

    @Test
    @Tag("AG-16")
    @Tag("AG-17")
    @Tag("AG-28")
    void whatTheTypologyDoesNotHaveIsRefused() {
        for (Typology typology : List.of(Typology.WEBRTC, Typology.EXTERNAL, Typology.MOBILE)) {
            assertThat(centre.when(command(typology, null, Map.of("phonebar.remoteControl", true)))
                            .failure())
                    .isInstanceOf(BadRequest.class)
                    .hasMessageContaining("phonebar.remoteControl");
        }
        assertThat(centre.when(command(Typology.MOBILE, null, Map.of())).failure())
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("mobile.pushGateway");
        AgentId anna = agent(Typology.WEBRTC, Map.of());
        assertThat(centre.when(edit(anna, Map.of("external.hotDesk", true))).failure())
                .isInstanceOf(BadRequest.class);
    }

    @Test
    @Tag("AG-04")
    @Tag("AG-05")
    @Tag("AG-35")
    void aSettingHoldsFromTheNextCommandOn() {
        AgentId anna = agent(Typology.WEBRTC, Map.of());
        centre.when(edit(anna, Map.of("loginInPause", true))).expectEvents(new AgentLoginInPauseEnabled(anna));

        assertThat(centre.when(new LoginAgent(anna, new SessionId(CommandIds.next())))
                        .events())
                .hasSize(2)
                .last()
                .isInstanceOf(AgentPaused.class);
    }

    @Test
    @Tag("AG-37")
    void whoIsDisabledIsLoggedOutAndCannotLogInUntilHeIsEnabled() {
        AgentId anna = agent(Typology.WEBRTC, Map.of());
        SessionId session = new SessionId(CommandIds.next());
        centre.given(new LoginAgent(anna, session));

        centre.when(edit(anna, Map.of("security.disabled", true)))
                .expectEvents(new AgentDisabled(anna), new AgentLoggedOut(anna, session, LogoutCause.DISABLED));
        centre.when(new LoginAgent(anna, session)).expectRefused(Refusal.AGENT_DISABLED);
        centre.when(edit(anna, Map.of("security.disabled", false))).expectEvents(new AgentEnabled(anna));
        assertThat(centre.when(new LoginAgent(anna, session)).failure()).isNull();
    }

    @Test
    @Tag("AG-15")
    void aVoicemailBoxIsAnEvent() {
        AgentId anna = agent(Typology.EXTERNAL, Map.of());
        centre.when(edit(anna, Map.of("voicemail", true))).expectEvents(new AgentVoicemailEnabled(anna));
    }

    @Test
    @Tag("AMB-14")
    @Tag("AG-09")
    void anotherTypologyDropsWhatOnlyTheOldOneHas() {
        AgentId anna = agent(Typology.PHONEBAR, Map.of("phonebar.remoteControlPort", 9_999, "voice.callerId", "A"));

        assertThat(centre.when(new ChangeTypology(anna, Typology.MOBILE, Map.of()))
                        .failure())
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("mobile.pushGateway");
        AgentTypologyChanged changed = (AgentTypologyChanged)
                centre.when(new ChangeTypology(anna, Typology.MOBILE, Map.of("mobile.pushGateway", "192.0.2.1:5060")))
                        .events()
                        .get(0);

        assertThat(changed.dropped()).containsEntry("phonebar.remoteControlPort", 9_999);
        assertThat(changed.settings())
                .containsEntry("voice.callerId", "A")
                .containsEntry("mobile.pushGateway", "192.0.2.1:5060")
                .doesNotContainKey("phonebar.remoteControlPort");
        centre.when(new ChangeTypology(anna, Typology.MOBILE, Map.of())).expectRefused(Refusal.ALREADY_OF_TYPOLOGY);
    }

    @Test
    @Tag("AG-69")
    @Tag("AG-78")
    @Tag("AG-101")
    void anAgentChangesOfHisClientOnlyWhatHeMay() {
        AgentId anna = agent(Typology.WEBRTC, Map.of());
        centre.when(new ChangeOwnSettings(anna, Map.of("webrtc.ringInUse", true)))
                .expectEvents(
                        new AgentWebrtcConfigured(anna, List.of(new SettingChange("webrtc.ringInUse", false, true))));
        centre.when(new ChangeOwnSettings(anna, Map.of("webrtc.enableRecording", true)))
                .expectRefused(Refusal.SETTINGS_LOCKED);
        centre.given(edit(anna, Map.of("webrtc.enableSettings", false)));
        centre.when(new ChangeOwnSettings(anna, Map.of("webrtc.ringInUse", false)))
                .expectRefused(Refusal.SETTINGS_LOCKED);

        AgentId bert = agent(Typology.PHONEBAR, Map.of("phonebar.enableSettings", false));
        ChangeOwnSettings forward = new ChangeOwnSettings(bert, Map.of("phonebar.forwardTo", "+391234"));
        centre.when(forward).expectRefused(Refusal.SETTINGS_LOCKED);
        centre.given(edit(bert, Map.of("phonebar.callForwarding", true)));
        assertThat(centre.when(forward).events()).hasSize(1);
    }

    @Test
    @Tag("AG-87")
    void whatAPhonebarSaysOfItselfCounts() {
        AgentId anna = agent(Typology.PHONEBAR, Map.of());
        PhonebarVersion old = new PhonebarVersion("5.1.30");
        centre.when(new ReportPhonebarVersion(anna, old))
                .expectEvents(new AgentPhonebarVersionReported(anna, null, old));
        centre.when(new ReportPhonebarVersion(anna, old)).expectEvents();

        assertThat(centre.when(edit(anna, Map.of("phonebar.screenRecordingByAgent", true)))
                        .failure())
                .isInstanceOf(BadRequest.class);
        centre.given(new ReportPhonebarVersion(anna, PhonebarVersion.RECORDS_SCREENS));
        assertThat(centre.when(edit(anna, Map.of("phonebar.screenRecordingByAgent", true)))
                        .events())
                .hasSize(1);
    }

    @Test
    void allOfAnEditHappensOrNothing() {
        AgentId anna = create(Typology.WEBRTC, "7011", Map.of());
        create(Typology.WEBRTC, "7012", Map.of());
        ChangeAgent work = new ChangeAgent(anna, Map.of(Channel.CHAT, 3), Map.of(), null);

        centre.when(new EditAgent(anna, PersonalData.NOTHING, "7012", Map.of("voicemail", true), work))
                .expectRefused(Refusal.INTERNAL_TAKEN);
        centre.when(new EditAgent(anna, PersonalData.NOTHING, null, Map.of("voicemail", true), work))
                .expectEvents(new AgentCapacityChanged(anna, Channel.CHAT, 0, 3), new AgentVoicemailEnabled(anna));
    }

    @Test
    void thatASecretIsAnotherIsAnEventWithoutIt() {
        AgentId anna = agent(Typology.WEBRTC, Map.of());
        centre.when(new RotateSipSecret(anna)).expectEvents(new AgentSipSecretRotated(anna));
    }
}
