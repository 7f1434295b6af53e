package io.switchlog.messages.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentSettingsEvent;
import io.switchlog.messages.agent.AgentSettingsEvent.AgentPermissionGranted;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.privacy.Sealed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Modules of the desktop: who begins with which. */
@Tag("AG-140")
class ModulesTest {
    private static final AgentId ANNA = new AgentId(UUID.fromString("01999b2a-7c10-7d3e-9a51-0c4f5be3a801"));

    private static AgentCreated created(@Nullable Map<String, Object> settings) {
        Sealed name = new Sealed(ANNA.value(), "x");
        return new AgentCreated(
                ANNA, name, name, null, null, null, Typology.WEBRTC, "10000", false, Map.of(), settings);
    }

    /** As the release before the analytics recorded it. */
    private static AgentCreated createdBeforeAnalytics() {
        Map<String, Object> settings =
                new TreeMap<>(AgentSettings.initial(Typology.WEBRTC).forCreation());
        settings.remove(Permissions.MODULE_ANALYTICS.path());
        return created(settings);
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    @Tag("AG-138")
    void aNewAgentHasEveryModuleThereIsAndItIsRecorded(Typology typology) {
        AgentSettings settings = AgentSettings.initial(typology);

        assertThat(Permissions.MODULES).isNotEmpty().allMatch(settings::is);
        assertThat(settings.forCreation().keySet())
                .containsAll(Permissions.MODULES.stream().map(Setting::path).toList());
    }

    @Test
    void whoWasCreatedBeforeAModuleDoesNotHaveIt() {
        AgentSettings settings = AgentSettings.created(createdBeforeAnalytics());

        assertThat(Permissions.MODULES.stream().filter(module -> !settings.is(module)))
                .containsExactly(Permissions.MODULE_ANALYTICS);
    }

    @Test
    void aModuleOfTomorrowIsOffForWhoeverIsCreatedToday() {
        Setting<Boolean> tomorrows = Permissions.module("tomorrow", "something new");

        assertThat(tomorrows.in(Typology.WEBRTC).initial()).isTrue();
        assertThat(AgentSettings.created(
                                created(AgentSettings.initial(Typology.WEBRTC).forCreation()))
                        .is(tomorrows))
                .isFalse();
        assertThat(AgentSettings.created(created(null)).is(tomorrows)).isFalse();
    }

    @Test
    void aRecordFromBeforeModulesGivesNone() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/golden/agent.created.v1.settings.json")) {
            AgentCreated past = EventCodec.decode(
                    AgentCreated.class, Objects.requireNonNull(golden).readAllBytes());

            assertThat(Permissions.MODULES).noneMatch(AgentSettings.created(past)::is);
        }
        assertThat(Permissions.MODULES).noneMatch(AgentSettings.created(created(null))::is);
    }

    @Test
    @Tag("AG-137")
    void itIsSwitchedOnForEachAgentAndThatIsAnEvent() {
        AgentSettings before = AgentSettings.created(createdBeforeAnalytics());
        AgentSettings asked = before.asked(Map.of(Permissions.MODULE_ANALYTICS.path(), true), null)
                .after();

        List<AgentSettingsEvent> events = before.changesTo(asked, ANNA);

        assertThat(events).containsExactly(new AgentPermissionGranted(ANNA, "modules.analytics"));
        assertThat(before.after(events.get(0)).is(Permissions.MODULE_ANALYTICS)).isTrue();
    }

    @Test
    void anotherTypologyDoesNotBringIt() {
        AgentSettings settings = AgentSettings.created(createdBeforeAnalytics());

        assertThat(settings.movedTo(Typology.PHONEBAR).is(Permissions.MODULE_ANALYTICS))
                .isFalse();
        assertThat(settings.movedTo(Typology.PHONEBAR).is(Permissions.MODULE_CHAT))
                .isTrue();
    }
}
