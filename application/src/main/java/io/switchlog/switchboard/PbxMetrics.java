package io.switchlog.switchboard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.query.pbx.PbxOverview;
import io.switchlog.query.pbx.PbxRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How the switchboards of this node's settings are, as numbers; the same on every node. */
@Component
public final class PbxMetrics {
    /** All of them are asked for at once. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final PbxOverview overview;
    private final Clock clock;
    private List<PbxRow> known = List.of();
    private @Nullable Instant knownAt;

    PbxMetrics(PbxProperties properties, PbxOverview overview, MeterRegistry meters, Clock clock) {
        this.overview = overview;
        this.clock = clock;
        for (String pbx : properties.pbx().keySet()) {
            gauge(meters, "connected", pbx, "1 if it is heard", row -> row.connected() ? 1 : 0);
            gauge(meters, "inbox.backlog", pbx, "Events that are stored and not translated yet", PbxRow::backlog);
            gauge(meters, "differences", pbx, "Visits to queues that are not as in its own record", row -> {
                PbxRow.Comparison comparison = row.comparison();
                return comparison == null ? 0 : comparison.differences();
            });
            counter(meters, "blind.seconds", pbx, "For how long nobody heard it", PbxRow::blindSeconds);
            counter(meters, "unknown.events", pbx, "Events with which nobody could do anything", PbxRow::unknownEvents);
        }
    }

    private void gauge(
            MeterRegistry meters, String name, String pbx, String description, ToDoubleFunction<PbxRow> value) {
        Gauge.builder("switchlog.pbx." + name, this, metrics -> metrics.of(pbx, value))
                .tag("pbx", pbx)
                .description(description)
                .register(meters);
    }

    private void counter(
            MeterRegistry meters, String name, String pbx, String description, ToDoubleFunction<PbxRow> value) {
        FunctionCounter.builder("switchlog.pbx." + name, this, metrics -> metrics.of(pbx, value))
                .tag("pbx", pbx)
                .description(description)
                .register(meters);
    }

    private double of(String pbx, ToDoubleFunction<PbxRow> value) {
        try {
            return rows().stream()
                    .filter(row -> row.name().equals(pbx))
                    .findFirst()
                    .map(value::applyAsDouble)
                    .orElse(0.0);
        } catch (DataAccessException unknown) {
            return Double.NaN;
        }
    }

    private synchronized List<PbxRow> rows() {
        Instant now = clock.instant();
        if (knownAt == null || now.isAfter(knownAt.plus(GOOD_FOR))) {
            known = overview.all();
            knownAt = now;
        }
        return known;
    }
}
