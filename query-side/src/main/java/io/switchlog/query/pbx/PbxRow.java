package io.switchlog.query.pbx;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A switchboard.
 *
 * @param connected whether it is heard
 * @param since when it is heard, or is not; null if it never was
 * @param bootedAt when it was started, to the second; null if that is not known
 * @param lostBy why it is not heard: closed, silent, broken, stopped or died; null if it is, or never was
 * @param refused what it said when it did not let us in; null if it did
 * @param attendedAt when a node last looked after it; null if none ever did
 * @param heardUntil all that it said before is stored; null if nothing is
 * @param backlog how many of its events are stored and not translated yet; nobody counts beyond a hundred thousand
 * @param unknownEvents how many of its events nobody here could do anything with
 * @param blindSeconds for how long altogether nobody heard it, since it was heard first
 * @param gaps the last times when nobody heard it, the newest first
 * @param unreconciled of how many such times it was not looked up what happened
 * @param comparison of reports with its own record, the last one; null if there was none
 * @param troubles what is wrong, in words; empty if all is well
 */
public record PbxRow(
        String name,
        boolean connected,
        @Nullable Instant since,
        @Nullable Instant bootedAt,
        @Nullable String lostBy,
        @Nullable String refused,
        @Nullable Instant attendedAt,
        @Nullable Instant heardUntil,
        long backlog,
        long unknownEvents,
        double blindSeconds,
        List<Gap> gaps,
        int unreconciled,
        @Nullable Comparison comparison,
        List<String> troubles) {

    /**
     * A time when nobody heard it.
     *
     * @param to null if it goes on
     * @param cause as lostBy
     * @param reconciledAt when it was looked up what happened meanwhile; null if it was not
     * @param recordRows how many rows of its own record there were
     */
    public record Gap(
            int number,
            Instant from,
            @Nullable Instant to,
            String cause,
            @Nullable Instant reconciledAt,
            @Nullable Integer recordRows) {}

    /**
     * Our reports against its own record.
     *
     * @param from of the time that was compared
     * @param to of the time that was compared
     * @param rows how many visits to queues were compared
     * @param differences how many of them were not the same
     */
    public record Comparison(Instant at, Instant from, Instant to, long rows, long differences) {}

    PbxRow with(List<String> words) {
        return new PbxRow(
                name,
                connected,
                since,
                bootedAt,
                lostBy,
                refused,
                attendedAt,
                heardUntil,
                backlog,
                unknownEvents,
                blindSeconds,
                gaps,
                unreconciled,
                comparison,
                words);
    }
}
