package io.switchlog.postgres;

import io.switchlog.postgres.EmbeddedServerException.Cause;
import io.switchlog.postgres.Programs.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's data ("database cluster") with its settings and log; only the owner of the lock may change it. */
final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String START_SECONDS = "600";
    private static final String FAST_STOP_SECONDS = "60";
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(5);
    private static final String UNFINISHED = "postgres.unfinished-";
    private static final long LOG_BYTES = 1_000_000;
    private static final int LOG_LINES_SHOWN = 12;

    /** On the command line nothing can override them; a single transaction may still relax synchronous_commit. */
    private static final String DURABLE = " -c fsync=on -c full_page_writes=on -c synchronous_commit=on";

    private static final String SETTINGS = """
            # Written by Switchlog at every start; your own settings: ALTER SYSTEM.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = 256MB
            timezone = 'UTC'
            # A killed application must not keep its locks until its last statement is done.
            client_connection_check_interval = 2s
            log_timezone = 'UTC'
            lc_messages = 'C'
            log_checkpoints = off
            # An ERROR goes to the client, who meets many by design (two writers of one stream); a statement may carry
            # personal data.
            log_min_messages = log
            log_min_error_statement = panic
            """;

    private final Path home;
    private final Path directory;
    private final Path binaries;
    private final Path logFile;

    Cluster(Path home) {
        this.home = home;
        this.directory = home.resolve("postgres");
        this.binaries = home.resolve("postgres-bin");
        this.logFile = home.resolve("postgres.log");
    }

    @Nullable
    Postmaster running() {
        return Postmaster.of(directory);
    }

    /**
     * Created aside and moved into place, so that a failure half-way leaves no half-made cluster; each time in another
     * place, because the initdb of a killed application may still be writing to the last one.
     */
    void createIfAbsent() {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            return;
        }
        log.info("Creating the PostgreSQL data in {}; this takes a few seconds, once", directory);
        Programs programs = programs();
        try {
            Path unfinished = Files.createTempDirectory(home, UNFINISHED);
            Outcome outcome = programs.run(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=postgres",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            if (!outcome.succeeded()) {
                throw new EmbeddedServerException("Cannot create the PostgreSQL data in " + directory
                        + ": is the disk full or the directory not writable?\n" + outcome.output());
            }
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel parent = FileChannel.open(home, StandardOpenOption.READ)) {
                parent.force(true);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Cannot create the PostgreSQL data in " + directory + " (" + e
                            + "): move away what is there, or choose another data directory",
                    e);
        }
    }

    /** One attempt; whether another may help is said by the cause of the exception. */
    Postmaster start(int port) {
        clearTheWay();
        Path inUse = Binaries.unpackedIn(binaries);
        Leftovers.delete(binaries, other -> !other.equals(inUse));
        Leftovers.delete(home, other -> home.relativize(other).toString().startsWith(UNFINISHED));
        long logged = prepareFiles();
        Outcome outcome = programs()
                .run(
                        "pg_ctl",
                        "start",
                        "--pgdata=" + directory,
                        "--log=" + logFile,
                        "--wait",
                        "--timeout=" + START_SECONDS,
                        "--options=-p " + port + DURABLE);
        Postmaster started = running();
        if (outcome.succeeded() && started != null) {
            return started;
        }
        String trouble = outcome.output() + "\n" + logSince(logged);
        if (trouble.contains("could not create any TCP/IP sockets")) {
            throw new EmbeddedServerException(
                    Cause.PORT_TAKEN,
                    "PostgreSQL cannot listen on port " + port + ": end the program that does, or choose another port");
        }
        if (trouble.contains("pre-existing shared memory block")
                || trouble.contains("postmaster.pid\" already exists")) {
            throw inUse("a PostgreSQL of an earlier run");
        }
        throw new EmbeddedServerException("PostgreSQL does not start on " + directory + "; it says:\n" + trouble);
    }

    /**
     * The children of a killed postmaster end by themselves, except one amid a long statement: it is asked to. Until
     * all are gone the cluster cannot be served again.
     */
    private void clearTheWay() {
        List<ProcessHandle> orphans = Postmaster.processesIn(directory);
        orphans.forEach(ProcessHandle::destroy);
        if (!orphans.isEmpty()) {
            throw inUse(orphans.stream()
                    .map(process -> Long.toString(process.pid()))
                    .collect(Collectors.joining(", ", "process ", "")));
        }
        if (Postmaster.forgetReusedPid(directory)) {
            log.debug("Deleted a postmaster.pid in {} whose number is not that of a PostgreSQL", directory);
        }
    }

    private EmbeddedServerException inUse(String user) {
        return new EmbeddedServerException(
                Cause.DIRECTORY_IN_USE, directory + " is still in use by " + user + ": wait for its end, or end it");
    }

    /** Returns the size of the log, behind which this start will write. */
    private long prepareFiles() {
        try {
            Files.writeString(directory.resolve("postgresql.conf"), SETTINGS);
            if (Files.exists(logFile) && Files.size(logFile) > LOG_BYTES) {
                Files.move(logFile, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.exists(logFile) ? Files.size(logFile) : 0;
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot write to " + home + " (" + e + "): is the disk full?", e);
        }
    }

    private String logSince(long position) {
        try {
            byte[] bytes = Files.exists(logFile) ? Files.readAllBytes(logFile) : new byte[0];
            int from = (int) Math.min(position, bytes.length);
            List<String> lines = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(its log " + logFile + " cannot be read: " + e + ")";
        }
    }

    void stop() {
        if (running() == null) {
            return;
        }
        Outcome outcome = stop("fast", FAST_STOP_SECONDS);
        if (!outcome.succeeded() && running() != null) {
            log.warn("PostgreSQL did not stop within {} s; it will recover at its next start", FAST_STOP_SECONDS);
            outcome = stop("immediate", FAST_STOP_SECONDS);
        }
        // The pid file is gone a moment before the process is.
        Deadline deadline = Deadline.in(EXIT_PATIENCE);
        while (!Postmaster.processesIn(directory).isEmpty()) {
            if (deadline.passed()) {
                throw new EmbeddedServerException("PostgreSQL on " + directory + " does not stop: " + outcome.output());
            }
            deadline.pause();
        }
        log.info("PostgreSQL stopped, data in {}", home);
    }

    private Outcome stop(String mode, String seconds) {
        return programs()
                .run("pg_ctl", "stop", "--pgdata=" + directory, "--mode=" + mode, "--wait", "--timeout=" + seconds);
    }

    private Programs programs() {
        return new Programs(Binaries.unpackedIn(binaries));
    }
}
