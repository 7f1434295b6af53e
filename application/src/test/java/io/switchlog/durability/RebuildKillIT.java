package io.switchlog.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server, PostgreSQL or both in the middle of a rebuild; whoever comes next finishes it. */
class RebuildKillIT {
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int ROUNDS = 3;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);

    @Test
    void aRebuildIsFinishedWhateverIsKilled(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        System.out.println("rebuild kill: seed " + SEED);
        Random random = new Random(SEED);
        try (ServerProcess server = new ServerProcess(directory.resolve("data"), directory.resolve("server.log"))) {
            server.start();
            server.awaitHealthy();
            Journal journal = new Journal(server);
            aPast(journal);
            for (int round = 0; round < ROUNDS; round++) {
                Map<String, List<String>> before = settled(server);
                journal.postUntilKnown("/projections/all/rebuild", "{\"compare\":true}");
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                strike(server, round);
                awaitEnd(server);
                assertThat(settled(server)).isEqualTo(before);
            }
            assertThat(server.run("rebuild", "all", "--compare", "--no-swap"))
                    .as("exit code of rebuild beside a server")
                    .isZero();
            server.stop();
            assertThat(server.run("rebuild", "history.offer", "report.report_chat_queue"))
                    .as("exit code of rebuild without a server")
                    .isZero();
            assertThat(server.run("rebuild", "nothing")).isEqualTo(2);
        }
    }

    private static void aPast(Journal journal) throws InterruptedException {
        String queueId = KillLoopIT.id(journal.postUntilKnown(
                "/queues",
                "{\"name\":\"Q\",\"channel\":\"chat\",\"strategy\":\"beepall\",\"agentTimeoutSeconds\":600}"));
        String accountId = KillLoopIT.id(journal.postUntilKnown(
                "/accounts",
                "{\"name\":\"A\",\"channel\":\"chat\",\"route\":[{\"queueId\":\"" + queueId
                        + "\",\"timeoutSeconds\":3600}]}"));
        for (int i = 0; i < 150; i++) {
            String id = KillLoopIT.id(journal.postUntilKnown(
                    "/interactions",
                    "{\"accountId\":\"" + accountId + "\",\"contact\":{\"name\":\"Contact " + i + "\"}}"));
            if (i % 3 == 0) {
                journal.postUntilKnown("/interactions/" + id + "/abandon", "{}");
            }
        }
    }

    private static void strike(ServerProcess server, int whom) throws Exception {
        if (whom > 0) {
            server.killPostgres();
        }
        if (whom != 1) {
            server.kill();
            server.start();
        }
        server.awaitHealthy();
    }

    private static void awaitEnd(ServerProcess server) throws Exception {
        long deadline = System.nanoTime() + PATIENCE;
        List<String> state = List.of();
        while (!state.equals(List.of("done"))) {
            assertThat(System.nanoTime())
                    .as("end of a rebuild that is " + state)
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
            try (Connection connection = DriverManager.getConnection(server.superuserUrl())) {
                state = strings(connection, "select distinct status from projection.rebuild");
                assertThat(state).doesNotContain("failed", "cancelled");
                assertThat(strings(connection, """
                        select d ->> 'table' from projection.rebuild r, jsonb_array_elements(r.differences) d
                        where (d ->> 'onlyOld')::int + (d ->> 'onlyNew')::int + (d ->> 'changed')::int > 0""")).as("tables that differ").isEmpty();
            }
        }
    }

    private static Map<String, List<String>> settled(ServerProcess server) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.superuserUrl())) {
            long deadline = System.nanoTime() + PATIENCE;
            while (!strings(
                            connection,
                            "select (select position from log.head) - min(position) from projection.position")
                    .equals(List.of("0"))) {
                assertThat(System.nanoTime())
                        .as("the tables reach the end of the log")
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
}
