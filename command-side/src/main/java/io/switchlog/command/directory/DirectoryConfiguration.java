package io.switchlog.command.directory;

import io.switchlog.command.log.LogReader;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.ServiceSecrets;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in with a directory's passwords as beans. */
@Configuration(proxyBeanMethods = false)
@Import(DirectoryTestController.class)
public class DirectoryConfiguration {

    /** Asked before the passwords that Switchlog keeps itself. */
    @Bean
    @Order(0)
    DirectoryAuthenticator directoryAuthenticator(
            PresentSettings settings,
            ServiceSecrets secrets,
            LogReader log,
            @Qualifier("writerDataSource") DataSource dataSource) {
        DirectoryMembers members = new DirectoryMembers(log, JdbcClient.create(dataSource));
        return new DirectoryAuthenticator(settings, secrets, members::contains);
    }
}
