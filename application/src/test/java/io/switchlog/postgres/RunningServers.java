package io.switchlog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Servers of this process and of others, all of which end with the test. */
final class RunningServers {
    private final List<EmbeddedServer> servers = new ArrayList<>();
    private final List<Process> applications = new ArrayList<>();

    EmbeddedServer start(Path directory, int port) {
        EmbeddedServer server = EmbeddedServer.start(directory, port);
        servers.add(server);
        return server;
    }

    /** Returns when the server of the new process is ready. */
    Process startApplication(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        applications.add(process);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder heard = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.startsWith(Application.READY)) {
            heard.append(line).append('\n');
            line = output.readLine();
        }
        assertThat(line).as("the application's last words: %s", heard).isNotNull();
        return process;
    }

    void close() throws InterruptedException {
        for (Process application : applications) {
            application.destroyForcibly().waitFor();
        }
        servers.forEach(EmbeddedServer::close);
    }

    static String ask(EmbeddedServer server, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("switchlog"));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    static boolean answers(EmbeddedServer server) {
        try {
            return ask(server, "select 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    static void tell(EmbeddedServer server, String order) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("switchlog"));
                Statement statement = connection.createStatement()) {
            statement.execute(order);
        }
    }

    /** Keeps its backend busy without a pause in which it would notice that its postmaster is gone. */
    static void endlessly(Statement statement) {
        assertThatThrownBy(() -> statement.execute("do $$ begin loop perform 1; end loop; end $$"))
                .isInstanceOf(SQLException.class);
    }

    /** What another process runs: it serves until its input ends or it is killed. */
    static final class Application {
        private static final String READY = "serves port ";

        private Application() {}

        public static void main(String[] arguments) throws IOException {
            try (EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]), 0)) {
                System.out.println(READY + server.port());
                System.in.readAllBytes();
            }
        }
    }
}
