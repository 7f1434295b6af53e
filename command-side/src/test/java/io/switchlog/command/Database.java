package io.switchlog.command;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh database with the log in it, on one server for all tests. */
public final class Database {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    private static final int CONNECTIONS = 24;

    private final String name;

    private Database(String name) {
        this.name = name;
    }

    public static Database fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        new JdbcTemplate(SERVER.getPostgresDatabase()).execute("create database " + name + " template switchlog");
        return new Database(name);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .start();
            new JdbcTemplate(server.getPostgresDatabase()).execute("create database switchlog");
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", "switchlog"))
                    .locations("filesystem:../application/src/main/resources/db/roles", "classpath:db/log")
                    .schemas("migration")
                    .load()
                    .migrate();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Under the role that the command side has in production, pooled. */
    public HikariDataSource writer() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(as("log_writer"));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    public DataSource as(String role) {
        return SERVER.getDatabase(role, name);
    }

    /** As the owner, who may see and do everything. */
    public JdbcClient owner() {
        return JdbcClient.create(as("postgres"));
    }
}
