package io.switchlog;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whether the log can be reached and keeps what it is given, and whether a projection has come to a halt. */
@Component("log")
class DatabaseHealth extends AbstractHealthIndicator {
    private final JdbcTemplate jdbc;

    DatabaseHealth(@Qualifier("queryDataSource") DataSource dataSource) {
        super("the log cannot be reached");
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Map<String, Object> state = jdbc.queryForMap("""
                select (select position from log.head) as head,
                       (select coalesce(min(position), 0) from projection.position) as projected,
                       (select count(*) from projection.position where error is not null) as halted,
                       current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on' as durable""");
        boolean halted = state.get("halted") instanceof Number projections && projections.longValue() > 0;
        boolean durable = Boolean.TRUE.equals(state.get("durable"));
        builder.withDetails(state).status(halted || !durable ? "DOWN" : "UP");
    }
}
