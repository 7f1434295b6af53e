package io.switchlog.query.agent;

import io.switchlog.messages.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the list shows him.
 *
 * @param capacity most open interactions per digital channel, 0 for no limit
 * @param autoAnswer per digital channel
 * @param advancedSearch whether he may search all interactions of his accounts
 */
record AgentRow(
        UUID id,
        String username,
        String fullName,
        @Nullable String alias,
        @Nullable String email,
        @Nullable String description,
        String typology,
        @Nullable String internal,
        boolean loginInPause,
        Map<Channel, Integer> capacity,
        Map<Channel, AutoAnswer> autoAnswer,
        boolean advancedSearch,
        List<AutoAnswerConflict> autoAnswerConflicts,
        Instant createdAt) {

    /** @param delaySeconds how long after an offer it is accepted; where it is disabled, as it was last */
    record AutoAnswer(boolean enabled, int delaySeconds) {
        static final AutoAnswer NEVER = new AutoAnswer(false, 0);
    }

    /** The agent has auto answer where he serves a queue that notifies all at once (AG-127). */
    record AutoAnswerConflict(String channel, UUID queueId) {}
}
