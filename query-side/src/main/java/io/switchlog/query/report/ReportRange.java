package io.switchlog.query.report;

import io.switchlog.query.BadQuery;
import io.switchlog.query.TimeRange;
import java.time.Duration;
import java.time.Instant;

/** The time that a calculated report is about: where a request leaves an end open, it is the last day until now. */
record ReportRange(Instant from, Instant to) {
    private static final Duration LAST = Duration.ofDays(1);

    static ReportRange of(TimeRange asked, Instant now, Duration most) {
        Instant givenFrom = asked.fromInstant();
        Instant givenTo = asked.toInstant();
        Instant to =
                givenTo != null ? givenTo : givenFrom == null || now.isAfter(givenFrom) ? now : givenFrom.plus(LAST);
        Instant from = givenFrom == null ? to.minus(LAST) : givenFrom;
        if (!from.isBefore(to)) {
            throw BadQuery.invalid("to", "must be after from");
        }
        if (Duration.between(from, to).compareTo(most) > 0) {
            throw BadQuery.invalid("to", "must be within " + most.toDays() + " days after from");
        }
        return new ReportRange(from, to);
    }
}
