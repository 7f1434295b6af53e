package io.switchlog.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Measures what must be fast. Each figure stands beside its limit, taken in the same run on the same machine: ratios can
 * be compared between machines, figures cannot.
 */
public final class Benchmarks {
    private static final Set<String> ALL = Set.of("commands");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Set<String> chosen = arguments.length == 0 ? ALL : Set.copyOf(List.of(arguments));
        if (!ALL.containsAll(chosen)) {
            System.out.println("usage: bench [" + String.join(" | ", ALL) + "] ...");
            System.exit(2);
        }
        Report report = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Path directory = Files.createTempDirectory("switchlog-bench");
        try (Centre centre = new Centre(directory)) {
            if (chosen.contains("commands")) {
                CommandRate.run(centre, report);
            }
        } finally {
            delete(directory);
        }
        System.exit(0);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file :
                    files.sorted((left, right) -> right.compareTo(left)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
