package io.switchlog.messages.pbx;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of the link to a switchboard. It has happened, so no rule refuses it; what was reported before, or is
 * overtaken, is passed over.
 */
public sealed interface PbxCommand {
    /** The switchboard's name. */
    String pbx();

    /** The stream in which everything about its link is. */
    default String stream() {
        return streamOf(pbx());
    }

    static String streamOf(String pbx) {
        return "pbx:" + pbx;
    }

    /**
     * It is heard from now on.
     *
     * @param since when this began; tells this link from the ones before and after it
     * @param bootedAt when the switchboard was started, to the second; null if it does not say
     * @param heardUntil until when all that it said is known; null if nobody has ever heard it
     */
    record ReportLink(
            String pbx,
            Instant since,
            @Nullable Instant bootedAt,
            @Nullable Instant heardUntil) implements PbxCommand {}

    /**
     * It is not heard any more.
     *
     * @param since when the link began that is lost
     * @param heardUntil until when all that it said is known
     */
    record ReportLinkLoss(String pbx, Instant since, Instant heardUntil, LinkEnd end) implements PbxCommand {}

    /**
     * It does not let us in.
     *
     * @param why in its words
     */
    record ReportLinkRefusal(String pbx, String why) implements PbxCommand {}

    /**
     * What happened while nobody heard it was looked up, for all times up to now of which that was not done before.
     *
     * @param rows how many rows of the switchboard's own record there were
     */
    record ReportLookBack(String pbx, int rows) implements PbxCommand {}

    /**
     * Our reports were compared with the switchboard's own record.
     *
     * @param rows how many visits to queues were compared
     * @param differences how many of them are not the same
     */
    record ReportComparison(String pbx, Instant from, Instant to, long rows, long differences) implements PbxCommand {}
}
