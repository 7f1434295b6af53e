package io.switchlog.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.messages.privacy.Unsealer;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections as beans. Needs a {@code projectorDataSource}, an {@link Unsealer}, a registry and a clock. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    @Bean
    ProjectionTables projectionTables(Unsealer unsealer) {
        return ProjectionTables.all(unsealer);
    }

    @Bean
    Projector projector(
            @Qualifier("projectorDataSource") DataSource dataSource,
            ProjectionTables tables,
            MeterRegistry registry,
            Clock clock) {
        return new Projector(dataSource, tables.tables(), registry, clock, Pace.USUAL);
    }
}
