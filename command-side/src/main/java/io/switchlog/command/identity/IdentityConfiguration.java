package io.switchlog.command.identity;

import io.switchlog.command.access.People;
import io.switchlog.command.recovery.Recovery;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.Vault;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Sign-in with an identity provider as beans. */
@Configuration(proxyBeanMethods = false)
@Import(IdentityProviderController.class)
public class IdentityConfiguration {

    @Bean
    IdentityProviderSignIn identityProviderSignIn(
            @Qualifier("writerDataSource") DataSource dataSource,
            Vault vault,
            PresentSettings settings,
            People people,
            Recovery recovery,
            Clock clock) {
        return new IdentityProviderSignIn(dataSource, vault, settings, people, recovery::holders, clock);
    }
}
