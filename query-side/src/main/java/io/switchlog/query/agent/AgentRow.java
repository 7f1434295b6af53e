package io.switchlog.query.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.settings.Problem;
import io.switchlog.query.viewer.Viewer;
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
 * @param warnings what should be thought of about his settings
 * @param settings his other settings, by section
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
        Instant createdAt,
        List<Problem> warnings,
        @JsonAnyGetter Map<String, Object> settings) {

    /** Without the conflicts in queues that are not for the one who looks. */
    AgentRow asSeenBy(Viewer viewer) {
        return new AgentRow(
                id,
                username,
                fullName,
                alias,
                email,
                description,
                typology,
                internal,
                loginInPause,
                capacity,
                autoAnswer,
                advancedSearch,
                autoAnswerConflicts.stream()
                        .filter(conflict -> viewer.seesQueue(conflict.queueId()))
                        .toList(),
                createdAt,
                warnings,
                settings);
    }

    /** @param delaySeconds how long after an offer it is accepted; where it is disabled, as it was last */
    record AutoAnswer(boolean enabled, int delaySeconds) {
        static final AutoAnswer NEVER = new AutoAnswer(false, 0);
    }

    /** The agent has auto answer where he serves a queue that notifies all at once (AG-127). */
    record AutoAnswerConflict(String channel, UUID queueId) {}
}
