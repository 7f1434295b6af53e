package io.switchlog.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import org.flywaydb.core.api.MigrationVersion;

/** A fresh database with the log and the projections' tables, on one server for all tests. */
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

    /** One whose tables are those of an older version. */
    public static Database ofVersion(String version) {
        String name = "test_" + COUNT.incrementAndGet();
        run(SERVER.getPostgresDatabase(), "create database " + name);
        Database database = new Database(name);
        migrate(database.owner(), MigrationVersion.fromVersion(version));
        return database;
    }

    /** Brings it to the newest version. */
    public void migrate() {
        migrate(owner(), MigrationVersion.LATEST);
    }

    private static void migrate(DataSource owner, MigrationVersion target) {
        Flyway.configure()
                .dataSource(owner)
                .locations(
                        "filesystem:../application/src/main/resources/db/roles",
                        "filesystem:../command-side/src/main/resources/db/log",
                        "classpath:db/projection")
                .target(target)
                .load()
                .migrate();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_connections", "600")
                    .start();
            run(server.getPostgresDatabase(), "create database switchlog");
            migrate(server.getDatabase("postgres", "switchlog"), MigrationVersion.LATEST);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the role that projections have in production, pooled. */
    public HikariDataSource projector() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(as("projector"));
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    public DataSource as(String role) {
        return SERVER.getDatabase(role, name);
    }

    public DataSource owner() {
        return as("postgres");
    }

    public void run(String sql) {
        run(owner(), sql);
    }

    private static void run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query, columns separated by bars, null as a dash. */
    public List<String> rows(String sql) {
        return rows(owner(), sql);
    }

    public static List<String> rows(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    String value = row.getString(i);
                    values.add(value == null ? "-" : value);
                }
                rows.add(String.join(" | ", values));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Every row of every derived table, as text. How far projections and rebuilds are is not among them. */
    public String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : rows("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname in ('projection', 'directory', 'history', 'report')
                  and c.relname not in ('position', 'rebuild', 'shadow')
                order by 1""")) {
            all.append(table).append('\n');
            rows("select t::text from " + table + " t order by 1")
                    .forEach(row -> all.append("  ").append(row).append('\n'));
        }
        return all.toString();
    }
}
