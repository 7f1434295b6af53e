package io.switchlog.query.interaction;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.query.viewer.Viewer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an interaction's life tells of queues and agents that are not for the one who looks: that it was elsewhere. */
final class Elsewhere {
    private static final List<String> OF_A_QUEUE = List.of("queueName", "strategy", "rank");
    private static final List<String> COUNTS = List.of("candidateCount", "passedOverCount");

    private Elsewhere() {}

    static void hide(Map<String, Object> details, Viewer viewer) {
        boolean hidden = details.values()
                .removeIf(value -> value instanceof QueueId queueId && !viewer.seesQueue(queueId.value()));
        if (hidden) {
            details.keySet().removeAll(OF_A_QUEUE);
        }
        hidden |= details.values().removeIf(value -> value instanceof AgentId agentId && !viewer.sees(agentId.value()));
        if (hidden || !all(details.get("candidates"), details.get("candidateCount"))) {
            details.keySet().removeAll(COUNTS);
        }
    }

    /** Whether as many are named as there were; a count of those who are not tells of them. */
    private static boolean all(@Nullable Object named, @Nullable Object count) {
        return !(named instanceof List<?> candidates)
                || !(count instanceof Integer number)
                || candidates.size() == number;
    }
}
