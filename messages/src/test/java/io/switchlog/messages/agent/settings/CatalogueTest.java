package io.switchlog.messages.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.agent.Typology;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CatalogueTest {

    @Test
    void everythingThatTheProductSaysCanBeSetIsThere() {
        Set<String> settable = Stream.of(
                        Stream.of(15, 16, 17, 22, 35, 37, 39, 41, 42, 44, 45, 46)
                                .map(i -> i),
                        IntStream.rangeClosed(48, 66).boxed(),
                        IntStream.rangeClosed(69, 103)
                                .filter(i -> i != 90 && i != 91)
                                .boxed(),
                        IntStream.rangeClosed(129, 142).boxed(),
                        Stream.of(144, 145))
                .flatMap(ids -> ids)
                .map(id -> "AG-" + id)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> described = Catalogue.SETTINGS.stream()
                .flatMap(setting -> setting.features().stream())
                .filter(id -> id.startsWith("AG-"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(settable);
    }

    @Test
    void everySettingSaysWhatItIsInOneSentence() {
        assertThat(Catalogue.SETTINGS).allSatisfy(setting -> {
            assertThat(setting.description()).endsWith(".").matches("[A-Z].*");
            assertThat(setting.typologies())
                    .isNotEmpty()
                    .isSubsetOf(setting.section().typologies());
            assertThat(setting.path()).matches("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*){0,2}");
        });
    }

    @Test
    void everyBeginningIsAllowed() {
        for (Setting<?> setting : Catalogue.SETTINGS) {
            for (Typology typology : setting.typologies()) {
                Object initial = setting.in(typology).initial();
                assertThat(setting.in(typology).type().read(initial).orElseThrow())
                        .as(setting + " of " + typology)
                        .isEqualTo(initial);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WEBRTC   | loginInPause                     | false        | AG-35
            WEBRTC   | voicemail                        | false        | AG-15
            MOBILE   | toastPosition                    | top-right    | AG-44
            EXTERNAL | security.disabled                | false        | AG-37
            WEBRTC   | voice.transports                 | [wss]        | AG-52
            PHONEBAR | voice.transports                 | [udp, tcp]   | AG-48
            MOBILE   | voice.transports                 | [tcp]        | AG-50
            PHONEBAR | voice.host                       | dynamic      | AG-53
            PHONEBAR | voice.context                    | from-sip     | AG-59
            EXTERNAL | voice.recordCalls                | inactive     | AG-64
            MOBILE   | voice.encryption                 | no           | AG-65
            WEBRTC   | webrtc.autoAnswerNotification    | false        | AG-71
            PHONEBAR | phonebar.doNotDisturbDuringPause | true         | AG-83
            PHONEBAR | phonebar.remoteControlPort       | 9888         | AG-93
            PHONEBAR | phonebar.sipExpiresSeconds       | 3600         | AG-94
            PHONEBAR | phonebar.sipSourcePort           | 5160         | AG-97
            PHONEBAR | phonebar.sipDestinationPort      | 5060         | AG-98
            EXTERNAL | external.hotDesk                 | false        | AG-46
            WEBRTC   | permissions.modules.voice        | true         | AG-138
            WEBRTC   | clientLogs.enabled               | false        | AG-142
            """)
    @Tag("AG-93")
    @Tag("AG-94")
    @Tag("AG-97")
    @Tag("AG-59")
    void newAgentsHaveWhatTheProductSays(Typology typology, String path, String initial, String feature) {
        Setting<?> setting = Catalogue.find(path).orElseThrow();

        assertThat(AgentSettings.initial(typology).get(setting)).hasToString(initial);
        assertThat(setting.features()).contains(feature);
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = Mode.EXCLUDE)
    @Tag("AG-138")
    void allModulesAreOnForANewAgent(Typology typology) {
        AgentSettings settings = AgentSettings.initial(typology);

        assertThat(Permissions.MODULES)
                .allSatisfy(module -> assertThat(settings.is(module)).isTrue());
    }

    @Test
    @Tag("AG-28")
    void eachTypologyHasItsOwnSection() {
        assertThat(own(Typology.WEBRTC)).containsExactly("webrtc");
        assertThat(own(Typology.PHONEBAR)).containsExactly("phonebar");
        assertThat(own(Typology.MOBILE)).containsExactly("mobile");
        assertThat(own(Typology.EXTERNAL)).containsExactly("external");
    }

    private static List<String> own(Typology typology) {
        return Catalogue.of(typology).stream()
                .map(Setting::section)
                .distinct()
                .filter(section -> section.typologies().size() == 1)
                .map(Section::code)
                .toList();
    }
}
