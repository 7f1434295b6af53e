package io.switchlog.telephony.asterisk.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.telephony.asterisk.local.ConfigurationTemplates;
import io.switchlog.telephony.asterisk.local.RealtimeDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/asterisk.md tells administrators to write what the tests' Asterisk runs with, and no other thing. */
class AsteriskPageTest {
    private static final Path PAGE = Path.of("../docs/asterisk.md");
    /** A block of configuration, and the name of its file in the line before it. */
    private static final Pattern BLOCK =
            Pattern.compile("`([a-z_]+\\.(?:conf|ini))`[^\\n]*:\\n\\n```ini\\n(.*?)```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    @Test
    void everyLineOfConfigurationIsInTheTemplates() throws IOException {
        List<String> strange = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page());
        int found = 0;
        while (blocks.find()) {
            found++;
            List<Pattern> template = ConfigurationTemplates.text("etc/" + blocks.group(1))
                    .lines()
                    .map(AsteriskPageTest::pattern)
                    .toList();
            for (String line : blocks.group(2).split("\n", -1)) {
                if (!line.isEmpty()
                        && template.stream()
                                .noneMatch(known -> known.matcher(line).matches())) {
                    strange.add(blocks.group(1) + ": " + line);
                }
            }
        }
        assertThat(strange).isEmpty();
        assertThat(found).isGreaterThanOrEqualTo(9);
        assertThat(page().split("```ini", -1)).hasSize(found + 1);
    }

    /** A template's line; where it leaves something open the page has something of its own. */
    private static Pattern pattern(String line) {
        return Pattern.compile(Stream.of(line.replaceFirst("^@REALTIME@", "").split("@[A-Z_]+@", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".+")));
    }

    @Test
    void theTableOfSettingsIsWhatTheCodeDoes() throws IOException {
        assertThat(page()).contains(MappingTable.markdown());
    }

    @Test
    void theTablesAreWhatTheTestsUse() throws IOException {
        assertThat(RealtimeDatabase.schema())
                .contains("create table ps_endpoints")
                .contains("create table queue_log");
        assertThat(page()).contains("telephony-bridge/asterisk/realtime.sql");
    }
}
