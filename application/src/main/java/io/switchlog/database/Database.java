package io.switchlog.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import io.switchlog.postgres.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The PostgreSQL that everything is in: the embedded one on a data directory, or one given by URL. Each side connects
 * under a role of its own, which may do what that side does and no more; only migration uses the owner's.
 */
public final class Database implements AutoCloseable {
    /** Appends to the log; may not change it. */
    public static final String LOG_WRITER = "log_writer";
    /** Writes projections. */
    public static final String PROJECTOR = "projector";
    /** Reads, for the API and for verification. */
    public static final String QUERY_READER = "query_reader";
    /** Reads reports, for reporting tools. */
    public static final String REPORT_READER = "report_reader";

    private static final String NAME = "switchlog";

    private final @Nullable EmbeddedServer server;
    private final String url;
    private final @Nullable String owner;
    private final @Nullable String ownerPassword;
    private final MasterKey masterKey;

    private Database(
            @Nullable EmbeddedServer server,
            String url,
            @Nullable String owner,
            @Nullable String ownerPassword,
            MasterKey masterKey) {
        this.server = server;
        this.url = url;
        this.owner = owner;
        this.ownerPassword = ownerPassword;
        this.masterKey = masterKey;
    }

    /** The embedded PostgreSQL on a data directory; started, or taken over if it is running already. */
    public static Database embedded(Path dataDirectory, int preferredPort, MasterKey masterKey) {
        EmbeddedServer server = EmbeddedServer.start(dataDirectory, preferredPort);
        return new Database(server, server.jdbcUrl(NAME), "postgres", null, masterKey);
    }

    /**
     * A PostgreSQL of the operator's.
     *
     * @param url JDBC URL of a role that owns the database and may create roles, with its credentials
     */
    public static Database external(String url, MasterKey masterKey) {
        return new Database(null, url, null, null, masterKey);
    }

    /**
     * Brings roles and schema up to date. Several nodes may do so at once.
     *
     * @throws IllegalStateException if the master key is not the one that this database was made with
     */
    public void migrate() {
        Flyway.configure()
                .dataSource(ownerDataSource())
                .locations("classpath:db/roles", "classpath:db/log", "classpath:db/projection")
                .schemas("migration")
                .load()
                .migrate();
        requireRightMasterKey();
        try (Connection connection = ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(LOG_WRITER, PROJECTOR, QUERY_READER, REPORT_READER)) {
                statement.execute("alter role " + role + " password '" + masterKey.rolePassword(role) + "'");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the passwords of the database roles could not be set", failed);
        }
    }

    /** A node with a wrong key must fail before it changes the passwords that the others connect with. */
    private void requireRightMasterKey() {
        Vault unused = new Vault(new JdbcTemplate(ownerDataSource()), masterKey, Clock.systemUTC());
    }

    /** When the last event of the log was recorded; long ago if there is none. */
    public Instant logTime() {
        try (Connection connection = ownerDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select greatest(recorded_at, timestamptz 'epoch') from log.head")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException failed) {
            throw new IllegalStateException("the log's head cannot be read", failed);
        }
    }

    private PGSimpleDataSource ownerDataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        if (owner != null) {
            dataSource.setUser(owner);
            dataSource.setPassword(ownerPassword);
        }
        return dataSource;
    }

    /** A pool of connections under one of the roles. */
    public HikariDataSource pool(String role, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role);
        config.setJdbcUrl(url());
        config.setUsername(role);
        config.setPassword(masterKey.rolePassword(role));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(20).toMillis());
        config.addDataSourceProperty("ApplicationName", "switchlog " + role);
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    /** A pool of connections of the owner's, who may do everything; for measuring and for tests. */
    public HikariDataSource owner(int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("owner");
        config.setDataSource(ownerDataSource());
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** JDBC URL without credentials. */
    public String url() {
        int question = url.indexOf('?');
        if (question < 0) {
            return url;
        }
        String parameters = Arrays.stream(url.substring(question + 1).split("&"))
                .filter(parameter -> !parameter.startsWith("user=") && !parameter.startsWith("password="))
                .collect(Collectors.joining("&"));
        return url.substring(0, question) + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** Password of a role. */
    public String password(String role) {
        return masterKey.rolePassword(role);
    }

    /** Stops the embedded PostgreSQL if this process is its owner. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
