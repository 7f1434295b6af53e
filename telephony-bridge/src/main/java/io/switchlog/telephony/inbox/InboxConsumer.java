package io.switchlog.telephony.inbox;

import java.util.List;

/**
 * Makes something of the events of one switchboard, which it is handed in their order, each at least once. What it knows of
 * calls that are not over it may keep in memory: whoever begins anew is handed their events again. It is used by one
 * thread.
 */
public interface InboxConsumer {

    /**
     * Takes the next events. Comes back when what follows from them is recorded for good. What cannot be understood is
     * passed over; an exception means that nothing can be recorded now, and ends this consumer: another one begins anew.
     *
     * @param events not empty; the first ones may have been taken by a consumer before, whose records are then repeated
     * @return where a consumer that begins anew has to begin: the first event of the oldest call that is not over, or one
     *     after the last of these events if there is none
     */
    long take(List<InboxEntry> events);

    /**
     * Nothing more has come. What waits for a word that never comes need not wait for another event.
     *
     * @throws RuntimeException as {@link #take} does
     */
    default void quiet() {}

    /** Makes consumers. */
    interface Factory {
        /**
         * Begins anew.
         *
         * @param cursor how far others came; events up to its position are repeated ones
         */
        InboxConsumer begin(String pbx, InboxCursor cursor);
    }
}
