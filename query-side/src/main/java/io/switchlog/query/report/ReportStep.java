package io.switchlog.query.report;

import io.switchlog.query.BadQuery;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Into which intervals a report is cut. */
enum ReportStep {
    QUARTER("15m", "15 minutes", 35),
    HALF("30m", "30 minutes", 70),
    HOUR("1h", "1 hour", 140),
    DAY("1d", "1 day", 1_100);

    private final String code;
    private final String interval;
    private final int mostDays;

    ReportStep(String code, String interval, int mostDays) {
        this.code = code;
        this.interval = interval;
        this.mostDays = mostDays;
    }

    /** As PostgreSQL writes it. */
    String interval() {
        return interval;
    }

    /** The longest time that may be cut so finely. */
    Duration most() {
        return Duration.ofDays(mostDays);
    }

    static ReportStep of(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return QUARTER;
        }
        for (ReportStep step : values()) {
            if (step.code.equals(code)) {
                return step;
            }
        }
        throw BadQuery.invalid("interval", "must be 15m, 30m, 1h or 1d");
    }

    /** The name of a time zone, UTC unless there is one. */
    static String zone(@Nullable String zone) {
        if (zone == null || zone.isBlank()) {
            return "UTC";
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw BadQuery.invalid("zone", "must be the name of a time zone, such as Europe/Rome");
        }
        return zone;
    }
}
