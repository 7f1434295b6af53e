package io.switchlog.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.messages.privacy.Unsealer;
import io.switchlog.projection.rebuild.RebuildWorker;
import io.switchlog.projection.rebuild.Rebuilder;
import io.switchlog.projection.rebuild.Rebuilds;
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

    @Bean
    Rebuilds rebuilds(@Qualifier("projectorDataSource") DataSource dataSource, ProjectionTables tables) {
        return new Rebuilds(dataSource, tables.tables());
    }

    @Bean
    RebuildWorker rebuildWorker(@Qualifier("projectorDataSource") DataSource dataSource, Rebuilds rebuilds) {
        return new RebuildWorker(rebuilds, new Rebuilder(dataSource, rebuilds));
    }
}
