package io.switchlog.telephony.asterisk.local;

import io.switchlog.telephony.asterisk.control.AsteriskActions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/** A real Asterisk with a database and telephones. Where it cannot be had, tests that open it are skipped and say why. */
public final class AsteriskLab implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres postgres;
    private final RealtimeDatabase database;
    private final LocalAsterisk asterisk;
    private final Sipp sipp;

    /**
     * An agent with a telephone.
     *
     * @param member by which queues call him: the agent's id
     * @param port at which the telephone waits for calls
     */
    public record Agent(String internal, String member, int port) {
        public String phone() {
            return "PJSIP/" + internal;
        }
    }

    private AsteriskLab(EmbeddedPostgres postgres, RealtimeDatabase database, LocalAsterisk asterisk)
            throws IOException {
        this.postgres = postgres;
        this.database = database;
        this.asterisk = asterisk;
        this.sipp = new Sipp(asterisk);
    }

    /** Starts one, or skips the test. Where SWITCHLOG_ASTERISK_REQUIRED is set the test fails instead. */
    public static AsteriskLab open(LocalAsteriskOptions options)
            throws IOException, InterruptedException, SQLException {
        try {
            AsteriskInstallation.ready();
        } catch (AsteriskUnavailable e) {
            if (System.getenv("SWITCHLOG_ASTERISK_REQUIRED") != null) {
                throw new AssertionError(e);
            }
            return Assumptions.abort("Skipped, there is no Asterisk here. " + e.getMessage());
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        try (Connection admin = postgres.getPostgresDatabase().getConnection()) {
            RealtimeDatabase database = RealtimeDatabase.create(
                    admin, "127.0.0.1", postgres.getPort(), "asterisk" + DATABASES.incrementAndGet());
            return new AsteriskLab(postgres, database, LocalAsterisk.start(options.with(database)));
        } catch (AsteriskUnavailable e) {
            postgres.close();
            throw new AssertionError(e);
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** An agent whose telephone is at a port for good, so that it need not register. */
    public Agent agent(String internal) throws SQLException, IOException, InterruptedException {
        Agent agent = new Agent(internal, "01890000-0000-7000-8000-00000000" + internal, FreePorts.any());
        try (Connection connection = database.connect()) {
            run(
                    connection,
                    "insert into ps_aors (id, contact, max_contacts, qualify_frequency) values (?, ?, 1, 0)",
                    internal,
                    "sip:" + internal + "@127.0.0.1:" + agent.port());
            run(connection, """
                    insert into ps_endpoints (id, aors, context, disallow, allow, direct_media, callerid)
                    values (?, ?, 'from-sip', 'all', 'ulaw,alaw', 'no', ?)
                    """, internal, internal, "Agent <" + internal + ">");
        }
        known(internal);
        return agent;
    }

    /** Tells Asterisk of a telephone that was not in the database when it started, or queues never call it. */
    public void known(String internal) throws IOException, InterruptedException {
        asterisk.rx("pjsip reload qualify endpoint " + internal);
    }

    /** Runs one statement in Asterisk's database. */
    public void sql(String statement, String... values) throws SQLException {
        try (Connection connection = database.connect()) {
            run(connection, statement, values);
        }
    }

    private static void run(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    public RawAmi events() throws IOException, InterruptedException {
        return new RawAmi(asterisk.amiPort(), asterisk.events(), true);
    }

    public RawAmi actions() throws IOException, InterruptedException {
        return new RawAmi(asterisk.amiPort(), asterisk.actions(), false);
    }

    /** To ask Asterisk for something. */
    public AsteriskActions.Access access() {
        return new AsteriskActions.Access(
                "127.0.0.1",
                asterisk.amiPort(),
                false,
                asterisk.actions().user(),
                asterisk.actions().secret(),
                Duration.ofSeconds(20));
    }

    /** Asterisk's database. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    /** The one value that a query answers. */
    public String query(String sql) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSet found = statement.executeQuery();
            found.next();
            return String.valueOf(found.getString(1));
        }
    }

    public LocalAsterisk asterisk() {
        return asterisk;
    }

    public RealtimeDatabase database() {
        return database;
    }

    public Sipp sipp() {
        return sipp;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (postgres;
                asterisk) {
            sipp.close();
        }
    }
}
