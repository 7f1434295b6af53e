package io.switchlog.query;

import io.switchlog.query.viewer.ViewerArgument;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The read side. Needs a {@code DataSource} named {@code queryDataSource} whose role may only select, a {@code Clock}, a
 * meter registry,
 * and the authentication of requests; brings everything else. All that it has of its own kind is kept from others'
 * injection points, so that nothing is written through it by mistake.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableMethodSecurity
@EnableTransactionManagement
@EnableJpaRepositories(
        entityManagerFactoryRef = "queryEntityManagerFactory",
        transactionManagerRef = "queryTransactionManager",
        bootstrapMode = BootstrapMode.DEFERRED)
public class QueryConfiguration {

    @Bean(defaultCandidate = false)
    JdbcClient queryJdbcClient(@Qualifier("queryDataSource") DataSource queryDataSource) {
        return JdbcClient.create(queryDataSource);
    }

    @Bean(defaultCandidate = false)
    LocalContainerEntityManagerFactoryBean queryEntityManagerFactory(
            @Qualifier("queryDataSource") DataSource queryDataSource) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitName("query");
        // Brings the dialect of Spring's that makes JdbcClient take part in the transactions of JPA.
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setDataSource(queryDataSource);
        factory.setPackagesToScan(QueryConfiguration.class.getPackageName());
        // The rest of the start need not wait for Hibernate.
        factory.setBootstrapExecutor(new SimpleAsyncTaskExecutor("query-entities-"));
        // Nothing is created or altered, and the database need not be asked what it is: it is always PostgreSQL.
        factory.setJpaPropertyMap(Map.of(
                "hibernate.hbm2ddl.auto", "none",
                "jakarta.persistence.database-product-name", "PostgreSQL",
                "jakarta.persistence.database-major-version", "18",
                "hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName(),
                "hibernate.boot.allow_jdbc_metadata_access", "false",
                "hibernate.jdbc.time_zone", "UTC"));
        return factory;
    }

    @Bean(defaultCandidate = false)
    PlatformTransactionManager queryTransactionManager(
            @Qualifier("queryEntityManagerFactory") EntityManagerFactory queryEntityManagerFactory) {
        return new JpaTransactionManager(queryEntityManagerFactory);
    }

    @Bean
    WebMvcConfigurer eventIndexOnEveryRead(EventIndexInterceptor interceptor, ViewerArgument viewer) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor).addPathPatterns("/api/**");
                registry.addInterceptor(viewer).addPathPatterns("/api/**");
            }
        };
    }

    /** Times with six digits of fraction always: whoever compares them as text gets the right order. */
    @Bean
    JacksonModule instantsWithMicroseconds() {
        return new SimpleModule("switchlog-instants").addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
            private final DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

            @Override
            public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
                json.writeString(format.format(value));
            }
        });
    }
}
