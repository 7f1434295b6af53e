package io.switchlog.command.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.Centre;
import io.switchlog.command.access.Door;
import io.switchlog.command.access.signin.Authenticator.Verdict;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.access.PasswordChangeCause;
import io.switchlog.messages.access.SignInEvent.PasswordChanged;
import io.switchlog.messages.settings.SecuritySuite;
import io.switchlog.messages.settings.SettingsCommand.ChangeCentre;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsCommand.GroupChange;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsTest {
    private final Centre centre = new Centre();
    private final Counting encoder = new Counting();
    private final Passwords passwords = Door.of(centre, encoder).passwords();

    /** Counts how often somebody compares. */
    private static final class Counting implements PasswordEncoder {
        private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        private final AtomicInteger comparisons = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            comparisons.incrementAndGet();
            return encoder.matches(password, hash);
        }
    }

    @AfterAll
    void close() {
        centre.close();
    }

    private int comparisons(Runnable attempt) {
        int before = encoder.comparisons.get();
        attempt.run();
        return encoder.comparisons.get() - before;
    }

    private void suite(boolean enabled, int historySize) {
        centre.given(new ChangeCentre(
                new ChangeSettings(null, null, null, null, null, null, null),
                List.of(new GroupChange<>(
                        SecuritySuite.GROUP,
                        new SecuritySuite.Change(enabled, historySize, null, null, null, null, null)))));
    }

    @Test
    void whoDoesNotExistOrHasNoPasswordCostsAsMuchAsWhoHasOne() {
        UUID person = CommandIds.next();
        passwords.change(person, "secret", PasswordChangeCause.ADMINISTRATOR);

        assertThat(comparisons(() ->
                        assertThat(passwords.check(person, "anna", "secret")).isEqualTo(Verdict.RIGHT)))
                .isEqualTo(1);
        assertThat(comparisons(() ->
                        assertThat(passwords.check(person, "anna", "wrong")).isEqualTo(Verdict.WRONG)))
                .isEqualTo(1);
        assertThat(comparisons(() ->
                        assertThat(passwords.check(null, "nobody", "wrong")).isEqualTo(Verdict.WRONG)))
                .isEqualTo(1);
        assertThat(comparisons(() -> assertThat(passwords.check(CommandIds.next(), "new", ""))
                        .isEqualTo(Verdict.WRONG)))
                .isEqualTo(1);
    }

    @Test
    @Tag("AG-32")
    void aChangeIsAnEventWithoutTheSecretAndTheOldPasswordIsGone() {
        UUID person = CommandIds.next();
        passwords.change(person, "the old one", PasswordChangeCause.ADMINISTRATOR);
        passwords.change(person, "the new one", PasswordChangeCause.RECOVERY);

        assertThat(passwords.isRight(person, "the old one")).isFalse();
        assertThat(passwords.isRight(person, "the new one")).isTrue();
        assertThat(centre.log().stream("sign-in:" + person, 0))
                .extracting(event -> event.event())
                .containsExactly(
                        new PasswordChanged(person, PasswordChangeCause.ADMINISTRATOR),
                        new PasswordChanged(person, PasswordChangeCause.RECOVERY));
    }

    @Test
    @Tag("AG-159")
    void withTheSuiteOnTheLastPasswordsAreNotGoodAgain() {
        UUID person = CommandIds.next();
        passwords.change(person, "weak", PasswordChangeCause.ADMINISTRATOR);
        suite(true, 3);
        try {
            assertThatThrownBy(() -> passwords.change(person, "weaker", PasswordChangeCause.RECOVERY))
                    .isInstanceOf(BadRequest.class);
            for (String next : List.of("First-one1", "Second-one2", "Third-one3")) {
                passwords.change(person, next, PasswordChangeCause.OWN);
            }
            for (String used : List.of("First-one1", "Second-one2", "Third-one3")) {
                assertThatThrownBy(() -> passwords.change(person, used, PasswordChangeCause.OWN))
                        .isInstanceOf(BadRequest.class);
            }
            passwords.change(person, "Fourth-one4", PasswordChangeCause.OWN);
            passwords.change(person, "First-one1", PasswordChangeCause.OWN);
        } finally {
            suite(false, 5);
        }
        passwords.change(person, "First-one1", PasswordChangeCause.OWN);
    }

    @Test
    void aHashOfBcryptIsReplacedWhenItsOwnerSignsIn() {
        Passwords modern = Door.of(centre, modern()).passwords();
        UUID person = CommandIds.next();
        modern.change(person, "secret", PasswordChangeCause.ADMINISTRATOR);
        JdbcTemplate jdbc = new JdbcTemplate(centre.dataSource());
        String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("secret");
        jdbc.update("update access.credential set password_hash = ? where subject = ?", old, person);

        assertThat(modern.isRight(person, "wrong")).isFalse();
        assertThat(hash(jdbc, person)).isEqualTo(old);
        assertThat(modern.isRight(person, "secret")).isTrue();
        assertThat(hash(jdbc, person)).startsWith("{argon2@1}$argon2id$");
        assertThat(modern.isRight(person, "secret")).isTrue();
    }

    private static PasswordEncoder modern() {
        return new DelegatingPasswordEncoder(
                "argon2@1",
                Map.of(
                        "argon2@1",
                        new Argon2PasswordEncoder(16, 32, 1, 64, 1),
                        "bcrypt",
                        new BCryptPasswordEncoder(4)));
    }

    private static @Nullable String hash(JdbcTemplate jdbc, UUID person) {
        return jdbc.queryForObject(
                "select password_hash from access.credential where subject = ?", String.class, person);
    }
}
