package io.switchlog.telephony.asterisk.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Telephones that talk SIP to a {@link LocalAsterisk}; each is a process of its own. */
public final class Sipp implements AutoCloseable {
    private static final long GIVES_UP_AFTER_SECONDS = 120;

    private final LocalAsterisk asterisk;
    private final Path directory;
    private final List<Phone> phones = new ArrayList<>();

    public Sipp(LocalAsterisk asterisk) throws IOException {
        this.asterisk = asterisk;
        this.directory = Files.createDirectories(asterisk.directory().resolve("sipp"));
    }

    /** One that runs. */
    public final class Phone {
        private final Process process;
        private final Path log;
        private final int port;

        private Phone(Process process, Path log, int port) {
            this.process = process;
            this.log = log;
            this.port = port;
        }

        /** Of 127.0.0.1. */
        public int port() {
            return port;
        }

        /** Waits until it did all it was to do. */
        public void awaitEnd(Duration atMost) throws IOException, InterruptedException {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("the telephone at port " + port + " still waits for something:\n" + errors());
            }
            if (process.exitValue() != 0) {
                throw new IOException("the telephone at port " + port + " met what it did not expect:\n" + errors());
            }
        }

        /** Unplugs it. */
        public void stop() {
            process.destroyForcibly().onExit().join();
        }

        private String errors() throws IOException {
            StringBuilder errors = new StringBuilder();
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(one -> one.getFileName()
                                .toString()
                                .startsWith(log.getFileName().toString()))
                        .toList()) {
                    errors.append(Files.readString(file));
                }
            }
            return errors.toString();
        }
    }

    /** Lets one call a number. */
    public Phone call(String number, SippScenario scenario) throws IOException {
        return start(scenario, FreePorts.any(), "-s", number);
    }

    /** Lets one wait for calls at a port. */
    public Phone await(int port, SippScenario scenario) throws IOException {
        return start(scenario, port);
    }

    /**
     * Registers a telephone and returns when that is done; it is to wait for calls at the same port afterwards, as an
     * Asterisk that is told of NAT calls back where the registration came from.
     */
    public void register(String user, String password, int port) throws IOException, InterruptedException {
        start(SippScenario.registration(user, password, port, Duration.ofMinutes(5)), port)
                .awaitEnd(Duration.ofSeconds(20));
    }

    private Phone start(SippScenario scenario, int port, String... more) throws IOException {
        Path log = directory.resolve("phone-" + phones.size());
        Path file = directory.resolve(log.getFileName() + ".xml");
        Files.writeString(file, scenario.xml());
        List<String> command = new ArrayList<>(List.of(
                asterisk.installation().sipp().toString(),
                "127.0.0.1:" + asterisk.sipPort(),
                "-sf",
                file.toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                GIVES_UP_AFTER_SECONDS + "s",
                "-timeout_error",
                "-trace_err",
                "-error_file",
                log + ".errors"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TERM", "dumb");
        Process process = builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log.getFileName() + ".screen").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        Phone phone = new Phone(process, log, port);
        phones.add(phone);
        return phone;
    }

    @Override
    public void close() {
        phones.forEach(Phone::stop);
    }
}
