package io.switchlog.command.vault;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Passwords that other servers ask of Switchlog, sealed, outside the log. Each lies under a key of its own that the
 * settings name once they are changed: who knows the settings finds the password that goes with them, on every node.
 */
public final class ServiceSecrets {
    private static final Duration KEEP_OLD = Duration.ofDays(1);

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final Clock clock;

    public ServiceSecrets(JdbcTemplate jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Stores a secret under a key that is not in use. */
    public void store(String name, String key, String secret) {
        jdbc.update("""
                insert into access.service_secret (name, key, sealed, stored_at) values (?, ?, ?, ?)
                on conflict (name, key) do update set sealed = excluded.sealed""", name, key, vault.sealForSystem(context(name, key), secret), Timestamp.from(clock.instant()));
    }

    /** Lets go of secrets that were replaced, if they were stored long ago: who reads an older state may need them. */
    public void keepOnly(String name, String key) {
        jdbc.update(
                "delete from access.service_secret where name = ? and key <> ? and stored_at < ?",
                name,
                key,
                Timestamp.from(clock.instant().minus(KEEP_OLD)));
    }

    /** The secret under a key; empty if the key is. */
    public String read(String name, String key) {
        return key.isEmpty()
                ? ""
                : jdbc
                        .queryForList(
                                "select sealed from access.service_secret where name = ? and key = ?",
                                byte[].class,
                                name,
                                key)
                        .stream()
                        .findFirst()
                        .map(stored -> vault.openForSystem(context(name, key), stored))
                        .orElse("");
    }

    private static String context(String name, String key) {
        return "service " + name + " " + key;
    }
}
