package io.switchlog.telephony.inbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A fresh database with the bridge's tables in it, on one server for all tests. */
public final class Database {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private final String name;

    private Database(String name) {
        this.name = name;
    }

    public static Database fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        run(SERVER.getPostgresDatabase(), "create database " + name + " template switchlog");
        return new Database(name);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            run(server.getPostgresDatabase(), "create database switchlog");
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", "switchlog"))
                    .locations(
                            "filesystem:../application/src/main/resources/db/roles",
                            "filesystem:../command-side/src/main/resources/db/log")
                    .schemas("migration")
                    .load()
                    .migrate();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Under the role that the bridge has in production. */
    public DataSource writer() {
        return as("log_writer");
    }

    public DataSource as(String role) {
        return SERVER.getDatabase(role, name);
    }

    public void run(String sql) {
        run(as("postgres"), sql);
    }

    private static void run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    public List<String> column(String sql) {
        try (Connection connection = as("postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
