package io.switchlog.command.access;

import io.switchlog.command.Centre;
import io.switchlog.command.access.factor.FactorStore;
import io.switchlog.command.access.factor.SecondFactors;
import io.switchlog.command.access.password.Hashing;
import io.switchlog.command.access.password.PasswordStore;
import io.switchlog.command.access.password.Passwords;
import io.switchlog.command.access.session.ApiTokens;
import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.access.signin.Gate;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Everything that lets people into a centre, put together by hand. */
public record Door(
        Vault vault,
        People people,
        Sessions sessions,
        ApiTokens tokens,
        Passwords passwords,
        SecondFactors factors,
        Gate gate,
        SignIn signIn,
        Credentials credentials) {
    public static final RequestFacts HERE = new RequestFacts("192.0.2.7", "JUnit");

    public static Door of(Centre centre, PasswordEncoder encoder) {
        return of(centre, encoder, 1_000, 1_000);
    }

    public static Door of(Centre centre, PasswordEncoder encoder, int perAccount, int perAddress) {
        AccessProperties properties = new AccessProperties(
                Duration.ofHours(12),
                Duration.ofHours(4),
                Duration.ofMinutes(5),
                perAccount,
                perAddress,
                1_000,
                Duration.ZERO,
                List.of(),
                false,
                new AccessProperties.Argon2(64, 1, 1));
        JdbcClient jdbc = JdbcClient.create(centre.dataSource());
        Vault vault = new Vault(
                new JdbcTemplate(centre.dataSource()),
                MasterKey.of(Base64.getEncoder().encodeToString(new byte[32])),
                centre.clock());
        var commands = centre.side().commands();
        People people = new People(centre.log(), jdbc, vault);
        PresentSettings settings = new PresentSettings(centre.log());
        Sessions sessions =
                new Sessions(jdbc, people, commands, vault, new Sessions.Environment(centre.clock(), properties));
        Passwords passwords = new Passwords(
                new PasswordStore(jdbc, centre.clock()), new Hashing(encoder), settings, sessions, commands);
        SecondFactors factors =
                new SecondFactors(new FactorStore(jdbc, centre.clock()), vault, settings, person -> false, commands);
        Gate gate = new Gate(people, commands, vault, centre.clock(), properties);
        return new Door(
                vault,
                people,
                sessions,
                new ApiTokens(sessions, commands, vault, centre.clock()),
                passwords,
                factors,
                gate,
                new SignIn(gate, List.of(passwords), passwords, factors, sessions),
                new Credentials(passwords));
    }
}
