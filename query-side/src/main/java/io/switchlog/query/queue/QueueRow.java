package io.switchlog.query.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A queue as the list shows it.
 *
 * @param agentTimeoutSeconds how long one offer stands
 * @param weight 0 to 10: which queue goes first when an agent could serve several
 * @param wrapUpSeconds how long an agent wraps up after closing one of its interactions, 0 for not at all
 * @param renotifySeconds how often an agent is reminded of an offer while it stands, 0 for never
 * @param requeueOn when an accepted interaction waits again: logged_out, disconnected, paused
 */
record QueueRow(
        UUID id,
        String name,
        String channel,
        String strategy,
        int agentTimeoutSeconds,
        int weight,
        int wrapUpSeconds,
        int renotifySeconds,
        MissedOffers missedOffers,
        List<String> requeueOn,
        Instant createdAt) {

    /**
     * What is done about an agent who lets offers expire.
     *
     * @param action none, pause or not_responding
     * @param after how many in a row; without meaning where nothing is done
     */
    record MissedOffers(String action, int after) {}
}
