package io.switchlog.command.access;

import io.switchlog.command.access.factor.FactorController;
import io.switchlog.command.access.factor.FactorStore;
import io.switchlog.command.access.factor.SecondFactors;
import io.switchlog.command.access.password.Hashing;
import io.switchlog.command.access.password.PasswordController;
import io.switchlog.command.access.password.PasswordStore;
import io.switchlog.command.access.password.Passwords;
import io.switchlog.command.access.session.ApiTokens;
import io.switchlog.command.access.session.SessionController;
import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.access.signin.Authenticator;
import io.switchlog.command.access.signin.Gate;
import io.switchlog.command.access.signin.Housekeeping;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.Vault;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Signing in as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
@Import({
    AuthController.class,
    UserController.class,
    SessionController.class,
    PasswordController.class,
    FactorController.class
})
public class AccessConfiguration {
    private static final String ARGON2 = "argon2@1";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** New hashes are Argon2id; those that were made by bcrypt are good until their owner signs in. */
    @Bean
    PasswordEncoder passwordEncoder(AccessProperties properties) {
        AccessProperties.Argon2 cost = properties.argon2();
        Map<String, PasswordEncoder> encoders = new HashMap<>();
        encoders.put(
                ARGON2,
                new Argon2PasswordEncoder(
                        SALT_BYTES, HASH_BYTES, cost.parallelism(), cost.memoryKib(), cost.iterations()));
        encoders.put("bcrypt", new BCryptPasswordEncoder());
        return new DelegatingPasswordEncoder(ARGON2, encoders);
    }

    @Bean
    JdbcClient accessJdbcClient(@Qualifier("writerDataSource") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    PresentSettings presentSettings(LogReader log) {
        return new PresentSettings(log);
    }

    @Bean
    People people(LogReader log, @Qualifier("accessJdbcClient") JdbcClient jdbc, Vault vault) {
        return new People(log, jdbc, vault);
    }

    @Bean
    Sessions sessions(
            @Qualifier("accessJdbcClient") JdbcClient jdbc,
            People people,
            Commands commands,
            Vault vault,
            Clock clock,
            AccessProperties properties) {
        return new Sessions(jdbc, people, commands, vault, new Sessions.Environment(clock, properties));
    }

    @Bean
    ApiTokens apiTokens(Sessions sessions, Commands commands, Vault vault, Clock clock) {
        return new ApiTokens(sessions, commands, vault, clock);
    }

    @Bean
    Hashing hashing(PasswordEncoder passwordEncoder) {
        return new Hashing(passwordEncoder);
    }

    /** The last to be asked. */
    @Bean
    @Order
    Passwords passwords(
            @Qualifier("accessJdbcClient") JdbcClient jdbc,
            Hashing hashing,
            PresentSettings settings,
            Sessions sessions,
            Commands commands,
            Clock clock) {
        return new Passwords(new PasswordStore(jdbc, clock), hashing, settings, sessions, commands);
    }

    @Bean
    SecondFactors secondFactors(
            @Qualifier("accessJdbcClient") JdbcClient jdbc,
            Vault vault,
            PresentSettings settings,
            People people,
            Commands commands,
            Clock clock) {
        return new SecondFactors(new FactorStore(jdbc, clock), vault, settings, people::isSecondFactorWaived, commands);
    }

    @Bean
    Gate gate(People people, Commands commands, Vault vault, Clock clock, AccessProperties properties) {
        return new Gate(people, commands, vault, clock, properties);
    }

    @Bean
    SignIn signIn(
            Gate gate,
            ObjectProvider<Authenticator> authenticators,
            Passwords passwords,
            SecondFactors factors,
            Sessions sessions) {
        List<Authenticator> inOrder = authenticators.orderedStream().toList();
        return new SignIn(gate, inOrder, passwords, factors, sessions);
    }

    @Bean(destroyMethod = "close")
    Housekeeping signInHousekeeping(Gate gate, Sessions sessions) {
        return new Housekeeping(gate, sessions);
    }

    @Bean
    Tokens tokens(Vault vault, Clock clock) {
        return new Tokens(vault, clock);
    }

    @Bean
    Credentials credentials(Passwords passwords) {
        return new Credentials(passwords);
    }

    @Bean
    FirstAdministrator firstAdministrator(Commands commands, LogReader log, Vault vault, Credentials credentials) {
        return new FirstAdministrator(commands, log, vault, credentials);
    }

    @Bean
    TrustedProxies trustedProxies(AccessProperties properties) {
        return new TrustedProxies(properties.trustedProxies());
    }

    @Bean
    WebMvcConfigurer signInArguments(TrustedProxies proxies) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SignInArguments(proxies));
            }
        };
    }
}
