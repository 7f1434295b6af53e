package io.switchlog.query.check;

import io.switchlog.query.check.CheckResult.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far one invariant has been looked at, and where it does not hold. Not for several threads.
 *
 * <p>What is new is looked at first, then the next slice of history, from its beginning to its end and again. Stretches
 * in which something was found are looked at in every round until nothing is found there any more.
 */
final class Inspection {
    private static final int MOST_STRETCHES = 8;
    private static final int MOST_EXAMPLES = 10;
    private static final int LEAST_SLICE = 50;
    private static final long NOT_BEGUN = -1;

    private final Invariant invariant;
    private final int usualSlice;
    private int slice;
    private long newFrom = NOT_BEGUN;
    private long sweepFrom;
    private long position;
    private final Map<Stretch, List<Violation>> found = new LinkedHashMap<>();
    private @Nullable Instant lastRun;
    private long durationMs;
    private @Nullable Instant waitingSince;
    private boolean complained;
    private @Nullable String error;

    Inspection(Invariant invariant, int slice) {
        this.invariant = invariant;
        this.usualSlice = slice;
        this.slice = slice;
    }

    Invariant invariant() {
        return invariant;
    }

    /** What to look at in this round, given where the tables are. */
    List<Stretch> due(long position) {
        if (invariant.scope() == Invariant.Scope.PRESENT) {
            return List.of(Stretch.PRESENT);
        }
        List<Stretch> due =
                new ArrayList<>(found.keySet().stream().limit(MOST_STRETCHES).toList());
        // What was new to another process is history to this one. A table that is built again begins before its end.
        newFrom = newFrom == NOT_BEGUN ? Math.max(0, position - slice) : Math.min(newFrom, position);
        for (int i = 0; i < MOST_STRETCHES && newFrom < position; i++) {
            Stretch next = new Stretch(newFrom, Math.min(position, newFrom + slice));
            due.add(next);
            newFrom = next.to();
        }
        if (sweepFrom >= position) {
            sweepFrom = 0;
        }
        Stretch next = new Stretch(sweepFrom, Math.min(position, sweepFrom + slice));
        due.add(next);
        sweepFrom = next.to();
        return due;
    }

    /** Whether it is to be looked at again soon: there is more that is new than a round covers, or it could not be. */
    boolean isBehind() {
        return waitingSince != null || (invariant.scope() == Invariant.Scope.STRETCH && newFrom < position);
    }

    /** Takes in what was found; answers what that changes. */
    Change looked(Inspector.Look look, Instant at, long tookMs) {
        Map<String, Violation> before = violations();
        look.found().forEach((stretch, violations) -> {
            // Those that were looked at go to the end of the line.
            found.remove(stretch);
            Set<String> elsewhere = violations().keySet();
            List<Violation> more = violations.stream()
                    .filter(violation -> !elsewhere.contains(violation.key()))
                    .toList();
            if (!more.isEmpty()) {
                found.put(stretch, more);
            }
        });
        position = look.position();
        lastRun = at;
        durationMs = tookMs;
        waitingSince = null;
        slice = error == null ? Math.min(usualSlice, 2 * slice) : slice;
        error = null;
        Map<String, Violation> after = violations();
        return new Change(without(after, before.keySet()), without(before, after.keySet()));
    }

    /** @param gone what was found before and is in order now */
    record Change(List<Violation> fresh, List<Violation> gone) {}

    private static List<Violation> without(Map<String, Violation> violations, Set<String> keys) {
        return violations.values().stream()
                .filter(violation -> !keys.contains(violation.key()))
                .toList();
    }

    /** The tables are at different positions; answers since when. */
    Instant waits(Instant at) {
        if (waitingSince == null) {
            waitingSince = at;
            complained = false;
        }
        return waitingSince;
    }

    /** Whether nobody has been told yet that it waits. */
    boolean isFirstComplaint() {
        boolean first = !complained;
        complained = true;
        return first;
    }

    /** Up to where it has been looked at. */
    record Place(long newFrom, long sweepFrom) {}

    Place place() {
        return new Place(newFrom, sweepFrom);
    }

    /** As if it had not been looked at since. */
    void back(Place before) {
        newFrom = before.newFrom();
        sweepFrom = before.sweepFrom();
    }

    /**
     * The look failed, and what it covered is still to be looked at: in smaller slices, in case it was too much for the
     * time that it has. Answers whether the look before had not failed.
     */
    boolean failed(String why, Place before) {
        back(before);
        slice = Math.min(slice, Math.max(LEAST_SLICE, slice / 2));
        boolean first = error == null;
        error = why;
        return first;
    }

    private Map<String, Violation> violations() {
        Map<String, Violation> all = new LinkedHashMap<>();
        found.values().forEach(list -> list.forEach(violation -> all.putIfAbsent(violation.key(), violation)));
        return all;
    }

    CheckResult result() {
        boolean present = invariant.scope() == Invariant.Scope.PRESENT;
        List<Violation> violations = List.copyOf(violations().values());
        Status status = !violations.isEmpty()
                ? Status.VIOLATED
                : waitingSince != null
                        ? Status.CATCHING_UP
                        : lastRun == null || error != null ? Status.NOT_RUN : Status.OK;
        return new CheckResult(
                invariant.name(),
                invariant.description(),
                status,
                present ? position : Math.max(0, newFrom),
                present ? position : sweepFrom,
                violations.size(),
                violations.stream().limit(MOST_EXAMPLES).toList(),
                lastRun,
                durationMs,
                waitingSince,
                error);
    }
}
