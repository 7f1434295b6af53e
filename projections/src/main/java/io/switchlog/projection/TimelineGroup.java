package io.switchlog.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Intervals of several things under one key, so that one event can end them all: the open ones, and those closed since
 * the last batch.
 *
 * @param position of the last event about any of them
 */
public record TimelineGroup<R extends Positioned>(List<R> open, List<R> closed, long position) implements Positioned {

    /** One that begins with this interval. */
    public static <R extends Positioned> TimelineGroup<R> opening(R row) {
        return new TimelineGroup<>(List.of(row), List.of(), row.position());
    }

    static <R extends Positioned> TimelineGroup<R> loaded(List<R> open) {
        return new TimelineGroup<>(
                List.copyOf(open),
                List.of(),
                open.stream().mapToLong(Positioned::position).max().orElse(0));
    }

    /** This interval begins. */
    public TimelineGroup<R> open(R row) {
        List<R> more = new ArrayList<>(open);
        more.add(row);
        return new TimelineGroup<>(List.copyOf(more), closed, row.position());
    }

    /** The open intervals that match end as given. */
    public TimelineGroup<R> close(Predicate<R> ending, Function<R, R> ended, long position) {
        List<R> stillOpen = new ArrayList<>();
        List<R> moreClosed = new ArrayList<>(closed);
        for (R row : open) {
            if (ending.test(row)) {
                moreClosed.add(ended.apply(row));
            } else {
                stillOpen.add(row);
            }
        }
        return new TimelineGroup<>(List.copyOf(stillOpen), List.copyOf(moreClosed), position);
    }
}
