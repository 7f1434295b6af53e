package io.switchlog.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCatalogue.EventType;
import io.switchlog.messages.EventSamples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The golden payloads: for each event and version, what the log holds of it for ever. An event that got optional fields
 * later has a file without them, as it was first written, and one with them. Files are added, never edited; the
 * manifest of checksums makes an edit fail the build.
 */
final class GoldenFiles {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final Path MANIFEST = DIRECTORY.resolve("CHECKSUMS");
    private static final Pattern NAME = Pattern.compile("(.+)\\.v([0-9]+)(\\.[a-z-]+)?\\.json");
    private static final JsonMapper JSON = new JsonMapper();

    private GoldenFiles() {}

    /** The event that a file is about: the part of its name up to the version. */
    static EventType typeOf(String file) {
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalArgumentException(file);
        }
        return new EventType(name.group(1), Integer.parseInt(name.group(2)));
    }

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(DIRECTORY.resolve(name));
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
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(name)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode read(String name) throws IOException {
        return JSON.readTree(bytes(name));
    }

    /** Writes a file for each sample that has none; leaves those that are there alone. */
    static void writeMissing() throws IOException {
        for (Sample sample : EventSamples.all()) {
            Path file = DIRECTORY.resolve(sample.file());
            if (Files.notExists(file)) {
                JsonNode tree = JSON.readTree(EventCodec.encode(sample.event()));
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
