package io.switchlog.query.agent;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent did, and what was done to him, from one time until before another, in order.
 *
 * @param count of all entries; the rows are a page of them
 */
record AgentTimeline(UUID agentId, Instant from, Instant to, Totals totals, long count, List<Entry> rows) {

    /**
     * Sums over the whole range, whatever the page.
     *
     * @param stateMs per channel and state, milliseconds within the range
     * @param entries how many entries of each kind
     * @param offers how many offers came to which end; those that stand are live
     */
    record Totals(Map<String, Map<String, Long>> stateMs, Map<String, Long> entries, Map<String, Long> offers) {}

    /**
     * Something that lasted.
     *
     * @param kind session, state, offer, engagement, membership, capacity or profile
     * @param channel null where it is not about one
     * @param what in short: the state, or how it ended, or open
     * @param to null while it lasts
     * @param clippedFrom whether it began before the range
     * @param clippedTo whether it lasts beyond the range
     * @param details what there is to say; what does not apply is left out
     * @param events index and type of those that began and ended it
     */
    record Entry(
            String kind,
            @Nullable String channel,
            String what,
            Instant from,
            @Nullable Instant to,
            boolean clippedFrom,
            boolean clippedTo,
            @JsonRawValue String details,
            @JsonRawValue String events) {}
}
