package io.switchlog.database;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pools of the sides. None is a default: who needs one says which. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
    private static final int WRITER_CONNECTIONS = 24;
    private static final int PROJECTOR_CONNECTIONS = 10;
    private static final int QUERY_CONNECTIONS = 16;

    @Bean(defaultCandidate = false, destroyMethod = "close")
    DataSource writerDataSource(Database database) {
        return database.pool(Database.LOG_WRITER, WRITER_CONNECTIONS);
    }

    @Bean(defaultCandidate = false, destroyMethod = "close")
    DataSource projectorDataSource(Database database) {
        return database.pool(Database.PROJECTOR, PROJECTOR_CONNECTIONS);
    }

    @Bean(defaultCandidate = false, destroyMethod = "close")
    DataSource queryDataSource(Database database) {
        return database.pool(Database.QUERY_READER, QUERY_CONNECTIONS);
    }
}
