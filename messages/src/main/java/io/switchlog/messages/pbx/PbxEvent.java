package io.switchlog.messages.pbx;

import io.switchlog.messages.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a switchboard was heard, and when not. Times are by our clock, but for those of its start. */
public sealed interface PbxEvent {
    /** The switchboard's name. */
    String pbx();

    /**
     * It is heard.
     *
     * @param since when this began
     * @param bootedAt when it was started, to the second; null if it does not say
     * @param gap the number of the gap that ends; null if nobody had heard it before
     */
    @Event(name = "pbx.link-established")
    record LinkEstablished(
            String pbx,
            Instant since,
            @Nullable Instant bootedAt,
            @Nullable Integer gap) implements PbxEvent {}

    /**
     * It is not heard any more.
     *
     * @param gap the number of the gap that begins, from 1
     * @param since when the link began that is lost
     * @param heardUntil all that it said before is known; what it says from then on is not
     */
    @Event(name = "pbx.link-lost")
    record LinkLost(String pbx, int gap, Instant since, Instant heardUntil, LinkEnd end) implements PbxEvent {}

    /**
     * It does not let us in: the user, the secret or the address is not what it expects.
     *
     * @param why in its words
     */
    @Event(name = "pbx.link-refused")
    record LinkRefused(String pbx, String why) implements PbxEvent {}

    /**
     * It was started anew since it was last heard. Its calls, and what was set while it ran, are gone.
     *
     * @param from when it was started before, to the second
     * @param to when it was started now
     */
    @Event(name = "pbx.restarted")
    record PbxRestarted(String pbx, Instant from, Instant to) implements PbxEvent {}

    /**
     * What happened while nobody heard it was looked up. Several gaps may be looked into at once; the rows are then those of
     * all of them.
     *
     * @param gap its number
     * @param from since when nobody heard it
     * @param to until when
     * @param rows how many rows of its own record there were
     */
    @Event(name = "pbx.gap-reconciled")
    record GapReconciled(String pbx, int gap, Instant from, Instant to, int rows) implements PbxEvent {}

    /**
     * Our reports were compared with its own record.
     *
     * @param from of the time that was compared
     * @param to of the time that was compared
     * @param rows how many visits to queues were compared
     * @param differences how many of them are not the same
     */
    @Event(name = "pbx.reports-compared")
    record ReportsCompared(String pbx, Instant from, Instant to, long rows, long differences) implements PbxEvent {}
}
