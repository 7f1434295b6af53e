package io.switchlog.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of its own for a test class, on one PostgreSQL server for all of them, with the schemas of the project. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private final String name = "test_" + COUNT.incrementAndGet();

    private TestDatabase() {}

    /** With the roles and the log. */
    public static TestDatabase withLog() {
        TestDatabase database = new TestDatabase();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database.name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.migrate("roles", "../application/src/main/resources/db/roles");
        database.migrate("log", "../command-side/src/main/resources/db/log");
        return database;
    }

    /** With the roles, the log and the tables of the projections. */
    public static TestDatabase withProjections() {
        TestDatabase database = withLog();
        database.migrate("projection", "../projections/src/main/resources/db/projection");
        return database;
    }

    public DataSource as(String role) {
        return SERVER.getDatabase(role, name);
    }

    public DataSource asSuperuser() {
        return as("postgres");
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
    }

    /** Executes as superuser, past triggers and foreign keys. */
    public void execute(String sql) {
        try (Connection connection = asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void migrate(String table, String directory) {
        Flyway.configure()
                .dataSource(asSuperuser())
                .locations("filesystem:" + directory)
                .table("flyway_" + table)
                .defaultSchema("public")
                .baselineOnMigrate(true)
                .baselineVersion("-1")
                .load()
                .migrate();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
