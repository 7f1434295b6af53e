package io.switchlog.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.durability.Journal.Answer;
import io.switchlog.durability.Journal.Entry;
import io.switchlog.life.WholeLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
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
 * fresh replay gives; nobody has what admission refuses, and nothing is had twice; and who waits is offered again. {@code -Dkill.rounds=100} for a longer one.
 */
class KillLoopIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int DRIVERS = 8;
    /** Long enough for any machine; reached only if something hangs. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);

    private static final int LEFT_WAITING = 30;
    /** Which of the agents has a desktop that gives signs of life. */
    private static final int BEATING = 1;

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
            nothingIsThereThatMustNotBe(server);
            repetitionsAreAnsweredAlike(journal);
            whoWaitsIsOffered(journal);
            journal.postUntilKnown("/agents/" + agents.get(BEATING) + "/logout", "{}");
            awaitSilence(server);
            nothingIsThereThatMustNotBe(server);
            theTablesAreWhatAReplayGives(server, journal);
        }
    }

    private void setUp(Journal journal) throws InterruptedException {
        String queueId = id(journal.postUntilKnown(
                "/queues",
                "{\"name\":\"Q\",\"channel\":\"chat\",\"strategy\":\"leastrecent\",\"agentTimeoutSeconds\":600,"
                        + "\"wrapUpSeconds\":1}"));
        for (int i = 0; i < 6; i++) {
            String agentId = id(journal.postUntilKnown(
                    "/agents",
                    "{\"fullName\":\"Agent " + i + "\",\"username\":\"agent" + i + "\",\"capacity\":{\"chat\":8},"
                            + "\"autoAnswer\":{\"chat\":{\"enabled\":" + (i % 3 == 0) + ",\"delaySeconds\":1}}}"));
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
            TimeUnit.MILLISECONDS.sleep(2_000 + random.nextInt(3_000));
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

    /** One thing that people do: write in, answer and finish, pass on, leave, come back, or take a break. */
    private void act(Journal journal, Random random) throws InterruptedException {
        String agentId = agents.get(random.nextInt(agents.size()));
        journal.beat("/agents/" + agents.get(BEATING) + "/heartbeat");
        switch (random.nextInt(12)) {
            case 0, 1 ->
                journal.post(
                        "/agents/" + agentId + "/pause",
                        "{\"channels\":[\"email\"],\"reason\":\"break " + random.nextInt() + "\"}");
            case 2 -> journal.post("/agents/" + agentId + "/login", "{}");
            default -> converse(journal, random, agentId);
        }
    }

    private void converse(Journal journal, Random random, String agentId) throws InterruptedException {
        Answer received = journal.post(
                "/interactions",
                "{\"accountId\":\"" + accountId + "\",\"contact\":{\"name\":\"Contact\",\"email\":\"c"
                        + random.nextInt(1000) + "@example.org\"}}");
        if (received == null || !received.isAcknowledged()) {
            TimeUnit.MILLISECONDS.sleep(300);
            return;
        }
        String interaction = "/interactions/" + id(received);
        if (random.nextInt(2) == 0 && isAccepted(journal, interaction)) {
            if (random.nextInt(4) == 0) {
                journal.post(interaction + "/transfer", "{\"agentId\":\"" + agentId + "\"}");
            }
            finish(journal, interaction);
            if (random.nextInt(4) == 0) {
                journal.post(interaction + "/messages", "{\"from\":\"contact\",\"body\":\"Once more\"}");
            }
        }
        finish(journal, interaction);
    }

    /** One agent after the other tries. */
    private boolean isAccepted(Journal journal, String interaction) throws InterruptedException {
        for (String agentId : agents) {
            Answer answer = journal.post(interaction + "/accept", "{\"agentId\":\"" + agentId + "\"}");
            if (answer != null && answer.isAcknowledged()) {
                return true;
            }
        }
        return false;
    }

    /** Whoever has it closes it; if nobody has it, the contact leaves. */
    private static void finish(Journal journal, String interaction) throws InterruptedException {
        Answer closed = journal.post(interaction + "/close", "{\"disposition\":\"done\"}");
        if (closed == null || !closed.isAcknowledged()) {
            journal.post(interaction + "/abandon", "{}");
        }
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

    private static void nothingIsThereThatMustNotBe(ServerProcess server) throws Exception {
        WholeLog log = new WholeLog();
        try (Connection connection = DriverManager.getConnection(server.superuserUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select position, name, recorded_at, payload::text from log.event order by position")) {
            while (rows.next()) {
                log.follow(new io.switchlog.life.Entry(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        JSON.readTree(rows.getString(4))));
            }
        }
        assertThat(log.findings()).isEmpty();
        assertThat(log.seen())
                .containsKeys(
                        "agent.wrap-up-ended",
                        "interaction.transferred",
                        "interaction.reopened",
                        "interaction.accepted",
                        "agent.logged-out");
        System.out.println("kill loop: the log is in order, " + log.seen());
    }

    /** Auto answer and wrap-ups go on for a moment after the last request. */
    private static void awaitSilence(ServerProcess server) throws Exception {
        long deadline = System.nanoTime() + PATIENCE;
        try (Connection connection = DriverManager.getConnection(server.superuserUrl())) {
            String before = "";
            String now = head(connection);
            while (!now.equals(before)) {
                assertThat(System.nanoTime()).as("the log comes to rest").isLessThan(deadline);
                TimeUnit.SECONDS.sleep(4);
                before = now;
                now = head(connection);
            }
        }
    }

    private static String head(Connection connection) throws SQLException {
        return strings(connection, "select position from log.head").get(0);
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
