package io.switchlog.query;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.query.stream.SessionsOver;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The read side by itself: what the application gives it, as small as it can be. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            HibernateJpaAutoConfiguration.class,
            DataJpaRepositoriesAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
@Import(QueryConfiguration.class)
class QueryTestApplication {
    static final TestDatabase DATABASE = TestDatabase.withProjections();

    @Bean
    CountingDataSource queryDataSource() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(DATABASE.as("query_reader"));
        pool.setMaximumPoolSize(3);
        return new CountingDataSource(pool);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Nobody is remembered. */
    @Bean
    Unsealer unsealer() {
        return text -> new Unsealed.Erased();
    }

    /** Nobody leaves. */
    @Bean
    SessionsOver sessionsOver() {
        return sessions -> Set.of();
    }

    @Bean
    MeterRegistry registry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.csrf(csrf -> csrf.disable())
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(List.of(
                person(Person.ADMINISTRATOR, "ADMINISTRATOR"),
                person(Person.SUPERVISOR, "SUPERVISOR"),
                person(Person.ANNA, "AGENT"),
                person(Person.BEN, "AGENT")));
    }

    private static UserDetails person(Person person, String role) {
        return User.withUsername(person.id().toString())
                .password("{noop}" + person.name())
                .roles(role)
                .build();
    }
}
