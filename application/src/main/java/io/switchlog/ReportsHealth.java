package io.switchlog;

import io.switchlog.query.check.CheckResult;
import io.switchlog.query.check.SelfCheck;
import io.switchlog.query.check.Violation;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the tables are in themselves what they must be; says which check found what. Shown as {@code reports}. */
@Component("reportsHealthIndicator")
class ReportsHealth extends AbstractHealthIndicator {
    private static final int MOST_KEYS = 3;

    private final SelfCheck selfCheck;

    ReportsHealth(SelfCheck selfCheck) {
        super("the checks cannot be asked");
        this.selfCheck = selfCheck;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (CheckResult check : selfCheck.results()) {
            if (check.status() == CheckResult.Status.VIOLATED) {
                List<String> keys = check.examples().stream()
                        .limit(MOST_KEYS)
                        .map(Violation::key)
                        .toList();
                builder.down().withDetail(check.name(), keys);
            }
        }
    }
}
