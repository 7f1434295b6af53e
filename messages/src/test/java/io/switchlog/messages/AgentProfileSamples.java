package io.switchlog.messages;

import static io.switchlog.messages.EventSamples.ANNA;
import static io.switchlog.messages.EventSamples.each;
import static io.switchlog.messages.EventSamples.sealed;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentProfileEvent.AgentAliasChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentDescriptionChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentEmailChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentInternalChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentPhonebarVersionReported;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.AgentProfileEvent.AgentSipSecretRotated;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentClientLoggingLevelChanged;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentClientLoggingStarted;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentClientLoggingStopped;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDesktopConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDirectorySignInDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDirectorySignInEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentHotDeskDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentHotDeskEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentMaskingStarted;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentMaskingStopped;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentMobileConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionGranted;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionRevoked;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPhonebarConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentSecondFactorReinstated;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentSecondFactorWaived;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoiceConfigured;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoicemailDisabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoicemailEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentWebrtcConfigured;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.agent.settings.SettingChange;
import io.switchlog.messages.privacy.Sealed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who agents are, and what is set for them. */
final class AgentProfileSamples {
    private static final PhonebarVersion VERSION = new PhonebarVersion("5.1.31.0");

    private AgentProfileSamples() {}

    static List<Sample> all() {
        return Stream.of(profile(), switches(), configured())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> profile() {
        Map<String, Object> settings = Map.of(
                "voice.nat",
                "force_rport",
                "voice.transports",
                List.of("udp", "tcp"),
                "phonebar.remoteControlPort",
                9_888,
                "security.maskSensitiveData",
                false);
        AgentCreated created = new AgentCreated(
                ANNA,
                text("Yw8q"),
                text("Zr2m"),
                null,
                null,
                null,
                Typology.PHONEBAR,
                "10000",
                false,
                Map.of(Channel.CHAT, 3),
                settings);
        return List.of(
                new Sample(created, "settings"),
                Sample.of(new AgentRenamed(ANNA, text("Zr2m"), text("Pq7c"))),
                Sample.of(new AgentAliasChanged(ANNA, text("Hs3a"), null)),
                new Sample(new AgentAliasChanged(ANNA, null, text("Hs3a")), "first"),
                Sample.of(new AgentEmailChanged(ANNA, text("Mk9e"), text("Lx4b"))),
                Sample.of(new AgentDescriptionChanged(ANNA, text("Wd1f"), text("Bn6g"))),
                Sample.of(new AgentInternalChanged(ANNA, "10000", "1001")),
                new Sample(new AgentInternalChanged(ANNA, null, "1001"), "first"),
                Sample.of(new AgentTypologyChanged(
                        ANNA,
                        Typology.PHONEBAR,
                        Typology.MOBILE,
                        settings,
                        Map.of("mobile.pushGateway", "192.0.2.10:5060", "voice.transports", List.of("tcp")))),
                Sample.of(new AgentSipSecretRotated(ANNA)),
                Sample.of(new AgentPhonebarVersionReported(ANNA, new PhonebarVersion("5.1.30.2"), VERSION)),
                new Sample(new AgentPhonebarVersionReported(ANNA, null, VERSION), "first"));
    }

    private static List<Sample> switches() {
        return each(
                new AgentLoginInPauseEnabled(ANNA),
                new AgentLoginInPauseDisabled(ANNA),
                new AgentVoicemailEnabled(ANNA),
                new AgentVoicemailDisabled(ANNA),
                new AgentDisabled(ANNA),
                new AgentEnabled(ANNA),
                new AgentMaskingStarted(ANNA),
                new AgentMaskingStopped(ANNA),
                new AgentDirectorySignInEnabled(ANNA),
                new AgentDirectorySignInDisabled(ANNA),
                new AgentSecondFactorWaived(ANNA),
                new AgentSecondFactorReinstated(ANNA),
                new AgentHotDeskEnabled(ANNA),
                new AgentHotDeskDisabled(ANNA),
                new AgentPermissionGranted(ANNA, "downloads.attachments"),
                new AgentPermissionRevoked(ANNA, "modules.voice"),
                new AgentClientLoggingStarted(ANNA, "DEBUG"),
                new AgentClientLoggingLevelChanged(ANNA, "ERROR", "DEBUG"),
                new AgentClientLoggingStopped(ANNA));
    }

    private static List<Sample> configured() {
        return each(
                new AgentDesktopConfigured(
                        ANNA, List.of(new SettingChange("toastPosition", "top-right", "bottom-left"))),
                new AgentVoiceConfigured(
                        ANNA,
                        List.of(
                                new SettingChange("voice.transports", List.of("udp", "tcp"), List.of("tls", "tcp")),
                                new SettingChange("voice.encryption", "no", "yes"),
                                new SettingChange("voice.chanSpy", false, true))),
                new AgentWebrtcConfigured(ANNA, List.of(new SettingChange("webrtc.autoAnswerDelaySeconds", 0, 5))),
                new AgentPhonebarConfigured(
                        ANNA, List.of(new SettingChange("phonebar.sipDestinationPort", 5_060, 5_061))),
                new AgentMobileConfigured(
                        ANNA, List.of(new SettingChange("mobile.pushGateway", "192.0.2.10:5060", "192.0.2.11:5060"))));
    }

    private static Sealed text(String salt) {
        return sealed(ANNA.value(), salt);
    }
}
