package io.switchlog.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * From one time until before another, as it stands in the request: ISO-8601 with a time zone; either end may be open.
 */
public record TimeRange(@Nullable String from, @Nullable String to) {
    private static final int LAST_YEAR = 9999;

    /** The beginning, or null if it is open. */
    public @Nullable Instant fromInstant() {
        return instant("from", from);
    }

    /** The end, or null if it is open. */
    public @Nullable Instant toInstant() {
        return instant("to", to);
    }

    /** What a parameter says, or null if it says nothing. */
    public static @Nullable Instant instant(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        OffsetDateTime time;
        try {
            // In a URL a plus that was not encoded arrives as a blank.
            time = OffsetDateTime.parse(text.strip().replace(' ', '+'));
        } catch (DateTimeException e) {
            throw BadQuery.malformed(field, "must be a time such as 2026-03-02T08:00:00Z");
        }
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw BadQuery.invalid(field, "must be in the years 1 to " + LAST_YEAR);
        }
        return time.toInstant();
    }
}
