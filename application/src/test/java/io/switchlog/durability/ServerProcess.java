package io.switchlog.durability;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged server as a process of its own, on a data directory, to be killed and started again. */
final class ServerProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "switchlog-server.jar").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(4);

    private final Path data;
    private final Path log;
    private final List<String> settings;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private @Nullable Process process;

    ServerProcess(Path data, Path log) throws IOException {
        this(data, log, List.of());
    }

    /** @param settings of the server, as they stand on its command line */
    ServerProcess(Path data, Path log, List<String> settings) throws IOException {
        this.data = data;
        this.log = log;
        this.settings = List.copyOf(settings);
        this.port = freePort();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    Path log() {
        return log;
    }

    synchronized void start() throws IOException {
        List<String> serve = new ArrayList<>(command("serve", "--server.port", Integer.toString(port)));
        serve.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(serve);
        builder.environment().put("SWITCHLOG_ADMIN_PASSWORD", "admin");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString(), "--pg-port", "0"));
        return command;
    }

    void awaitHealthy() throws InterruptedException, IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isHealthy() || !hasDatabase()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the server did not get healthy:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/actuator/health"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A PostgreSQL that was killed this moment may still serve the server, but lets nobody else in. */
    private boolean hasDatabase() {
        try (Connection connection = DriverManager.getConnection(superuserUrl())) {
            return connection.isValid(2);
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    /** kill -9 of the application; PostgreSQL lives on. */
    synchronized void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** kill -9 of PostgreSQL under the running application. */
    void killPostgres() throws IOException {
        ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** SIGTERM, and the time to obey it. */
    synchronized void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not stop");
            }
        }
    }

    /** Runs another verb of the command line on the same data and gives back its exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!tool.waitFor(3, TimeUnit.MINUTES)) {
            tool.destroyForcibly();
            throw new IllegalStateException(List.of(arguments) + " does not end");
        }
        return tool.exitValue();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(pidFile().get(0).strip());
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    }

    /** JDBC URL of the superuser. */
    String superuserUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/switchlog?user=postgres";
    }

    @Override
    public void close() throws InterruptedException {
        try {
            stop();
        } catch (IllegalStateException stubborn) {
            kill();
        }
    }
}
