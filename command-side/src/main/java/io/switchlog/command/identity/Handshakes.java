package io.switchlog.command.identity;

import io.switchlog.command.vault.Vault;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a sign-in needs to know on its way, once and for a short time: in the browser sealed, here as hashes. */
final class Handshakes {
    static final Duration LASTS = Duration.ofMinutes(10);
    private static final Duration CODE_LASTS = Duration.ofMinutes(1);
    private static final String HANDSHAKE = "sign-in handshake";
    private static final String CODE = "sign-in code";

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final Clock clock;

    Handshakes(JdbcTemplate jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    Handshake begin(String issuer) {
        return new Handshake(
                issuer,
                Handshake.random(),
                Handshake.random(),
                Handshake.random(),
                clock.instant().plus(LASTS));
    }

    /** For the browser. */
    String sealed(Handshake handshake) {
        return seal(HANDSHAKE, handshake.text());
    }

    /** What the browser brings back, if it is ours and not too old. */
    Optional<Handshake> open(@Nullable String cookie) {
        return unseal(HANDSHAKE, cookie)
                .flatMap(Handshake::of)
                .filter(handshake -> clock.instant().isBefore(handshake.expiresAt()));
    }

    /** Uses a handshake up; false if it came back already. */
    boolean use(Handshake handshake) {
        jdbc.update("delete from access.used_state where expires_at < ?", now());
        return jdbc.update(
                        "insert into access.used_state (state_hash, expires_at) values (?, ?) on conflict do nothing",
                        Handshake.hash(handshake.state()),
                        Timestamp.from(handshake.expiresAt()))
                == 1;
    }

    /** A code with which this person's browser can fetch a session, once and soon. */
    String code(UUID person) {
        String code = Handshake.random();
        Instant expiresAt = clock.instant().plus(CODE_LASTS);
        jdbc.update("delete from access.sign_in_code where expires_at < ?", now());
        jdbc.update(
                "insert into access.sign_in_code (code_hash, subject, expires_at) values (?, ?, ?)",
                Handshake.hash(code),
                person,
                Timestamp.from(expiresAt));
        return code;
    }

    /** For the browser that gets the code, so that it is of no use to another. */
    String binding(String code) {
        return seal(CODE, code);
    }

    /** Whose code this is, if the browser is the one that got it. It is used up. */
    Optional<UUID> redeem(String code, @Nullable String cookie) {
        return unseal(CODE, cookie)
                .filter(code::equals)
                .flatMap(bound -> jdbc
                        .queryForList(
                                "delete from access.sign_in_code where code_hash = ? and expires_at > ? returning subject",
                                UUID.class,
                                Handshake.hash(bound),
                                now())
                        .stream()
                        .findFirst());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private String seal(String context, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.sealForSystem(context, text));
    }

    private Optional<String> unseal(String context, @Nullable String cookie) {
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    vault.openForSystem(context, Base64.getUrlDecoder().decode(cookie)));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException forged) {
            return Optional.empty();
        }
    }
}
