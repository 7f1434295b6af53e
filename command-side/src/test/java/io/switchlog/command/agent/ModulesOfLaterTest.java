package io.switchlog.command.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionGranted;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Permissions;
import io.switchlog.messages.privacy.Sealed;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent of whom an earlier release recorded all the modules that it had. */
@Tag("AG-140")
class ModulesOfLaterTest {
    private static final AgentId ANNA = new AgentId(UUID.fromString("01999b2a-7c10-7d3e-9a51-0c4f5be3a801"));

    @Test
    void whatWasNotRecordedIsOffUntilItIsGranted() {
        Map<String, Object> settings =
                new TreeMap<>(AgentSettings.initial(Typology.WEBRTC).forCreation());
        settings.remove(Permissions.MODULE_ANALYTICS.path());
        Sealed name = new Sealed(ANNA.value(), "x");
        AgentProfile profile = AgentProfile.NONE.after(new AgentCreated(
                ANNA, name, name, null, null, null, Typology.WEBRTC, "10000", false, Map.of(), settings));

        assertThat(profile.settings().is(Permissions.MODULE_ANALYTICS)).isFalse();
        assertThat(profile.settings().is(Permissions.MODULE_CHAT)).isTrue();
        assertThat(profile.after(new AgentPermissionGranted(ANNA, "modules.analytics"))
                        .settings()
                        .is(Permissions.MODULE_ANALYTICS))
                .isTrue();
    }
}
