package io.switchlog.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCatalogue.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The golden payloads: for each event and version, what the log holds of it for ever. Files are added, never edited; the
 * manifest of checksums makes an edit fail the build.
 */
final class GoldenFiles {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final Path MANIFEST = DIRECTORY.resolve("CHECKSUMS");
    private static final JsonMapper JSON = new JsonMapper();

    private GoldenFiles() {}

    static Path fileOf(EventType type) {
        return DIRECTORY.resolve(type + ".json");
    }

    static TreeSet<String> names() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            TreeSet<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(names::add);
            return names;
        }
    }

    static Map<String, String> manifest() throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        if (Files.exists(MANIFEST)) {
            for (String line : Files.readAllLines(MANIFEST, UTF_8)) {
                checksums.put(line.substring(66), line.substring(0, 64));
            }
        }
        return checksums;
    }

    static String checksum(String name) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(DIRECTORY.resolve(name))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode read(String name) throws IOException {
        return JSON.readTree(Files.readAllBytes(DIRECTORY.resolve(name)));
    }

    /** Writes a file for each event that has none; leaves those that are there alone. */
    static void writeMissing() throws IOException {
        for (Object event : EventSamples.all()) {
            Path file = fileOf(EventCatalogue.typeOf(event.getClass()));
            if (Files.notExists(file)) {
                JsonNode tree = JSON.readTree(EventCodec.encode(event));
                Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n", UTF_8);
            }
        }
        Map<String, String> checksums = manifest();
        for (String name : names()) {
            checksums.putIfAbsent(name, checksum(name));
        }
        StringBuilder lines = new StringBuilder();
        checksums.forEach((name, checksum) ->
                lines.append(checksum).append("  ").append(name).append('\n'));
        Files.writeString(MANIFEST, lines, UTF_8);
    }
}
