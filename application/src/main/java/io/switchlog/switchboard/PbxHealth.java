package io.switchlog.switchboard;

import io.switchlog.query.pbx.PbxOverview;
import io.switchlog.query.pbx.PbxRow;
import java.util.List;
import java.util.Set;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether all is well with the switchboards of this node's settings; if not, what is wrong in words. */
@Component("switchboardsHealthIndicator")
public final class PbxHealth extends AbstractHealthIndicator {
    private static final String UNATTENDED = "No node has looked after it yet.";

    private final Set<String> names;
    private final PbxOverview overview;

    PbxHealth(PbxProperties properties, PbxOverview overview) {
        super("it is not known how the switchboards are");
        this.names = properties.pbx().keySet();
        this.overview = overview;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        if (names.isEmpty()) {
            return;
        }
        List<PbxRow> rows = overview.all();
        for (String name : names) {
            List<String> troubles = rows.stream()
                    .filter(row -> row.name().equals(name))
                    .findFirst()
                    .map(PbxRow::troubles)
                    .orElse(List.of(UNATTENDED));
            if (!troubles.isEmpty()) {
                builder.down().withDetail(name, troubles);
            }
        }
    }
}
