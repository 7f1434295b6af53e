package io.switchlog.command.access;

import io.switchlog.command.dispatch.KeyReused;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.Unknown;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords, hashed, outside the log. */
public final class Credentials {
    /** bcrypt looks at no more. */
    private static final int MOST_BYTES = 72;

    private final JdbcTemplate jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;

    public Credentials(JdbcTemplate jdbc, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    /**
     * Carries out a creation with the password in place, so that whoever is created can sign in at once; if the creation
     * is refused the password is gone again. A password that is there already stays.
     */
    public <T> T with(UUID subject, @Nullable String password, Supplier<T> creation) {
        if (password == null || !store(subject, password)) {
            return creation.get();
        }
        try {
            return creation.get();
        } catch (Refused | NotAllowed | Unknown | KeyReused rejected) {
            // Only where it is certain that nobody was created. If the outcome is unknown he may need his password.
            jdbc.update("delete from access.credential where subject = ?", subject);
            throw rejected;
        }
    }

    private boolean store(UUID subject, String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new BadRequest("password", "must have at most " + MOST_BYTES + " bytes");
        }
        return jdbc.update("""
                        insert into access.credential (subject, password_hash, changed_at) values (?, ?, ?)
                        on conflict do nothing""", subject, encoder.encode(password), Timestamp.from(clock.instant())) > 0;
    }

    boolean matches(@Nullable UUID subject, String password) {
        Optional<String> hash = subject == null
                ? Optional.empty()
                : jdbc
                        .queryForList(
                                "select password_hash from access.credential where subject = ?", String.class, subject)
                        .stream()
                        .findFirst();
        // An unknown name takes as long as a wrong password.
        return encoder.matches(password, hash.orElse(UNMATCHABLE)) && hash.isPresent();
    }

    private static final String UNMATCHABLE = "{bcrypt}$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5Y9vS1b5Qm5Qp8Y3M3bS6b0p7m0aK";
}
