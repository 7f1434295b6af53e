package io.switchlog.query.clientlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLogFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final ClientEntry ENTRY = new ClientEntry(NOW, LogLevel.ERROR, "sip", "x".repeat(100));

    @TempDir
    private Path directory = Path.of("");

    @Test
    @Tag("AG-148")
    void anAgentsFilesAreInADirectoryNamedForHim() throws IOException {
        ClientLogFiles files = new ClientLogFiles(directory, 1_000, 3);

        files.append("anna.k_1", List.of(ENTRY, ENTRY), NOW);

        assertThat(directory.resolve("agent-anna.k_1").resolve("omni-desktop.log"))
                .content()
                .hasLineCount(2);
        assertThat(files.list("anna.k_1")).extracting(ClientLogFiles.Info::name).containsExactly("omni-desktop.log");
        assertThat(files.list("bert")).isEmpty();
    }

    @Test
    void onlyTheLastFilesStay() throws IOException {
        ClientLogFiles files = new ClientLogFiles(directory, 400, 3);
        for (int i = 0; i < 20; i++) {
            files.append("anna", List.of(ENTRY), NOW.plusSeconds(i));
        }

        assertThat(files.list("anna"))
                .extracting(ClientLogFiles.Info::name)
                .containsExactly("omni-desktop.log", "omni-desktop.log.1", "omni-desktop.log.2");
        assertThat(files.list("anna"))
                .allSatisfy(info -> assertThat(info.bytes()).isBetween(1L, 400L));
        assertThat(files.find("anna", "omni-desktop.log"))
                .hasValueSatisfying(file -> assertThat(file).content().contains("2026-03-02T08:00:19Z"));
        assertThat(Files.list(directory.resolve("agent-anna"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../anna", "a/b", "", "a\u0000b", "a b", "ann\u00e4"})
    void nobodyLeavesTheDirectoryByAUserName(String username) {
        ClientLogFiles files = new ClientLogFiles(directory, 400, 3);

        assertThatThrownBy(() -> files.append(username, List.of(ENTRY), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret", "omni-desktop.log.99", "omni-desktop.log/../x", "", "."})
    void nobodyLeavesItByAFileName(String name) {
        ClientLogFiles files = new ClientLogFiles(directory, 400, 3);
        files.append("anna", List.of(ENTRY), NOW);

        assertThat(files.find("anna", name)).isEmpty();
    }
}
