package io.switchlog.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item of the product.
 *
 * @param id stable, such as {@code AG-35}
 * @param group what it belongs to
 * @param text what users get
 */
record Feature(String id, String group, String text) {
    private static final Path FEATURES = Path.of("src", "test", "resources", "features", "features.tsv");
    private static final Path REASONS = Path.of("src", "test", "resources", "features", "without-test.tsv");

    static List<Feature> all() {
        return lines(FEATURES).stream()
                .map(fields -> new Feature(fields[0], fields[1], fields[2]))
                .toList();
    }

    /** Why no test shows some of them, by id. */
    static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        lines(REASONS).forEach(fields -> reasons.put(fields[0], fields[1]));
        return reasons;
    }

    private static List<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
