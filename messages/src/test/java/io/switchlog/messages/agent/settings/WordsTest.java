package io.switchlog.messages.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentSettingsEvent;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionRevoked;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentVoiceConfigured;
import io.switchlog.messages.agent.Typology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final AgentId ANNA = AgentId.of("01999b2a-7c10-7d3e-9a51-0c4f5be3a801");

    @Test
    void everyChangeOfEverySettingIsToldAndUnderstood() {
        for (Setting<?> setting : Catalogue.SETTINGS) {
            for (Typology typology : setting.typologies()) {
                AgentSettings before = AgentSettings.initial(typology);
                AgentSettings after = before.with(
                        Map.of(setting.path(), another(setting.in(typology).initial())));

                List<AgentSettingsEvent> there = before.changesTo(after, ANNA);
                List<AgentSettingsEvent> back = after.changesTo(before, ANNA);

                assertThat(there).as(setting + " of " + typology).hasSize(1);
                assertThat(back).as(setting + " of " + typology).hasSize(1).isNotEqualTo(there);
                assertThat(before.after(there.get(0))).isEqualTo(after);
                assertThat(after.after(back.get(0))).isEqualTo(before);
            }
        }
    }

    private static Object another(Object value) {
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof List<?> list) {
            List<Object> reversed = new ArrayList<>(list);
            Collections.reverse(reversed);
            reversed.add("g722");
            return List.copyOf(reversed);
        }
        return value + "x";
    }

    @Test
    @Tag("AG-34")
    void whatIsSetOnATelephoneIsToldInOneEventWithOldAndNewValues() {
        AgentSettings before = AgentSettings.initial(Typology.EXTERNAL);
        AgentSettings after =
                before.with(Map.of("voice.nat", "yes", "voice.chanSpy", true, "permissions.modules.fax", false));

        assertThat(before.changesTo(after, ANNA))
                .containsExactlyInAnyOrder(
                        new AgentVoiceConfigured(
                                ANNA,
                                List.of(
                                        new SettingChange("voice.nat", "force_rport", "yes"),
                                        new SettingChange("voice.chanSpy", false, true))),
                        new AgentPermissionRevoked(ANNA, "modules.fax"));
    }
}
