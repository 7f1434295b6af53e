package io.switchlog.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code initdb} and {@code pg_ctl}, for root too, which PostgreSQL refuses to serve. */
final class Programs {
    private final Path home;
    private final List<String> prefix;

    Programs(Path home) {
        this.home = home;
        this.prefix = isRoot() ? asNobody() : List.of();
    }

    record Outcome(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    Outcome run(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            return run(command);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Cannot run " + program + " (" + e + "): if " + home + " is damaged, delete it to have it unpacked"
                            + " again; if its disk is mounted noexec, choose another data directory",
                    e);
        }
    }

    private static Outcome run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Settings meant for other PostgreSQL programs of this user, and a language that we could not read.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        return new Outcome(statusOf(process), output);
    }

    /** Not interruptible: every program called here ends by itself, and half a start would be left unwatched. */
    private static int statusOf(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot read /proc/self (" + e + "): is /proc mounted?", e);
        }
    }

    /** In a user namespace of its own root is nobody, and the files of root are nobody's: both suit PostgreSQL. */
    private static List<String> asNobody() {
        List<String> unshare = List.of("unshare", "--user");
        String trouble;
        try {
            List<String> probe = new ArrayList<>(unshare);
            probe.add("true");
            Outcome outcome = run(probe);
            if (outcome.succeeded()) {
                return unshare;
            }
            trouble = outcome.output();
        } catch (IOException e) {
            trouble = e.toString();
        }
        throw new EmbeddedServerException(
                "PostgreSQL refuses to run as root, and a user namespace is not to be had here (" + trouble
                        + "): start as an ordinary user, or use a PostgreSQL of your own (--db)");
    }
}
