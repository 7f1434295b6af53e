package io.switchlog;

import io.switchlog.command.CommandSideConfiguration;
import io.switchlog.database.DatabaseConfiguration;
import io.switchlog.projection.ProjectionConfiguration;
import io.switchlog.query.QueryConfiguration;
import io.switchlog.rebuild.RebuildController;
import io.switchlog.switchboard.SwitchboardConfiguration;
import io.switchlog.web.ProblemHandler;
import io.switchlog.web.ProblemPage;
import io.switchlog.web.SecurityConfiguration;
import io.switchlog.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * All sides in one process. Data sources, migration and the entity manager are made by hand, one per role, so Boot's own
 * are kept out.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataJpaRepositoriesAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@Import({
    DatabaseConfiguration.class,
    CommandSideConfiguration.class,
    ProjectionConfiguration.class,
    QueryConfiguration.class,
    SecurityConfiguration.class,
    WebConfiguration.class,
    SwitchboardConfiguration.class,
    ProblemHandler.class,
    ProblemPage.class,
    RebuildController.class,
    Processes.class,
    DatabaseHealth.class,
    ReportsHealth.class
})
class SwitchlogApplication {}
