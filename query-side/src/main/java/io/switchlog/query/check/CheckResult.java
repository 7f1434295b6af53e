package io.switchlog.query.check;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one invariant.
 *
 * @param checkedUpTo position up to which everything new has been looked at
 * @param sweptUpTo how far the slow look at all of history has come; it begins again when it is through
 * @param violations how many keys offend, as far as they are counted
 * @param examples the first of them
 * @param lastRun when it was looked at last, null if it never was
 * @param durationMs how long that took
 * @param waitingSince since when it could not be looked at, because its tables are at different positions; null if it can
 * @param error why the last look failed, null if it did not
 */
public record CheckResult(
        String name,
        String description,
        Status status,
        long checkedUpTo,
        long sweptUpTo,
        int violations,
        List<Violation> examples,
        @Nullable Instant lastRun,
        long durationMs,
        @Nullable Instant waitingSince,
        @Nullable String error) {

    /** How it stands. */
    public enum Status {
        OK,
        VIOLATED,
        CATCHING_UP,
        NOT_RUN;

        /** As the API has it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CheckResult {
        examples = List.copyOf(examples);
    }
}
