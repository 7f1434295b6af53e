package io.switchlog.check;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.Installation;
import io.switchlog.TestClock;
import io.switchlog.database.Database;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.projection.Pace;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.Projector;
import io.switchlog.query.check.CheckResult;
import io.switchlog.query.check.CheckSettings;
import io.switchlog.query.check.SelfCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database whose log is laid in by hand, with projections and checks that go when they are told to. */
final class Checked implements AutoCloseable {
    private final SingleConnectionDataSource readerConnection;
    private final SingleConnectionDataSource superuserConnection;
    private final JdbcTemplate superuser;
    private final Projector projector;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SelfCheck selfCheck;

    private Checked(Database server, String url, int slice) {
        PGSimpleDataSource projectorConnections = new PGSimpleDataSource();
        projectorConnections.setUrl(url);
        projectorConnections.setUser(Database.PROJECTOR);
        projectorConnections.setPassword(server.password(Database.PROJECTOR));
        this.readerConnection = new SingleConnectionDataSource(
                url, Database.QUERY_READER, server.password(Database.QUERY_READER), true);
        this.superuserConnection = new SingleConnectionDataSource(url + "?user=postgres", true);
        this.superuser = new JdbcTemplate(superuserConnection);
        superuser.execute("set session_replication_role = 'replica'");
        this.projector = new Projector(
                projectorConnections,
                ProjectionTables.all(any -> new Unsealed.Erased()).tables(),
                new SimpleMeterRegistry(),
                TestClock.CLOCK,
                Pace.USUAL);
        this.selfCheck = new SelfCheck(
                readerConnection, TestClock.CLOCK, new CheckSettings(Duration.ofSeconds(1), slice), meters);
    }

    /** With an empty log. */
    static Checked empty(String name, int slice) {
        Database database = Installation.shared().another(name).database();
        return new Checked(database, database.url(), slice);
    }

    /** From now on nobody connects to it, so that it can be copied. */
    static void keep(String name) {
        JdbcTemplate owner = Installation.shared().owner();
        owner.execute("alter database " + name + " allow_connections false");
        owner.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", name);
    }

    /** With all that was in the one that was kept. */
    static Checked copyOf(String kept, String name, int slice) {
        Installation shared = Installation.shared();
        shared.owner().execute("drop database if exists " + name + " with (force)");
        shared.owner().execute("create database " + name + " template " + kept);
        return new Checked(shared.database(), shared.database().url().replaceAll("/[^/]*$", "/" + name), slice);
    }

    /** May do everything, past all triggers. */
    JdbcTemplate superuser() {
        return superuser;
    }

    JdbcTemplate reader() {
        return new JdbcTemplate(readerConnection);
    }

    void lay(RandomLog log, long after, long upTo) {
        log.lay(superuserConnection, after, upTo);
    }

    /** As far as projections are to go. */
    void head(long position) {
        superuser.update("""
                update log.head set (position, hash, recorded_at) =
                    (select position, hash, recorded_at from log.event where position = ?)""", position);
    }

    /** Empties a table, as one that a new version brings; what it remembers beside its rows is emptied with it. */
    void empty(List<String> tables) {
        tables.forEach(table -> superuser.execute("truncate " + table));
        superuser.update(
                "update projection.position set position = 0, status = 'catching_up' where name = any (?)",
                (Object) new String[] {tables.get(0)});
    }

    /** A table and what belongs to it. */
    static List<String> withMemory(String table) {
        if (table.equals("report.report_agent")) {
            return List.of(table, "projection.agent_at_work");
        }
        return table.startsWith("report.report_")
                ? List.of(table, "projection.waiting_" + table.split("_", -1)[1] + "_step")
                : List.of(table);
    }

    void project() throws SQLException {
        projector.catchUp();
    }

    /** Whether nobody else is connected, whose reading would count. */
    boolean isLeftAlone() {
        return Boolean.TRUE.equals(superuser.queryForObject("""
                select count(*) = 0 from pg_stat_activity
                where datname = current_database() and usename = 'projector'""", Boolean.class));
    }

    /** How many rows of tables have been read in this database so far. */
    long rowsRead() {
        reader().queryForList("select pg_stat_force_next_flush()");
        superuser.queryForList("select pg_stat_force_next_flush()");
        Long rows = superuser.queryForObject(
                "select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables",
                Long.class);
        return rows == null ? 0 : rows;
    }

    SelfCheck selfCheck() {
        return selfCheck;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    CheckResult result(String check) {
        return selfCheck.results().stream()
                .filter(result -> result.name().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that is not in order, as text. */
    List<String> complaints() {
        return selfCheck.results().stream()
                .filter(result -> !result.examples().isEmpty() || result.error() != null)
                .map(result -> result.name() + " " + result.error() + " " + result.examples())
                .toList();
    }

    String statuses() {
        return selfCheck.results().stream()
                .map(result -> result.name() + " " + result.status())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        readerConnection.destroy();
        superuserConnection.destroy();
    }
}
