package io.switchlog.postgres;

import static io.switchlog.postgres.RunningServers.answers;
import static io.switchlog.postgres.RunningServers.ask;
import static io.switchlog.postgres.RunningServers.endlessly;
import static io.switchlog.postgres.RunningServers.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTest {
    private static final int ANY_PORT = 0;

    /** One for all tests: unpacking and initdb are most of the time, and a used directory is the harder case. */
    @TempDir
    static Path directory;

    private final RunningServers running = new RunningServers();

    @AfterEach
    void stopEverything() throws Exception {
        running.close();
        // Takes over what a killed process has left behind.
        EmbeddedServer.start(directory, ANY_PORT).close();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void aServerIsDurableAndSpeaksUtf8InUtc() throws Exception {
        EmbeddedServer server = start();

        assertThat(server.owner()).isTrue();
        assertThat(ask(server, "show fsync")).isEqualTo("on");
        assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
        assertThat(ask(server, "show data_checksums")).isEqualTo("on");
        assertThat(ask(server, "show server_version")).startsWith("18.");
        assertThat(ask(server, "show server_encoding")).isEqualTo("UTF8");
        assertThat(ask(server, "select lower('ÈTÉ')")).isEqualTo("èté");
        assertThat(ask(server, "select current_setting('log_timezone')")).isEqualTo("UTC");
        assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void nothingTurnsDurabilityOff() throws Exception {
        EmbeddedServer server = start();
        tell(server, "alter system set fsync = off");
        server.close();

        server = start();
        assertThat(ask(server, "show fsync")).isEqualTo("on");
        tell(server, "alter system reset fsync");
    }

    @Test
    void dataSurviveARestart() throws Exception {
        EmbeddedServer server = start();
        tell(server, "create table kept as select 42 as answer");
        server.close();
        assertThat(pidFile()).doesNotExist();

        server = start();
        assertThat(ask(server, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void aDatabaseIsCreatedOnce() throws Exception {
        EmbeddedServer server = start();
        server.ensureDatabase("an \"odd\" name");
        server.ensureDatabase("an \"odd\" name");

        assertThat(ask(server, "select count(*) from pg_database where datname like 'an%'"))
                .isEqualTo("1");
    }

    @Test
    void aTakenPortIsAvoided() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedServer server = start(taken.getLocalPort());

            assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsRefused() throws Exception {
        Path file = Files.createTempFile(directory, "not-a-directory", "");

        assertThatThrownBy(() -> running.start(file, ANY_PORT))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("it must be a writable directory");
    }

    @Test
    void aSurvivorIsTakenOver() throws Exception {
        Process application = running.startApplication(directory);
        long postmaster = postmaster();
        kill(application);
        assertThat(isAlive(postmaster)).isTrue();

        EmbeddedServer server = start();
        assertThat(postmaster()).isEqualTo(postmaster);
        assertThat(server.owner()).isTrue();
        assertThat(ask(server, "select 1")).isEqualTo("1");

        server.close();
        assertThat(isAlive(postmaster)).isFalse();
    }

    @Test
    void aKilledServerIsRestartedOnItsPort() throws Exception {
        EmbeddedServer server = start();
        tell(server, "create table committed as select 7 as lucky");
        int port = server.port();
        long killed = postmaster();
        killPostmaster(killed);

        eventually(() -> postmaster() != 0 && answers(server));
        assertThat(postmaster()).isNotEqualTo(killed);
        assertThat(server.port()).isEqualTo(port);
        assertThat(ask(server, "select lucky from committed")).isEqualTo("7");
    }

    @Test
    void aBackendThatOutlivesItsPostmasterDelaysTheStartOnly() throws Exception {
        Process application = running.startApplication(directory);
        long postmaster = postmaster();
        EmbeddedServer attached = start();
        assertThat(attached.owner()).isFalse();
        try (Connection connection = DriverManager.getConnection(attached.jdbcUrl("switchlog"));
                Statement statement = connection.createStatement()) {
            attached.close();
            Thread busy = new Thread(() -> endlessly(statement));
            busy.start();
            EmbeddedServer other = start();
            eventually(() -> ask(other, "select count(*) from pg_stat_activity where query like 'do %'")
                    .equals("1"));
            other.close();
            kill(application);
            killPostmaster(postmaster);

            assertThat(ask(start(), "select 1")).isEqualTo("1");
            busy.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody else's", "dead"})
    void aStalePidFileIsNoObstacle(String number) throws Exception {
        start().close();
        long pid = number.equals("dead") ? deadPid() : ProcessHandle.current().pid();
        Files.write(
                pidFile(), List.of("" + pid, directory.resolve("postgres").toString(), "1", "54320", "", "", "", ""));

        assertThat(ask(start(), "select 1")).isEqualTo("1");
        assertThat(postmaster()).isNotEqualTo(pid);
    }

    @Test
    void dataOfAnotherReleaseAreRefusedInPostgresOwnWords() throws Exception {
        start().close();
        Path release = directory.resolve("postgres").resolve("PG_VERSION");
        String actual = Files.readString(release);
        Files.writeString(release, "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("The data directory was initialized by PostgreSQL version 17");
        Files.writeString(release, actual);
    }

    @Test
    void whoDoesNotOwnTheServerDoesNotStopIt() throws Exception {
        running.startApplication(directory);
        long postmaster = postmaster();

        EmbeddedServer guest = start();
        assertThat(guest.owner()).isFalse();
        guest.close();

        assertThat(isAlive(postmaster)).isTrue();
    }

    @Test
    void aSecondServerInTheSameProcessIsAGuestToo() throws Exception {
        EmbeddedServer owner = start();
        EmbeddedServer guest = start();
        assertThat(guest.owner()).isFalse();
        assertThat(guest.port()).isEqualTo(owner.port());
        guest.close();

        assertThat(ask(owner, "select 1")).isEqualTo("1");
        Process another = running.startApplication(directory);
        kill(another);
        assertThat(owner.owner()).isTrue();
        assertThat(answers(owner)).isTrue();
    }

    @Test
    void aGuestInheritsTheServerOfAKilledOwner() throws Exception {
        Process application = running.startApplication(directory);
        long postmaster = postmaster();
        EmbeddedServer guest = start();
        kill(application);

        eventually(guest::owner);
        assertThat(postmaster()).isEqualTo(postmaster);
        guest.close();
        assertThat(isAlive(postmaster)).isFalse();
    }

    @Test
    void aGuestRestartsTheServerThatItsOwnerHasStopped() throws Exception {
        EmbeddedServer owner = start();
        EmbeddedServer guest = start();
        int port = owner.port();
        owner.close();

        eventually(() -> guest.owner() && answers(guest));
        assertThat(guest.port()).isEqualTo(port);
    }

    private EmbeddedServer start() {
        return start(ANY_PORT);
    }

    private EmbeddedServer start(int port) {
        return running.start(directory, port);
    }

    private static void kill(Process application) throws InterruptedException {
        application.destroyForcibly().waitFor();
    }

    private static void killPostmaster(long pid) throws Exception {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        eventually(() -> !isAlive(pid));
    }

    /** Not {@link ProcessHandle#isAlive()}, to which a zombie is alive. */
    private static boolean isAlive(long pid) {
        return Postmaster.processesIn(directory.resolve("postgres")).stream().anyMatch(process -> process.pid() == pid);
    }

    private static long deadPid() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static Path pidFile() {
        return directory.resolve("postgres").resolve("postmaster.pid");
    }

    /** 0 while there is none. */
    private static long postmaster() {
        Postmaster postmaster = Postmaster.of(directory.resolve("postgres"));
        return postmaster == null ? 0 : postmaster.pid();
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        while (!condition.call()) {
            assertThat(deadline.passed()).as("waited too long").isFalse();
            deadline.pause();
        }
    }
}
