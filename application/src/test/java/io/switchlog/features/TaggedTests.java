package io.switchlog.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of all modules by their tags, read from the sources: no class path holds them all. */
final class TaggedTests {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(AG-\\d+)\"\\)");
    private static final Pattern TEST = Pattern.compile("\\b(?:class|void) (\\w+)");

    private final Map<String, Set<String>> byTag = new TreeMap<>();

    /** Those below a directory of modules. */
    static TaggedTests below(Path modules) {
        TaggedTests tests = new TaggedTests();
        try (Stream<Path> files = Files.find(modules, 20, (file, attributes) -> isTestSource(modules, file))) {
            for (Path file : files.sorted().toList()) {
                tests.read(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return tests;
    }

    private static boolean isTestSource(Path modules, Path file) {
        Path path = modules.relativize(file);
        return path.getNameCount() > 4
                && path.subpath(1, 4).equals(Path.of("src", "test", "java"))
                && file.toString().endsWith(".java");
    }

    private void read(Path file) throws IOException {
        String simpleName = file.getFileName().toString().replace(".java", "");
        List<String> pending = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher tags = TAG.matcher(line);
            while (tags.find()) {
                pending.add(tags.group(1));
            }
            Matcher test = TEST.matcher(line);
            if (!pending.isEmpty() && !line.trim().startsWith("@") && test.find()) {
                String name = line.contains("class ") ? test.group(1) : simpleName + "." + test.group(1);
                pending.forEach(tag ->
                        byTag.computeIfAbsent(tag, none -> new TreeSet<>()).add(name));
                pending.clear();
            }
        }
    }

    Set<String> tags() {
        return byTag.keySet();
    }

    /** The tests with this tag, as {@code Class.method} or {@code Class}. */
    Set<String> with(String tag) {
        return byTag.getOrDefault(tag, Set.of());
    }
}
