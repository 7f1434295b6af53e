package io.switchlog.switchboard;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the centre and its switchboards. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PbxProperties.class)
public class SwitchboardConfiguration {
    @Bean
    CentreSeats centreSeats(@Qualifier("queryJdbcClient") JdbcClient database) {
        return new CentreSeats(database);
    }
}
