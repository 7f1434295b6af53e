package io.switchlog.command.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.access.LinkPurpose;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The secrets in links by which people set a password. Only their hashes are kept. A person has one link for each
 * purpose at most: a new one voids the old, and setting a password voids all.
 */
final class Links {
    private static final int TOKEN_BYTES = 32;
    private static final Duration REMEMBER_EXPIRED = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate jdbc;
    private final Clock clock;

    /** A link that is known. */
    record Link(byte[] hash, UUID person, LinkPurpose purpose, Instant expiresAt) {}

    Links(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new secret for this person; any older one for the purpose opens nothing from now on. */
    String make(UUID person, LinkPurpose purpose, Instant expiresAt) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.update("""
                insert into access.link (token_hash, person, purpose, expires_at) values (?, ?, ?, ?)
                on conflict (person, purpose)
                    do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at""", hash(token), person, purpose.code(), Timestamp.from(expiresAt));
        return token;
    }

    /** The link with this secret, expired or not. */
    Optional<Link> find(String token) {
        return jdbc
                .query(
                        "select token_hash, person, purpose, expires_at from access.link where token_hash = ?",
                        (row, number) -> new Link(
                                row.getBytes(1),
                                row.getObject(2, UUID.class),
                                LinkPurpose.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                                row.getTimestamp(4).toInstant()),
                        hash(token))
                .stream()
                .findFirst();
    }

    /** When the link that a person has for a purpose ends. */
    Optional<Instant> expiry(UUID person, LinkPurpose purpose) {
        return jdbc
                .queryForList(
                        "select expires_at from access.link where person = ? and purpose = ?",
                        Timestamp.class,
                        person,
                        purpose.code())
                .stream()
                .findFirst()
                .map(Timestamp::toInstant);
    }

    /** Whether it has not come to its end (AG-162). */
    boolean isValid(Link link) {
        return clock.instant().isBefore(link.expiresAt());
    }

    /** Uses a link up. Of two who try at the same time one only is told true. */
    boolean take(Link link) {
        return jdbc.update(
                        "delete from access.link where token_hash = ? and expires_at > ?",
                        link.hash(),
                        Timestamp.from(clock.instant()))
                == 1;
    }

    /** Gives a link back that was taken in vain, unless there is a newer one. */
    void giveBack(Link link) {
        jdbc.update("""
                insert into access.link (token_hash, person, purpose, expires_at) values (?, ?, ?, ?)
                on conflict do nothing""", link.hash(), link.person(), link.purpose().code(), Timestamp.from(link.expiresAt()));
    }

    /** Voids all links of a person. */
    void revoke(UUID person) {
        jdbc.update("delete from access.link where person = ?", person);
    }

    /** Voids those for one purpose. */
    void revoke(UUID person, LinkPurpose purpose) {
        jdbc.update("delete from access.link where person = ? and purpose = ?", person, purpose.code());
    }

    /** Forgets links that ended long ago. */
    void prune() {
        jdbc.update(
                "delete from access.link where expires_at < ?",
                Timestamp.from(clock.instant().minus(REMEMBER_EXPIRED)));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
