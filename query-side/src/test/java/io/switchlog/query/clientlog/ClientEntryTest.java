package io.switchlog.query.clientlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientEntryTest {
    private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-02T08:00:01Z");

    private static String line(String scope, String message) {
        return new ClientEntry(SENT, LogLevel.INFO, scope, message).line(RECEIVED);
    }

    @Test
    void anEntryIsALine() {
        assertThat(line("sip", "registered"))
                .isEqualTo("2026-03-02T08:00:01Z 2026-03-02T08:00:00Z INFO [sip] registered\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\r\nb", "a\u2028b", "a\u0085b", "a\u001b[2Jb", "a\u202eb", "a\u0000b", "a\ud800b"})
    void nobodyForgesALineOrATerminal(String message) {
        assertThat(line("sip", message).strip()).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202e\\ud800]");
        assertThat(line("sip", message)).endsWith("b\n").containsOnlyOnce("\n");
        assertThat(line(message, "x").lines()).hasSize(1);
    }

    @Test
    void twoMessagesNeverGiveOneLine() {
        assertThat(line("s", "a\nb")).isNotEqualTo(line("s", "a\\nb"));
    }

    @ParameterizedTest
    @Tag("AG-146")
    @CsvSource({"ERROR, ERROR", "WARNING, ERROR WARNING", "INFO, ERROR WARNING INFO", "DEBUG, ERROR WARNING INFO DEBUG"
    })
    void aLevelIncludesThoseBeforeIt(LogLevel level, String included) {
        for (LogLevel other : LogLevel.values()) {
            assertThat(level.includes(other))
                    .as(other.name())
                    .isEqualTo((" " + included + " ").contains(" " + other + " "));
        }
    }

    @Test
    @Tag("AG-145")
    void thereAreFourLevels() {
        assertThat(LogLevel.values()).hasSize(4);
        assertThat(LogLevel.of("warn")).contains(LogLevel.WARNING);
        assertThat(LogLevel.of("TRACE")).isEmpty();
    }
}
