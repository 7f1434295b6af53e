package io.switchlog.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Several rows under one key.
 *
 * @param position of the last event about any of them
 */
public record Group<R extends Positioned>(List<R> rows, long position) implements Positioned {

    static <R extends Positioned> Group<R> of(List<R> rows) {
        return new Group<>(
                List.copyOf(rows),
                rows.stream().mapToLong(Positioned::position).max().orElse(0));
    }

    /** A group of one row. */
    public static <R extends Positioned> Group<R> of(R row) {
        return new Group<>(List.of(row), row.position());
    }

    /** With this row instead of those that match. */
    public Group<R> with(R row, Predicate<R> instead) {
        List<R> others = new ArrayList<>(without(instead, row.position()).rows);
        others.add(row);
        return new Group<>(List.copyOf(others), row.position());
    }

    /** Without the rows that match. */
    public Group<R> without(Predicate<R> leaving, long position) {
        return new Group<>(rows.stream().filter(leaving.negate()).toList(), position);
    }
}
