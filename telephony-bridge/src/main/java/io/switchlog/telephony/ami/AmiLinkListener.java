package io.switchlog.telephony.ami;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Told of a link's state, on the thread that reads the events and in order with them: what is heard between {@code connected}
 * and {@code lost} is all there was. Every {@code connected} is followed by a {@code lost}.
 */
public interface AmiLinkListener {

    /** Whether it is the same run of the switchboard as last time. */
    enum Boot {
        /** This link has heard of no earlier run, or the switchboard does not say. */
        UNKNOWN,
        SAME,
        /** It was started anew: its calls, pauses and dynamic members are gone. */
        RESTARTED
    }

    /** Why a link ended. */
    enum Ending {
        /** The switchboard said goodbye: it was shut down, restarted, or tired of a slow reader. */
        CLOSED,
        /** Nothing was heard, not even answers to pings. */
        SILENT,
        BROKEN,
        /** We ended it. */
        STOPPED
    }

    /**
     * Events are heard from now on.
     *
     * @param bootedAt when the switchboard was started, to the second; null if it does not say
     */
    record Connected(Instant at, @Nullable Instant bootedAt, Boot boot) {}

    /**
     * Nothing is heard any more.
     *
     * @param heardUntil whatever was said before is handed over; what happened since may be unknown
     */
    record Lost(Instant at, Instant heardUntil, Ending ending) {}

    void connected(Connected connected);

    void lost(Lost lost);

    /** The switchboard does not let us in. Asked again, slowly. */
    void refused(Instant at, String why);
}
