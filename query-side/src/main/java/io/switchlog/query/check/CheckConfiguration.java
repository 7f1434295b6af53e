package io.switchlog.query.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The checks as a process of this node. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckSettings.class)
class CheckConfiguration {

    @Bean
    SelfCheck selfCheck(
            @Qualifier("queryDataSource") DataSource dataSource,
            Clock clock,
            CheckSettings settings,
            ObjectProvider<MeterRegistry> meters) {
        return new SelfCheck(dataSource, clock, settings, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
