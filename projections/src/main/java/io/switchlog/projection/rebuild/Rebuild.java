package io.switchlog.projection.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild that was asked for: a row of {@code projection.rebuild}, whose columns say more.
 *
 * @param names the projections
 * @param cancelRequested whether it is to stop
 * @param position up to which event the new tables have followed the log
 * @param head the last event of the log
 * @param waitsFor what it waits for before it can end, if it does
 * @param differences a JSON array, one object per table; null if nothing was compared
 */
public record Rebuild(
        UUID id,
        List<String> names,
        Wish wish,
        Status status,
        boolean cancelRequested,
        long position,
        long head,
        @Nullable Long eventsPerSecond,
        @Nullable Long remainingSeconds,
        @Nullable String waitsFor,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable String differences,
        @Nullable String error) {

    private static final int MOST_LISTED = 5;

    /** What is rebuilt, in a few words: the names, or how many there are. */
    String subject() {
        return names.size() > MOST_LISTED ? names.size() + " projections" : String.join(", ", names);
    }

    /**
     * What is wanted.
     *
     * @param compare whether the rows that differ are counted and the first of them listed
     * @param swap whether the new tables take the place of the old ones; otherwise they are dropped in the end
     * @param keepOld whether the old ones are then kept in schema {@code retired} until the next rebuild
     */
    public record Wish(boolean compare, boolean swap, boolean keepOld) {
        /** Nothing but new tables. */
        public static final Wish USUAL = new Wish(false, true, false);
    }

    /** How far it is. */
    public enum Status {
        REQUESTED,
        BUILDING,
        INDEXING,
        CATCHING_UP,
        COMPARING,
        SWAPPING,
        DONE,
        FAILED,
        CANCELLED;

        /** As in the table. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether there is nothing more to do. */
        public boolean isFinal() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** Between 0 and 1: how much of the log the new tables have taken. */
    public double progress() {
        if (status == Status.DONE) {
            return 1;
        }
        return head == 0 ? 0 : Math.min(1, (double) position / head);
    }

    /** Whether all that was compared is the same; true if nothing was. */
    public boolean isTheSame() {
        return differences == null || !differences.matches("(?s).*\"(onlyOld|onlyNew|changed)\": [1-9].*");
    }
}
