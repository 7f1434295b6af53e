package io.switchlog;

import io.switchlog.api.Client;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A database on the embedded PostgreSQL, and nodes of the whole application on it, as {@code serve} starts them. */
public final class Installation {
    public static final String ADMIN_PASSWORD = "admin";

    /** Passwords that cost little, since tests do not guard theirs. */
    private static final List<String> CHEAP_PASSWORDS = List.of(
            "--switchlog.access.argon2.memory-kib=64",
            "--switchlog.access.argon2.iterations=1",
            "--switchlog.access.refusal-takes=0s");

    private static @Nullable Installation shared;

    private final Database database;
    private final MasterKey masterKey;
    private final JdbcTemplate owner;
    private final Path clientLogs;
    private @Nullable Node first;

    private Installation(Database database, MasterKey masterKey, Path directory) {
        this.database = database;
        this.clientLogs = directory.resolve("client");
        this.masterKey = masterKey;
        database.migrate();
        this.owner = new JdbcTemplate(database.owner(4));
    }

    /** A running node. */
    public record Node(ConfigurableApplicationContext context) implements AutoCloseable {
        public URI address() {
            return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** The one that most tests use; started with the first of them. */
    public static synchronized Installation shared() {
        if (shared == null) {
            shared = embedded();
        }
        return shared;
    }

    /** One that keeps everything in this directory; the caller closes its nodes and its database. */
    static Installation in(Path directory) {
        MasterKey masterKey = MasterKey.ofFile(directory.resolve("master.key"));
        return new Installation(Database.embedded(directory, 0, masterKey), masterKey, directory);
    }

    private static Installation embedded() {
        Path directory;
        try {
            directory = Files.createTempDirectory("switchlog-system-tests");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        MasterKey masterKey = MasterKey.ofFile(directory.resolve("master.key"));
        Database database = Database.embedded(directory, 0, masterKey);
        // Runs when all nodes are closed.
        SpringApplication.getShutdownHandlers().add(() -> {
            database.close();
            FileSystemUtils.deleteRecursively(directory.toFile());
        });
        return new Installation(database, masterKey, directory);
    }

    /** An empty installation on the same server, with the same master key. */
    public Installation another(String name) {
        owner.execute("drop database if exists " + name + " with (force)");
        owner.execute("create database " + name);
        String url = database.url().replaceAll("/[^/]*$", "/" + name + "?user=postgres");
        return new Installation(Database.external(url, masterKey), masterKey, clientLogs.resolve(name));
    }

    /** The node that most tests use. */
    public synchronized Node node() {
        if (first == null) {
            first = start();
        }
        return first;
    }

    /** One more node. */
    public Node start() {
        return start(List.of());
    }

    /** One more node, which is set up like this. */
    public Node start(List<String> properties) {
        return start(properties, TestClock.CLOCK);
    }

    /** One more node, which goes by this clock. */
    public Node start(List<String> properties, Clock clock) {
        List<String> arguments = new ArrayList<>(CHEAP_PASSWORDS);
        arguments.add("--server.port=0");
        arguments.add("--switchlog.client-logs=" + clientLogs);
        arguments.addAll(properties);
        ConfigurableApplicationContext context = Switchlog.start(database, masterKey, clock, ADMIN_PASSWORD, arguments);
        Node node = new Node(context);
        Client.meetServer(node.address());
        return node;
    }

    /** Where the agents' web clients log to. */
    public Path clientLogs() {
        return clientLogs;
    }

    public Database database() {
        return database;
    }

    /** May do everything. */
    public JdbcTemplate owner() {
        return owner;
    }
}
