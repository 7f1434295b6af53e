package io.switchlog.demo;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who will turn to the centre.
 *
 * @param number of this customer among all, from 1
 * @param arrivesAt since the day began
 * @param patience how long until he leaves if nobody answers, null if he stays
 * @param handling how long an agent will be occupied with him
 */
record Customer(
        int number,
        ServedChannel channel,
        Fate fate,
        Duration arrivesAt,
        @Nullable Duration patience,
        Duration handling,
        Letter letter) {

    /** What becomes of a customer. Most are left to chance, some are there so that every day shows everything. */
    enum Fate {
        CHANCE,
        /** Every agent who is asked answers. */
        ANSWERED,
        /** The first line does not react, the second answers. */
        PASSED_ON,
        /** Leaves while the first line does not react. */
        LEAVES,
        /** Comes so late that the end of the day finds him waiting. */
        WAITS
    }

    /** Who writes what. */
    record Letter(String name, String phone, String email, String subject, String body) {}

    /** A customer who has arrived. */
    record Arrived(UUID interactionId, Customer customer) {}
}
