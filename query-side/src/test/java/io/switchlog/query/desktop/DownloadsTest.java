package io.switchlog.query.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.query.desktop.Downloads.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("AG-134")
@Tag("AG-135")
@Tag("AG-136")
class DownloadsTest {
    private static final AgentSettings NEW = AgentSettings.initial(Typology.WEBRTC);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindHasASwitchOfItsOwn(Kind kind) {
        assertThat(kind.isPermitted(NEW)).isTrue();

        AgentSettings without =
                NEW.with(Map.of("permissions.downloads." + kind.name().toLowerCase(Locale.ROOT), false));

        assertThat(EnumSet.allOf(Kind.class).stream().filter(other -> !other.isPermitted(without)))
                .containsExactly(kind);
    }

    @Test
    void whoIsUnknownDownloadsNothing() {
        assertThat(Kind.values()).noneMatch(kind -> kind.isPermitted(AgentSettings.NONE));
    }
}
