package io.switchlog.telephony.asterisk.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.telephony.asterisk.local.Scenarios.Cast;
import io.switchlog.telephony.asterisk.local.Scenarios.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Plays all scenarios at a real Asterisk and writes down what the manager interface said and what queue_log has: with
 * {@code -Drecordings=write}, or the beginning of a scenario's name instead of {@code write}.
 */
@Tag("asterisk")
class RecordingIT {
    private static final Path DIRECTORY = Path.of("src/test/resources/recordings");

    @Test
    @EnabledIfSystemProperty(
            named = "recordings",
            matches = ".+",
            disabledReason = "writes the recordings that other tests replay, with -Drecordings=write only")
    void allScenariosAreRecorded() throws Exception {
        String which = System.getProperty("recordings", "write");
        List<String> failed = new ArrayList<>();
        try (AsteriskLab lab = AsteriskLab.open(Stage.OPTIONS)) {
            Cast cast = new Cast(lab.agent("1001"), lab.agent("1002"), lab.agent("1003"));
            for (Map.Entry<String, Scenario> scenario : Scenarios.all().entrySet()) {
                if (which.equals("write") || scenario.getKey().startsWith(which)) {
                    try {
                        record(lab, cast, scenario.getKey(), scenario.getValue());
                    } catch (Exception | AssertionError e) {
                        failed.add(scenario.getKey() + ": " + e);
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    private static void record(AsteriskLab lab, Cast cast, String name, Scenario scenario) throws Exception {
        try (Stage stage = new Stage(lab)) {
            try {
                scenario.play(stage, cast);
                stage.ends();
            } catch (Exception | AssertionError e) {
                lab.asterisk().rx("channel request hangup all");
                throw e;
            }
            Path directory = Files.createDirectories(DIRECTORY.resolve(name));
            Files.writeString(directory.resolve("ami.txt"), stage.heard());
            Files.writeString(
                    directory.resolve("queue_log.csv"), stage.queueLog().csv());
        }
    }
}
