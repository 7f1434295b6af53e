package io.switchlog.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures what must be fast. Each figure stands beside its limit, taken in the same run on the same machine: ratios can
 * be compared between machines, figures cannot.
 */
public final class Benchmarks {
    private static final List<String> ALL =
            List.of("commands", "lifecycles", "lag", "routing", "replay", "start", "staff", "bridge");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Report report = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Path directory = Files.createTempDirectory("switchlog-bench");
        boolean understood;
        try {
            understood = run(List.of(arguments), directory, report);
        } finally {
            delete(directory);
        }
        if (!understood) {
            System.out.println("usage: bench [" + String.join(" | ", ALL) + "] ...");
            System.out.println("       " + Reading.USAGE);
        }
        System.exit(understood ? 0 : 2);
    }

    private static boolean run(List<String> arguments, Path directory, Report report) throws Exception {
        if (!arguments.isEmpty() && arguments.get(0).equals("reading")) {
            return Reading.run(arguments.subList(1, arguments.size()), directory, report);
        }
        Set<String> chosen = new LinkedHashSet<>(arguments.isEmpty() ? ALL : arguments);
        if (!ALL.containsAll(chosen)) {
            return false;
        }
        measure(chosen, directory, report);
        return true;
    }

    private static void measure(Set<String> chosen, Path directory, Report report) throws Exception {
        if (chosen.stream().anyMatch(List.of("commands", "lifecycles", "lag")::contains)) {
            onOneCentre(chosen, directory, report);
        }
        if (chosen.contains("routing")) {
            try (Centre centre = new Centre(directory.resolve("routing"))) {
                Routing.run(centre, report);
            }
        }
        if (chosen.contains("replay")) {
            try (Centre centre = new Centre(directory.resolve("replay"))) {
                Replay.run(centre, report);
            }
        }
        if (chosen.contains("start")) {
            StartUp.run(directory, report);
        }
        if (chosen.contains("staff")) {
            StaffLists.run(directory.resolve("staff"), report);
        }
        if (chosen.contains("bridge")) {
            Bridge.run(directory.resolve("bridge"), report);
        }
    }

    private static void onOneCentre(Set<String> chosen, Path directory, Report report) throws Exception {
        try (Centre centre = new Centre(directory.resolve("centre"))) {
            if (chosen.contains("commands")) {
                CommandRate.run(centre, report);
            }
            if (chosen.contains("lifecycles") || chosen.contains("lag")) {
                centre.startProjections();
                centre.commandSide.routing().start();
                centre.awaitProjections();
            }
            if (chosen.contains("lifecycles")) {
                Lifecycles.run(centre, report);
            }
            if (chosen.contains("lag")) {
                ProjectionLag.run(centre, report);
            }
        }
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
