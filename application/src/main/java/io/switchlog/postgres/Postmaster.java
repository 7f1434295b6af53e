package io.switchlog.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The main process of a running PostgreSQL, as its {@code postmaster.pid} and {@code /proc} agree to describe it. */
record Postmaster(long pid, int port, boolean ready) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The postmaster that serves this cluster now; a left-over file whose number is dead or reused names nobody. */
    static @Nullable Postmaster of(Path cluster) {
        List<String> lines = pidFile(cluster);
        if (lines.size() <= PORT_LINE) {
            return null;
        }
        long pid = number(lines.get(PID_LINE));
        if (!worksIn(cluster, pid)) {
            return null;
        }
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return new Postmaster(pid, (int) number(lines.get(PORT_LINE)), ready);
    }

    /**
     * Forgets a postmaster that no longer serves the cluster. PostgreSQL does this itself unless its number has gone to
     * another process; the caller has made sure that no PostgreSQL process is at work in the cluster.
     */
    static boolean forgetReusedPid(Path cluster) {
        List<String> lines = pidFile(cluster);
        if (lines.isEmpty() || !Files.exists(process(number(lines.get(PID_LINE))))) {
            return false;
        }
        try {
            return Files.deleteIfExists(file(cluster));
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot delete the stale " + file(cluster) + " (" + e + ")", e);
        }
    }

    /** Every PostgreSQL process at work in this cluster, with or without a postmaster. */
    static List<ProcessHandle> processesIn(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(cluster, process.pid()))
                .toList();
    }

    /** PostgreSQL makes its data directory the working directory of all its processes; a zombie has none. */
    private static boolean worksIn(Path cluster, long pid) {
        try {
            Path program = Files.readSymbolicLink(process(pid).resolve("exe"));
            return program.getFileName().toString().startsWith("postgres")
                    && Files.readSymbolicLink(process(pid).resolve("cwd")).equals(cluster);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> pidFile(Path cluster) {
        try {
            return Files.readAllLines(file(cluster), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot read " + file(cluster) + " (" + e + ")", e);
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static Path process(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }

    private static long number(String line) {
        try {
            return Long.parseLong(line.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
