package io.switchlog.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.durability.Journal.Answer;
import io.switchlog.durability.Journal.Entry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the application, PostgreSQL, or both, under load, round after round, and demands afterwards: whatever was
 * acknowledged is in the log, once; whatever was not is there once or not at all; the log verifies; the tables are what a
 * fresh replay gives; and who waits is offered again. {@code -Dkill.rounds=100} for a longer one.
 */
class KillLoopIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 6);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int DRIVERS = 8;
    /** Long enough for any machine; reached only if something hangs. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);

    private static final int LEFT_WAITING = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicBoolean driving = new AtomicBoolean(true);
    private final List<String> agents = new ArrayList<>();
    private String accountId = "";

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoneTwice(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        System.out.println("kill loop: " + ROUNDS + " rounds, seed " + SEED);
        Path data = directory.resolve("data");
        try (ServerProcess server = new ServerProcess(data, directory.resolve("server.log"))) {
            server.start();
            server.awaitHealthy();
            Journal journal = new Journal(server);
            setUp(journal);

            drive(server, journal);
            server.awaitHealthy();

            for (Entry entry : journal.entries()) {
                if (entry.answer() == null) {
                    journal.sendUntilKnown(entry.request());
                }
            }
            assertThat(server.run("verify")).as("exit code of verify").isZero();
            everythingAcknowledgedIsThereOnce(server, journal);
            repetitionsAreAnsweredAlike(journal);
            whoWaitsIsOffered(journal);
            theTablesAreWhatAReplayGives(server, journal);
        }
    }

    private void setUp(Journal journal) throws InterruptedException {
        String queueId = id(journal.postUntilKnown(
                "/queues",
                "{\"name\":\"Q\",\"channel\":\"chat\",\"strategy\":\"rrmemory\",\"agentTimeoutSeconds\":600}"));
        for (int i = 0; i < 4; i++) {
            String agentId = id(journal.postUntilKnown(
                    "/agents", "{\"fullName\":\"Agent " + i + "\",\"username\":\"agent" + i + "\"}"));
            agents.add(agentId);
            journal.postUntilKnown("/agents/" + agentId + "/login", "{}");
        }
        accountId = id(journal.postUntilKnown(
                "/accounts",
                "{\"name\":\"A\",\"channel\":\"chat\",\"route\":[{\"queueId\":\"" + queueId
                        + "\",\"timeoutSeconds\":3600}]}"));
        for (String agentId : agents) {
            journal.put("/queues/" + queueId + "/members/" + agentId);
        }
    }

    private void drive(ServerProcess server, Journal journal) throws Exception {
        ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
        List<Future<?>> futures = new ArrayList<>();
        for (int driver = 0; driver < DRIVERS; driver++) {
            Random random = new Random(SEED + driver);
            futures.add(drivers.submit(() -> {
                while (driving.get()) {
                    act(journal, random);
                }
                return null;
            }));
        }
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(2_000));
            strike(server, round % 3);
        }
        TimeUnit.MILLISECONDS.sleep(1_000);
        driving.set(false);
        for (Future<?> future : futures) {
            future.get(120, TimeUnit.SECONDS);
        }
        drivers.shutdown();
    }

    private static void strike(ServerProcess server, int whom) throws Exception {
        switch (whom) {
            case 0 -> {
                server.kill();
                server.start();
            }
            case 1 -> server.killPostgres();
            default -> {
                server.killPostgres();
                server.kill();
                server.start();
            }
        }
        server.awaitHealthy();
    }

    /** One thing that people do: write in, answer and finish, leave, or take a break. */
    private void act(Journal journal, Random random) throws InterruptedException {
        String agentId = agents.get(random.nextInt(agents.size()));
        if (random.nextInt(4) == 0) {
            journal.post(
                    "/agents/" + agentId + "/pause",
                    "{\"channels\":[\"email\"],\"reason\":\"break " + random.nextInt() + "\"}");
            return;
        }
        Answer received = journal.post(
                "/interactions",
                "{\"accountId\":\"" + accountId + "\",\"contact\":{\"name\":\"Contact\",\"email\":\"c"
                        + random.nextInt(1000) + "@example.org\"}}");
        if (received == null || !received.isAcknowledged()) {
            TimeUnit.MILLISECONDS.sleep(50);
            return;
        }
        String interaction = "/interactions/" + id(received);
        if (random.nextInt(2) == 0) {
            Answer accepted = journal.post(interaction + "/accept", "{\"agentId\":\"" + agentId + "\"}");
            if (accepted != null && accepted.isAcknowledged()) {
                journal.post(interaction + "/close", "{\"disposition\":\"done\"}");
                return;
            }
        }
        journal.post(interaction + "/abandon", "{}");
    }

    private static void everythingAcknowledgedIsThereOnce(ServerProcess server, Journal journal) throws Exception {
        Map<Long, String> commandAt = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(server.superuserUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select position, metadata->>'commandId' from log.event")) {
            while (rows.next()) {
                commandAt.put(rows.getLong(1), rows.getString(2));
            }
        }
        Set<String> commands = new HashSet<>();
        int acknowledged = 0;
        for (Entry entry : journal.entries()) {
            Answer answer = entry.answer();
            if (answer != null && answer.isAcknowledged()) {
                acknowledged++;
                long position = JSON.readTree(answer.body()).get("eventIndex").asLong();
                assertThat(commandAt).as("events after all kills").containsKey(position);
                assertThat(commands.add(String.valueOf(commandAt.get(position))))
                        .as("%s has a command of its own", entry)
                        .isTrue();
            }
        }
        System.out.println("kill loop: " + acknowledged + " commands acknowledged, " + commandAt.size() + " events");
        assertThat(acknowledged).isGreaterThan(20 * ROUNDS);
    }

    private static void repetitionsAreAnsweredAlike(Journal journal) throws InterruptedException {
        List<Entry> entries = journal.entries();
        Collections.shuffle(entries, new Random(SEED));
        for (Entry entry : entries.subList(0, Math.min(200, entries.size()))) {
            Answer first = entry.answer();
            Answer second = journal.sendUntilKnown(entry.request());
            assertThat(second).as("second answer to %s", entry.request()).isEqualTo(first);
        }
    }

    private void whoWaitsIsOffered(Journal journal) throws InterruptedException {
        // More than can ring at four agents may have piled up; all but a few leave.
        for (String interactionId : withStatus(journal, Set.of("waiting", "offered"))) {
            journal.postUntilKnown("/interactions/" + interactionId + "/abandon", "{}");
        }
        for (int i = 0; i < LEFT_WAITING; i++) {
            journal.postUntilKnown(
                    "/interactions", "{\"accountId\":\"" + accountId + "\",\"contact\":{\"name\":\"Patient\"}}");
        }
        long deadline = System.nanoTime() + PATIENCE;
        List<String> unoffered = List.of("nobody has looked yet");
        while (!unoffered.isEmpty() && System.nanoTime() < deadline) {
            unoffered = withStatus(journal, Set.of("waiting"));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(unoffered).as("interactions that wait and ring nowhere").isEmpty();
    }

    private static List<String> withStatus(Journal journal, Set<String> statuses) throws InterruptedException {
        List<String> found = new ArrayList<>();
        int offset = 0;
        JsonNode rows;
        do {
            String page = journal.get("/interactions?limit=1000&offset=" + offset);
            if (page.isEmpty()) {
                return List.of("the list cannot be read now");
            }
            rows = JSON.readTree(page).get("rows");
            for (JsonNode row : rows) {
                if (statuses.contains(row.get("status").asString())) {
                    found.add(row.get("id").asString());
                }
            }
            offset += 1000;
        } while (rows.size() == 1000);
        return found;
    }

    private static void theTablesAreWhatAReplayGives(ServerProcess server, Journal journal) throws Exception {
        Map<String, List<String>> before = settledTables(server);
        assertThat(server.run("rebuild", "all")).as("exit code of rebuild").isZero();
        Map<String, List<String>> after = settledTables(server);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
        assertThat(journal.get("/projections")).isNotEmpty();
    }

    private static Map<String, List<String>> settledTables(ServerProcess server) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.superuserUrl())) {
            long deadline = System.nanoTime() + PATIENCE;
            while (behind(connection) > 0) {
                assertThat(System.nanoTime())
                        .as("projections reach the end of the log")
                        .isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Map<String, List<String>> tables = new TreeMap<>();
            for (String table : strings(connection, """
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname in ('report', 'history', 'directory')""")) {
                tables.put(table, strings(connection, "select t::text from " + table + " t order by 1"));
            }
            return tables;
        }
    }

    private static long behind(Connection connection) throws SQLException {
        return Long.parseLong(
                strings(connection, "select (select position from log.head) - min(position) from projection.position")
                        .get(0));
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    static String id(Answer answer) {
        return JSON.readTree(answer.body()).get("id").asString();
    }
}
