package io.switchlog.telephony.asterisk.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An Asterisk of one's own on 127.0.0.1, in a folder of its own that goes with it. It ends with this Java machine. */
public final class LocalAsterisk implements AutoCloseable {
    private static final long BOOTS_WITHIN = TimeUnit.SECONDS.toNanos(60);
    private static final long ANSWERS_WITHIN_SECONDS = 20;
    private static final long STOPS_WITHIN_SECONDS = 10;
    private static final long POLL_MILLIS = 30;
    private static final int SILENCE_BYTES = 80_000;
    private static final String GREETING = "Asterisk Call Manager/";

    private final AsteriskInstallation installation;
    private final Path directory;
    private final int amiPort;
    private final int sipPort;
    private final AmiLogin events;
    private final AmiLogin actions;
    private final Thread hook = new Thread(this::kill, "kill-asterisk");
    private @Nullable Process process;

    /** Who may log in at the manager interface. */
    public record AmiLogin(String user, String secret) {
        @Override
        public String toString() {
            return user;
        }
    }

    private LocalAsterisk(AsteriskInstallation installation, LocalAsteriskOptions options) throws IOException {
        this.installation = installation;
        this.directory = Files.createTempDirectory("ast");
        this.events = new AmiLogin("switchlog-events", secret());
        this.actions = new AmiLogin("switchlog-actions", secret());
        Map<String, String> values = new TreeMap<>(Map.of(
                "NAME", options.name(),
                "RUN", directory.toString(),
                "ROOT", installation.root().toString(),
                "LIBRARIES", installation.libraries().toString(),
                "AMI_PORT", Integer.toString(FreePorts.any()),
                "SIP_PORT", Integer.toString(FreePorts.any()),
                "TRUNK_PORT", Integer.toString(FreePorts.any()),
                "EVENTS_SECRET", events.secret(),
                "ACTIONS_SECRET", actions.secret()));
        int rtp = 20_000 + 2 * new SecureRandom().nextInt(5_000);
        values.put("RTP_START", Integer.toString(rtp));
        values.put("RTP_END", Integer.toString(rtp + 1_999));
        values.put("QUEUES", options.queues().stream().map(LocalQueue::section).collect(Collectors.joining("\n")));
        values.put(
                "ROUTES", options.routes().stream().map(LocalRoute::extension).collect(Collectors.joining()));
        values.putAll(database(options.realtime()));
        values.putAll(options.overrides());
        this.amiPort = Integer.parseInt(values.get("AMI_PORT"));
        this.sipPort = Integer.parseInt(values.get("SIP_PORT"));
        prepare(values);
    }

    /** Starts one with Asterisk from its usual place, and waits until it works. */
    public static LocalAsterisk start(LocalAsteriskOptions options)
            throws AsteriskUnavailable, IOException, InterruptedException {
        LocalAsterisk asterisk = new LocalAsterisk(AsteriskInstallation.ready(), options);
        Runtime.getRuntime().addShutdownHook(asterisk.hook);
        try {
            asterisk.start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            asterisk.close();
            throw e;
        }
        return asterisk;
    }

    private static Map<String, String> database(@Nullable RealtimeDatabase database) {
        if (database == null) {
            return Map.of(
                    "REALTIME", "; ",
                    "REALTIME_ENABLED", "no",
                    "DATABASE_HOST", "127.0.0.1",
                    "DATABASE_PORT", "0",
                    "DATABASE", "",
                    "DATABASE_USER", "",
                    "DATABASE_PASSWORD", "");
        }
        return Map.of(
                "REALTIME", "",
                "REALTIME_ENABLED", "yes",
                "DATABASE_HOST", database.host(),
                "DATABASE_PORT", Integer.toString(database.port()),
                "DATABASE", database.name(),
                "DATABASE_USER", database.user(),
                "DATABASE_PASSWORD", database.password());
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void prepare(Map<String, String> values) throws IOException {
        for (String folder : List.of(
                "lib/keys",
                "data",
                "agi-bin",
                "run",
                "log",
                "cache",
                "moh",
                "spool/monitor",
                "spool/voicemail",
                "spool/outgoing",
                "spool/tmp",
                "spool/system",
                "spool/recording")) {
            Files.createDirectories(directory.resolve(folder));
        }
        Path shared = installation.root().resolve("usr/share/asterisk");
        for (String folder : List.of("documentation", "sounds")) {
            Files.createSymbolicLink(directory.resolve("data").resolve(folder), shared.resolve(folder));
        }
        byte[] silence = new byte[SILENCE_BYTES];
        Arrays.fill(silence, (byte) 0xff);
        Files.write(directory.resolve("moh/silence.ulaw"), silence);
        ConfigurationTemplates.render(directory.resolve("etc"), values);
    }

    /** Starts it, again if it was stopped or killed: with the same ports, database and files. */
    public synchronized void start() throws IOException, InterruptedException {
        FreePorts.check(amiPort);
        FreePorts.check(sipPort);
        ProcessBuilder builder =
                program(Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of(), "-f");
        process = builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("log/console.txt").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        awaitBoot(process);
    }

    private void awaitBoot(Process started) throws IOException, InterruptedException {
        long end = System.nanoTime() + BOOTS_WITHIN;
        while (!rx("core waitfullybooted").contains("fully booted")) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IOException("Asterisk does not start:\n" + console());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        if (console().contains("Unable to bind") || !greets()) {
            throw new IOException("Asterisk started without its ports:\n" + console());
        }
    }

    private boolean greets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), amiPort)) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(ANSWERS_WITHIN_SECONDS));
            byte[] greeting = socket.getInputStream().readNBytes(GREETING.length());
            return new String(greeting, StandardCharsets.US_ASCII).equals(GREETING);
        } catch (IOException e) {
            return false;
        }
    }

    /** What it said on its console. */
    public String console() throws IOException {
        Path console = directory.resolve("log/console.txt");
        return Files.exists(console) ? Files.readString(console) : "";
    }

    /** Runs a command at its command line, such as {@code queue show}. */
    public String rx(String command) throws IOException, InterruptedException {
        Process run =
                program(List.of(), "-rx", command).redirectErrorStream(true).start();
        try (InputStream out = run.getInputStream()) {
            run.getOutputStream().close();
            String answer = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            run.waitFor(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
            return answer;
        } finally {
            run.destroyForcibly();
        }
    }

    private ProcessBuilder program(List<String> before, String... arguments) {
        List<String> command = Stream.of(
                        before,
                        List.of(
                                installation.asterisk().toString(),
                                "-C",
                                directory.resolve("etc/asterisk.conf").toString()),
                        List.of(arguments))
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ODBCSYSINI", directory.resolve("etc").toString());
        builder.environment().put("ODBCINI", directory.resolve("etc/odbc.ini").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** Stops it as an administrator does; calls end. */
    public synchronized void stop() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
        process = null;
    }

    /** Kills it, as a power cut does; does nothing if it does not run. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Of 127.0.0.1. */
    public int amiPort() {
        return amiPort;
    }

    /** Of 127.0.0.1, UDP and TCP. */
    public int sipPort() {
        return sipPort;
    }

    /** Hears all that the bridge needs and may do nothing. */
    public AmiLogin events() {
        return events;
    }

    /** May do all that the bridge does and hears nothing unasked. */
    public AmiLogin actions() {
        return actions;
    }

    public AsteriskInstallation installation() {
        return installation;
    }

    /** Where its files are: {@code etc}, {@code log}, {@code spool}. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the Java machine is ending, and the hook runs
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(LocalAsterisk::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
