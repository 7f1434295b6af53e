package io.switchlog.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * From starting the program to its answering, with a short and with a long history behind it: what a start costs must
 * not grow with history. The limit is the start on an empty log.
 */
final class StartUp {
    private static final long SHORT = 10_000;
    private static final long LONG = 1_000_000;
    private static final int ROUNDS = 3;
    private static final Path SERVER = Path.of("application", "target", "switchlog-server.jar");

    private StartUp() {}

    static void run(Path directory, Report report) throws IOException, InterruptedException, SQLException {
        report.title("From start to serving (a process of its own: JVM, embedded PostgreSQL, migration check, HTTP)");
        if (!Files.exists(SERVER)) {
            report.line("left out: %s is not there; build it first and run from the project's root", SERVER);
            return;
        }
        Path data = directory.resolve("start-up");
        report.line("%12s  %10s  %8s", "events", "start s", "ratio");
        startAndStop(data);
        double empty = seconds(data);
        report.line("%12d  %10.1f  %8.2f", 0, empty, 1.0);
        for (long events : new long[] {SHORT, LONG}) {
            fill(data, events);
            double seconds = seconds(data);
            report.line("%12d  %10.1f  %8.2f", events, seconds, seconds / empty);
        }
        report.line("median of %d starts each; all projections and routing at the log's end before each", ROUNDS);
    }

    private static double seconds(Path data) throws IOException, InterruptedException {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            seconds[round] = startAndStop(data).toNanos() / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }

    private static Duration startAndStop(Path data) throws IOException, InterruptedException {
        int port = freePort();
        long start = System.nanoTime();
        Process server = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        SERVER.toString(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--server.port",
                        Integer.toString(port)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        while (!healthy(port)) {
            if (!server.isAlive()) {
                throw new IllegalStateException("the server ended with " + server.exitValue());
            }
            Thread.sleep(20);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        server.destroy();
        server.waitFor();
        return taken;
    }

    private static boolean healthy(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/actuator/health")
                .toURL()
                .openConnection();
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return false;
            }
            try (InputStream body = connection.getInputStream()) {
                return body.readAllBytes().length > 0;
            }
        } catch (IOException notYet) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    /** Fills the log and lets projections and routing take it in, so that a start finds no work left over. */
    private static void fill(Path data, long events) throws SQLException, InterruptedException {
        try (Centre centre = new Centre(data)) {
            long missing = events - centre.commandSide.log().reader().head();
            History.append(centre.owner, missing);
            centre.startProjections();
            centre.commandSide.routing().start();
            while (centre.behind() > 0 || routed(centre) < events) {
                Thread.sleep(200);
            }
        }
    }

    private static long routed(Centre centre) throws SQLException {
        try (Connection connection = centre.owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position from routing.progress")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
