package io.switchlog.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of one thing, one after the other: the open one, if there is one, and those closed since the last batch.
 *
 * @param open what is now
 * @param closed newest first
 */
public record Timeline<R extends Positioned>(
        @Nullable R open, @Nullable Closed<R> closed) implements Positioned {

    /** A closed interval, and the ones before it. */
    public record Closed<R>(R row, @Nullable Closed<R> earlier) {}

    /** A timeline that begins with this interval. */
    public static <R extends Positioned> Timeline<R> opening(R row) {
        return new Timeline<>(row, null);
    }

    /** The open interval ends as given and nothing follows, for now. */
    public Timeline<R> close(R closedRow) {
        return new Timeline<>(null, new Closed<>(closedRow, closed));
    }

    /** This interval begins; there must not be an open one. */
    public Timeline<R> open(R row) {
        if (open != null) {
            throw new IllegalStateException("still open: " + open);
        }
        return new Timeline<>(row, closed);
    }

    /** The open interval goes on as given. */
    public Timeline<R> instead(R row) {
        if (open == null) {
            throw new IllegalStateException("not open: " + row);
        }
        return new Timeline<>(row, closed);
    }

    List<R> rows() {
        List<R> rows = new ArrayList<>();
        if (open != null) {
            rows.add(open);
        }
        for (Closed<R> at = closed; at != null; at = at.earlier()) {
            rows.add(at.row());
        }
        Collections.reverse(rows);
        return rows;
    }

    @Override
    public long position() {
        if (open != null) {
            return open.position();
        }
        return closed == null ? 0 : closed.row().position();
    }
}
