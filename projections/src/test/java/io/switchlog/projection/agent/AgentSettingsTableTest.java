package io.switchlog.projection.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentProfileEvent.AgentAliasChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentInternalChanged;
import io.switchlog.messages.agent.AgentProfileEvent.AgentPhonebarVersionReported;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.AgentProfileEvent.AgentTypologyChanged;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentLoginInPauseEnabled;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentMaskingStarted;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoiceConfigured;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Permissions;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.agent.settings.SettingChange;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgentSettingsTableTest {
    private final TestProjector projections = new TestProjector();

    @Test
    @Tag("AG-34")
    void whatIsSetIsARowNowAndOneForEachTimeBefore() {
        projections.given(new Story()
                .agentCreated("anna")
                .event(new AgentVoiceConfigured(
                        Story.agent("anna"), List.of(new SettingChange("voice.nat", "force_rport", "yes"))))
                .event(new AgentMaskingStarted(Story.agent("anna"))));

        assertThat(projections.rows("select settings ->> 'voice.nat', settings -> 'security.maskSensitiveData',"
                        + " settings -> 'webrtc.ringInUse', position from directory.agent_settings"))
                .containsExactly("yes | true | false | 3");
        assertThat(projections.rows("select settings ->> 'voice.nat', settings -> 'security.maskSensitiveData',"
                        + " from_position, to_position from history.agent_configuration order by from_position"))
                .containsExactly("force_rport | false | 1 | 2", "yes | false | 2 | 3", "yes | true | 3 | -");
    }

    @Test
    @Tag("AMB-14")
    void anotherTypologyHasOtherSettings() {
        projections.given(new Story()
                .agentCreated("anna")
                .event(new AgentTypologyChanged(
                        Story.agent("anna"),
                        Typology.WEBRTC,
                        Typology.EXTERNAL,
                        Map.of("webrtc.ringInUse", true),
                        Map.of("external.hotDesk", true)))
                .event(new AgentPhonebarVersionReported(Story.agent("anna"), null, new PhonebarVersion("5.7"))));

        assertThat(projections.rows("select typology, settings, phonebar_version from directory.agent_settings"))
                .containsExactly("EXTERNAL | {\"external.hotDesk\": true} | 5.7");
        assertThat(projections.rows("select typology from report.dim_agent")).containsExactly("EXTERNAL");
    }

    @Test
    @Tag("AG-34")
    void whoAnAgentIsFollowsInEveryTableThatSaysIt() {
        Sealed name = new Sealed(Story.agent("anna").value(), "Anna B");
        projections.given(new Story()
                .agentCreated("anna")
                .event(new AgentRenamed(Story.agent("anna"), name, name))
                .event(new AgentAliasChanged(Story.agent("anna"), null, name))
                .event(new AgentInternalChanged(Story.agent("anna"), "1001", "2002"))
                .event(new AgentLoginInPauseEnabled(Story.agent("anna"))));

        String who = "full_name, alias, internal, login_in_pause";
        assertThat(projections.rows("select " + who + ", position from directory.agent"))
                .containsExactly("Anna B | Anna B | 2002 | t | 5");
        assertThat(projections.rows("select " + who + " from history.agent_profile order by from_position"))
                .containsExactly(
                        "anna Full | - | 1001 | f",
                        "Anna B | - | 1001 | f",
                        "Anna B | Anna B | 1001 | f",
                        "Anna B | Anna B | 2002 | f",
                        "Anna B | Anna B | 2002 | t");
        assertThat(projections.rows("select name, alias, position from report.dim_agent"))
                .containsExactly("Anna B | Anna B | 5");
    }

    @Test
    @Tag("AG-140")
    void aModuleThatCameAfterAnAgentIsNotHis() {
        Map<String, Object> recorded =
                new TreeMap<>(AgentSettings.initial(Typology.WEBRTC).forCreation());
        recorded.remove(Permissions.MODULE_ANALYTICS.path());
        Story story = new Story()
                .event(created("anna", recorded))
                .event(created("ben", AgentSettings.initial(Typology.WEBRTC).forCreation()));
        projections.given(story);

        String analytics = "settings -> 'permissions.modules.analytics', settings -> 'permissions.modules.chat'";
        List<String> rows =
                projections.rows("select " + analytics + " from directory.agent_settings order by position");
        assertThat(rows).containsExactly("- | true", "true | true");
        assertThat(projections.rows("select " + analytics + " from history.agent_configuration order by from_position"))
                .isEqualTo(rows);
    }

    private static AgentCreated created(String name, Map<String, Object> settings) {
        Sealed sealed = new Sealed(Story.agent(name).value(), name);
        return new AgentCreated(
                Story.agent(name), sealed, sealed, null, null, null, Typology.WEBRTC, null, false, Map.of(), settings);
    }
}
