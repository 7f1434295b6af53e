package io.switchlog.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.command.access.AccessConfiguration;
import io.switchlog.command.account.AccountController;
import io.switchlog.command.agent.AgentController;
import io.switchlog.command.agent.AgentProfileController;
import io.switchlog.command.agent.AgentTrashController;
import io.switchlog.command.agent.AgentWorkController;
import io.switchlog.command.agent.Heartbeats;
import io.switchlog.command.agent.SipSecrets;
import io.switchlog.command.agent.table.AgentImportController;
import io.switchlog.command.agent.table.Holders;
import io.switchlog.command.avatar.AvatarController;
import io.switchlog.command.avatar.AvatarStore;
import io.switchlog.command.directory.DirectoryConfiguration;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.BodyFilter;
import io.switchlog.command.http.CallerResolver;
import io.switchlog.command.identity.IdentityConfiguration;
import io.switchlog.command.interaction.InteractionController;
import io.switchlog.command.kpi.KpiController;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.membership.AgentQueuesController;
import io.switchlog.command.membership.QueueCatalogue;
import io.switchlog.command.pause.PauseReasonController;
import io.switchlog.command.queue.QueueController;
import io.switchlog.command.recovery.RecoveryConfiguration;
import io.switchlog.command.settings.SettingsController;
import io.switchlog.command.team.AssistantController;
import io.switchlog.command.team.ProfileController;
import io.switchlog.command.team.TeamController;
import io.switchlog.command.telephone.TelephoneController;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The command side as beans. Needs from the application: a data source {@code writerDataSource} of role
 * {@code log_writer}, a {@link MasterKey}, a {@link Clock} and a {@link MeterRegistry}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    AgentController.class,
    AgentProfileController.class,
    AgentWorkController.class,
    AgentTrashController.class,
    AgentImportController.class,
    AgentQueuesController.class,
    AvatarController.class,
    TeamController.class,
    ProfileController.class,
    AssistantController.class,
    QueueController.class,
    AccountController.class,
    InteractionController.class,
    SettingsController.class,
    PauseReasonController.class,
    KpiController.class,
    TelephoneController.class,
    AccessConfiguration.class,
    RecoveryConfiguration.class,
    DirectoryConfiguration.class,
    IdentityConfiguration.class
})
public class CommandSideConfiguration {

    @Bean(destroyMethod = "close")
    CommandSide commandSide(
            @Qualifier("writerDataSource") DataSource dataSource, Vault vault, Clock clock, MeterRegistry meters) {
        return new CommandSide(dataSource, vault, clock, meters);
    }

    @Bean
    Commands commands(CommandSide commandSide) {
        return commandSide.commands();
    }

    @Bean
    Heartbeats heartbeats(CommandSide commandSide) {
        return commandSide.heartbeats();
    }

    @Bean
    LogReader logReader(CommandSide commandSide) {
        return commandSide.log().reader();
    }

    @Bean
    QueueCatalogue queueCatalogue(@Qualifier("writerDataSource") DataSource dataSource) {
        return new QueueCatalogue(JdbcClient.create(dataSource));
    }

    @Bean
    Holders holders(@Qualifier("writerDataSource") DataSource dataSource) {
        return new Holders(JdbcClient.create(dataSource));
    }

    @Bean
    AvatarStore avatarStore(@Qualifier("writerDataSource") DataSource dataSource, Clock clock) {
        return new AvatarStore(JdbcClient.create(dataSource), clock);
    }

    @Bean
    Vault vault(@Qualifier("writerDataSource") DataSource dataSource, MasterKey masterKey, Clock clock) {
        return new Vault(new JdbcTemplate(dataSource), masterKey, clock);
    }

    @Bean
    SipSecrets sipSecrets(@Qualifier("writerDataSource") DataSource dataSource, Vault vault, Clock clock) {
        return new SipSecrets(new JdbcTemplate(dataSource), vault, clock);
    }

    @Bean
    BodyFilter bodyFilter() {
        return new BodyFilter();
    }

    @Bean
    WebMvcConfigurer callerArgument(Vault vault) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver(vault));
            }
        };
    }
}
