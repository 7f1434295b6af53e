package io.switchlog.command.recovery;

import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.mail.MailTestController;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.command.vault.Vault;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mail and links as beans. */
@Configuration(proxyBeanMethods = false)
@Import({RecoveryController.class, InvitationController.class, MailTestController.class})
public class RecoveryConfiguration {

    @Bean
    ServiceSecrets serviceSecrets(@Qualifier("writerDataSource") DataSource dataSource, Vault vault, Clock clock) {
        return new ServiceSecrets(new JdbcTemplate(dataSource), vault, clock);
    }

    @Bean(destroyMethod = "close")
    Recovery recovery(
            @Qualifier("writerDataSource") DataSource dataSource,
            LogReader log,
            Commands commands,
            Vault vault,
            Clock clock) {
        return new Recovery(dataSource, log, commands, vault, clock);
    }
}
