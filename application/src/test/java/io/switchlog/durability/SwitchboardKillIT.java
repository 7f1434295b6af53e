package io.switchlog.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import io.switchlog.demo.LocalSwitchboardSettings;
import io.switchlog.switchboard.reconcile.ReportComparison;
import io.switchlog.telephony.asterisk.control.AsteriskActions;
import io.switchlog.telephony.asterisk.control.PbxActions.Dialling;
import io.switchlog.telephony.asterisk.local.AsteriskInstallation;
import io.switchlog.telephony.asterisk.local.AsteriskUnavailable;
import io.switchlog.telephony.asterisk.local.LocalAsterisk;
import io.switchlog.telephony.asterisk.local.LocalAsterisk.AmiLogin;
import io.switchlog.telephony.asterisk.local.LocalAsteriskOptions;
import io.switchlog.telephony.asterisk.local.LocalQueue;
import io.switchlog.telephony.asterisk.local.LocalRoute;
import io.switchlog.telephony.asterisk.local.RealtimeDatabase;
import io.switchlog.telephony.queuelog.Difference;
import io.switchlog.telephony.queuelog.QueueLogTable;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Kills the server, its PostgreSQL or Asterisk in the middle of calls. When all are back, every call that Asterisk let into
 * a queue is in the report once, none is open, and where the report and Asterisk's record differ nobody was listening.
 */
@Tag("asterisk")
class SwitchboardKillIT {
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
    private static final String PBX = "lab";
    private static final int AGENTS = 3;
    private static final int CALLS = 12;

    private enum Victim {
        SERVER,
        POSTGRES,
        ASTERISK
    }

    private final Random random = new Random(SEED);
    private int called;

    @Test
    void noCallIsLostDoubledOrStuckWhateverIsKilled(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        try {
            AsteriskInstallation.ready();
        } catch (AsteriskUnavailable e) {
            if (System.getenv("SWITCHLOG_ASTERISK_REQUIRED") != null) {
                throw new AssertionError(e);
            }
            Assumptions.abort("Skipped, there is no Asterisk here. " + e.getMessage());
        }
        System.out.println("switchboard kill: seed " + SEED);
        RealtimeDatabase realtime = realtime();
        Instant begin = Instant.now();
        try (LocalAsterisk asterisk = LocalAsterisk.start(LocalAsteriskOptions.named(PBX)
                        .with(LocalQueue.named("support").with("timeout", "4"))
                        .with(LocalRoute.to("8001", "support", 60))
                        .with(realtime));
                ServerProcess server = new ServerProcess(
                        directory.resolve("data"),
                        directory.resolve("server.log"),
                        LocalSwitchboardSettings.of(PBX, asterisk, realtime))) {
            server.start();
            server.awaitHealthy();
            staff(new Journal(server));
            for (Victim victim : Victim.values()) {
                awaitAgents(asterisk);
                call(asterisk);
                TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(3_000));
                strike(victim, server, asterisk);
                awaitSettled(server, asterisk, realtime);
            }
            // What happened a moment ago counts as under way.
            await(
                    "nothing is under way",
                    () -> differences(server, realtime, begin).stream()
                            .noneMatch(difference -> difference.reason() == Difference.Reason.UNDER_WAY));
            List<Difference> differences = differences(server, realtime, begin);
            System.out.println("switchboard kill: " + called + " calls asked for, " + recorded(realtime)
                    + " let in, differences " + differences);
            assertThat(recorded(realtime)).isGreaterThan(CALLS);
            assertThat(stays(server)).isEqualTo(recorded(realtime));
            assertThat(differences)
                    .allSatisfy(difference -> assertThat(difference.reason())
                            .as("why %s", difference)
                            .isEqualTo(Difference.Reason.BLIND));
        }
    }

    private static RealtimeDatabase realtime() throws Exception {
        String name = "kill_asterisk";
        JdbcTemplate owner = Installation.shared().owner();
        owner.execute("drop database if exists " + name + " with (force)");
        owner.execute("drop role if exists " + name);
        URI address = URI.create(Installation.shared().database().url().replaceFirst("^jdbc:", ""));
        try (Connection admin = Objects.requireNonNull(owner.getDataSource()).getConnection()) {
            return RealtimeDatabase.create(admin, address.getHost(), address.getPort(), name);
        }
    }

    /** Agents at telephones that ring a second and talk for four. */
    private static void staff(Journal journal) throws InterruptedException {
        String queueId =
                KillLoopIT.id(journal.postUntilKnown("/queues", "{\"name\":\"support\",\"channel\":\"voice\"}"));
        for (int i = 0; i < AGENTS; i++) {
            String agentId = KillLoopIT.id(journal.postUntilKnown(
                    "/agents",
                    "{\"fullName\":\"A %d\",\"username\":\"a%d\",\"typology\":\"EXTERNAL\",\"external\":{\"hotDesk\":true}}"
                            .formatted(i, i)));
            String telephoneId = KillLoopIT.id(journal.postUntilKnown(
                    "/telephones", "{\"name\":\"T %d\",\"endpoint\":\"Local/0104%d@double\"}".formatted(i, i)));
            journal.put("/telephones/" + telephoneId + "/registration", "{\"registered\":true}");
            journal.put("/queues/" + queueId + "/members/" + agentId);
            journal.postUntilKnown("/agents/" + agentId + "/login", "{\"telephoneId\":\"" + telephoneId + "\"}");
        }
    }

    private static void awaitAgents(LocalAsterisk asterisk) throws Exception {
        await("all agents at the queue", () -> asterisk.rx("queue show support").split("Local/", -1).length > AGENTS);
    }

    private void call(LocalAsterisk asterisk) {
        AmiLogin login = asterisk.actions();
        try (AsteriskActions pbx = AsteriskActions.connect(new AsteriskActions.Access(
                "127.0.0.1", asterisk.amiPort(), false, login.user(), login.secret(), Duration.ofSeconds(5)))) {
            for (int i = 0; i < CALLS; i++) {
                called++;
                // Some give up, some are served.
                String patience = i % 3 == 0 ? "02" : "12";
                pbx.dial(new Dialling(
                        "switchlog-kill-%06d".formatted(called),
                        "Local/00" + patience + called + "@double/n",
                        "from-trunk",
                        "",
                        "8001",
                        ""));
            }
        }
    }

    private static void strike(Victim victim, ServerProcess server, LocalAsterisk asterisk) throws Exception {
        switch (victim) {
            case SERVER -> {
                server.kill();
                server.start();
            }
            case POSTGRES -> server.killPostgres();
            case ASTERISK -> {
                asterisk.kill();
                asterisk.start();
            }
        }
        server.awaitHealthy();
    }

    private static void awaitSettled(ServerProcess server, LocalAsterisk asterisk, RealtimeDatabase realtime)
            throws Exception {
        await("silence", () -> asterisk.rx("core show channels count").contains("0 active channels"));
        await("all stays are over and in the report", () -> {
            JdbcTemplate database = database(server);
            return count(database, "select count(*) from bridge.inbox where seq > (select position from bridge.cursor)")
                            == 0
                    && count(database, "select count(*) from report.report_voice_queue where reason is null") == 0
                    && count(database, "select count(*) from directory.call where hung_up_at is null") == 0
                    && count(database, "select count(*) from history.engagement where closed_at is null") == 0
                    && stays(server) == recorded(realtime);
        });
    }

    private static long stays(ServerProcess server) throws Exception {
        return count(database(server), "select count(*) from report.report_voice_queue");
    }

    private static long recorded(RealtimeDatabase realtime) {
        return count(
                new JdbcTemplate(new DriverManagerDataSource(realtime.url(), realtime.user(), realtime.password())),
                "select count(*) from queue_log where event = 'ENTERQUEUE'");
    }

    private static ReportComparison comparison(ServerProcess server, RealtimeDatabase realtime) throws Exception {
        return new ReportComparison(
                PBX,
                new QueueLogTable(realtime.url(), realtime.user(), realtime.password(), "queue_log"),
                JdbcClient.create(database(server)),
                Clock.systemUTC());
    }

    private static List<Difference> differences(ServerProcess server, RealtimeDatabase realtime, Instant begin)
            throws Exception {
        return comparison(server, realtime).between(begin, Instant.now()).differences();
    }

    private static JdbcTemplate database(ServerProcess server) throws Exception {
        DataSource source = new DriverManagerDataSource(server.superuserUrl());
        return new JdbcTemplate(source);
    }

    private static long count(JdbcTemplate database, String sql) {
        Long count = database.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (SQLException | DataAccessException away) {
                assertThat(System.nanoTime()).as(what + ": " + away).isLessThan(deadline);
            }
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
