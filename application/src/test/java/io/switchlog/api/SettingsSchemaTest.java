package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What can be set, as the running application says it. */
class SettingsSchemaTest {
    private static final List<String> TYPOLOGIES = List.of("WEBRTC", "PHONEBAR", "EXTERNAL", "MOBILE");

    private final ContactCentre centre = ContactCentre.shared();

    private JsonNode schema(String typology) {
        return centre.read("/agents/settings-schema?typology=" + typology).json();
    }

    private @Nullable JsonNode field(String typology, String path) {
        return fields(typology)
                .filter(field -> field.get("path").asString().equals(path))
                .findFirst()
                .orElse(null);
    }

    private Stream<JsonNode> fields(String typology) {
        List<JsonNode> fields = new ArrayList<>();
        schema(typology)
                .get("sections")
                .forEach(section -> section.get("settings").forEach(fields::add));
        return fields.stream();
    }

    /** What the matrix says of a typology: -, or yes with what is allowed and what a new agent has. */
    private String cell(String typology, String path) {
        JsonNode field = field(typology, path);
        if (field == null) {
            return "-";
        }
        List<String> allowed = new ArrayList<>();
        if (field.hasNonNull("allowed")) {
            field.get("allowed").forEach(word -> allowed.add(word.asString()));
        }
        String initial = field.get("default").isBoolean()
                ? field.get("default").asBoolean() ? "on" : "off"
                : field.get("default").asString("");
        return allowed.isEmpty() ? initial : String.join("/", allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            external.hotDesk                   | -    | -           | off               | -
            loginInPause                       | off  | off         | off               | off
            security.disabled                  | off  | off         | off               | off
            security.maskSensitiveData         | off  | off         | off               | off
            security.activeDirectory           | off  | off         | off               | off
            security.mfaDisabled               | -    | off         | off               | -
            voice.transports                   | wss  | udp/tcp/tls | udp/tcp/ws/wss/tls | tls/tcp/udp
            webrtc.autoAnswerNotification      | off  | -           | -                 | -
            webrtc.ignoreBreakForPreview       | off  | -           | -                 | -
            webrtc.doNotDisturbDuringPause     | off  | -           | -                 | -
            phonebar.doNotDisturbDuringPause   | -    | on          | -                 | -
            phonebar.screenRecordingByAgent    | -    | off         | -                 | -
            phonebar.automaticScreenRecording  | -    | off         | -                 | -
            phonebar.jawsIntegration           | -    | off         | -                 | -
            phonebar.unansweredCallBadge       | -    | off         | -                 | -
            phonebar.remoteControl             | -    | off         | -                 | -
            phonebar.callForwarding            | -    | off         | -                 | -
            permissions.messenger              | on   | on          | on                | on
            clientLogs.enabled                 | off  | off         | off               | off
            advancedSearch                     | off  | off         | off               | off
            autoAnswer.whatsapp.enabled        | off  | off         | off               | off
            """)
    @Tag("AG-28")
    void theMatrixOfTypologiesIsWhatTheProductSays(
            String path, String webrtc, String phonebar, String external, String mobile) {
        assertThat(TYPOLOGIES.stream().map(typology -> cell(typology, path)))
                .containsExactly(webrtc, phonebar, external, mobile);
    }

    @Test
    @Tag("AG-28")
    void eachTypologyHasItsOwnSections() {
        for (String typology : TYPOLOGIES) {
            List<String> sections = new ArrayList<>();
            schema(typology)
                    .get("sections")
                    .forEach(section -> sections.add(section.get("name").asString()));
            assertThat(sections)
                    .startsWith("profile", "account", "security", "voice")
                    .endsWith("otherChannels", "permissions", "clientLogs")
                    .hasSize(8)
                    .contains(typology.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    @Tag("AG-57")
    void codecsThatAClientCannotDecodeAreNotOffered() {
        assertThat(cell("WEBRTC", "voice.codecs")).isEqualTo("ulaw/alaw/gsm/g722/opus");
        assertThat(cell("PHONEBAR", "voice.codecs")).isEqualTo("ulaw/alaw/gsm/g722/opus");
        assertThat(cell("EXTERNAL", "voice.codecs")).isEqualTo("ulaw/alaw/gsm/g722/g729/opus");
        assertThat(cell("MOBILE", "voice.codecs")).isEqualTo("ulaw/alaw/gsm/g722/g729/opus");
    }

    @Test
    void rulesAreSaidInWords() {
        assertThat(schema("PHONEBAR").get("rules").toString()).contains("AG-86", "AG-100", "must be 5061");
        assertThat(schema("WEBRTC").get("rules").toString()).contains("AG-71").doesNotContain("AG-100");
        centre.admin()
                .get("/api/agents/settings-schema?typology=OTHER")
                .expectProblem(422, "INVALID")
                .expectField("typology");
    }
}
