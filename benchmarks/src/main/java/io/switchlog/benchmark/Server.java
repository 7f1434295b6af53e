package io.switchlog.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built server in a process of its own, on the database of a centre, and a client of its HTTP API. */
final class Server implements AutoCloseable {
    private static final Path JAR = Path.of("application", "target", "switchlog-server.jar");
    private static final String PASSWORD = "benchmark-of-reading";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MEGA = 1 << 20;
    private static final Duration SILENCE = Duration.ofSeconds(20);

    final int port;
    final Process process;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String authorization = "";

    private Server(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static boolean isBuilt() {
        return Files.exists(JAR);
    }

    /** Starts it and waits until routing and projections have reached the end of the log. */
    static Server start(Centre centre, Path directory, List<String> javaOptions, Report report)
            throws IOException, InterruptedException, SQLException {
        Server server = launch(centre, directory, javaOptions);
        try {
            awaitEndOfLog(centre, report);
            return server;
        } catch (SQLException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Starts it and signs in. */
    static Server launch(Centre centre, Path directory, List<String> javaOptions)
            throws IOException, InterruptedException {
        return launch(centre, directory, javaOptions, List.of());
    }

    /** The same with settings, such as {@code --switchlog.check.interval=0}. */
    static Server launch(Centre centre, Path directory, List<String> javaOptions, List<String> settings)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String url = centre.database.url();
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-jar",
                JAR.toString(),
                "serve",
                "--db",
                url + (url.contains("?") ? "&" : "?") + "user=postgres",
                "--data",
                directory.toString(),
                "--server.port",
                Integer.toString(port)));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("server.log").toFile())
                .redirectErrorStream(true);
        builder.environment().put("SWITCHLOG_ADMIN_PASSWORD", PASSWORD);
        Server server = new Server(port, builder.start());
        try {
            server.awaitHealth();
            server.signIn();
            return server;
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private void awaitHealth() throws InterruptedException, IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (http.send(request("/actuator/health").build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (System.nanoTime() > until) {
                    throw notYet;
                }
            }
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the server does not start; see server.log in the data directory");
            }
            Thread.sleep(100);
        }
    }

    private void signIn() throws IOException, InterruptedException {
        authorization = signedIn("admin");
    }

    /** What a user who has the benchmark's password sends along. */
    private String signedIn(String username) throws IOException, InterruptedException {
        JsonNode answer = post("/api/auth/login", Map.of("username", username, "password", PASSWORD));
        return "Bearer " + answer.path("token").asString("");
    }

    /** A new supervisor; what he sends along. */
    String supervisor(String username) throws IOException, InterruptedException {
        post(
                "/api/users",
                Map.of(
                        "fullName",
                        "Supervisor",
                        "username",
                        username,
                        "password",
                        PASSWORD,
                        "role",
                        "supervisor",
                        "allQueues",
                        true));
        return signedIn(username);
    }

    private static void awaitEndOfLog(Centre centre, Report report) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        long said = began;
        try (Connection connection = centre.owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (long left = left(statement); left > 0; left = left(statement)) {
                Thread.sleep(200);
                if (System.nanoTime() - said > SILENCE.toNanos()) {
                    said = System.nanoTime();
                    report.line("%,12d events until the server's routing is at the log's end", left);
                }
            }
        }
        report.line("the server was at the log's end after %.0f s", Reading.seconds(began));
    }

    private static long left(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select (select position from log.head)
                       - least((select position from routing.progress), (select min(position) from projection.position))""")) {
            row.next();
            return row.getLong(1);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    /** The length of what came back. */
    int get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(request(path).header("Authorization", authorization).build(), BodyHandlers.ofByteArray());
        require(path, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        return response.body().length;
    }

    /** What came back. */
    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    /** What came back. */
    JsonNode send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        require(path, response.statusCode(), response.body());
        return json.readTree(response.body().isBlank() ? "{}" : response.body());
    }

    /** What came back. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request(path).header("Authorization", authorization).build(), BodyHandlers.ofString());
        require(path, response.statusCode(), response.body());
        return json.readTree(response.body());
    }

    /** What came back of a table. */
    JsonNode table(String path, byte[] table) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .timeout(PATIENCE.multipliedBy(5))
                .header("Authorization", authorization)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(table));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        require(path, response.statusCode(), response.body());
        return json.readTree(response.body());
    }

    /** Heap in use after a collection, in megabytes. */
    double heap() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (Files.exists(jcmd)) {
            new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        return metric("jvm_memory_used_bytes", "area=\"heap\"") / MEGA;
    }

    /** Memory of the process, in megabytes; 0 where the system does not tell. */
    double resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .sum();
    }

    private static void require(String path, int status, String body) {
        if (status / 100 != 2) {
            throw new IllegalStateException(path + " answered " + status + " " + body);
        }
    }

    /** A figure of its metrics, summed over all tags that contain a text; 0 if there is none. */
    double metric(String name, String tag) throws IOException, InterruptedException {
        String all = http.send(
                        request("/actuator/prometheus")
                                .header("Authorization", authorization)
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return all.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
