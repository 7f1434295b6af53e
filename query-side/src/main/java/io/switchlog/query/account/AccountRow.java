package io.switchlog.query.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account as the list shows it.
 *
 * @param route JSON array of steps, each {@code queueId} or {@code agentId}, and {@code timeoutSeconds}
 */
record AccountRow(
        UUID id, String name, String channel, @JsonRawValue String route, Instant createdAt) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of a step that leads to a queue or an agent that is not for him he sees how long it lasts, and no more. */
    AccountRow asSeenBy(Viewer viewer) {
        if (viewer.seesAll() || viewer.isAgent()) {
            return this;
        }
        JsonNode steps = JSON.readTree(route);
        for (JsonNode step : steps) {
            if (!sees(viewer::seesQueue, step.path("queueId")) || !sees(viewer::sees, step.path("agentId"))) {
                ((ObjectNode) step).remove(List.of("queueId", "agentId"));
            }
        }
        return new AccountRow(id, name, channel, steps.toString(), createdAt);
    }

    private static boolean sees(Predicate<UUID> visible, JsonNode id) {
        return !id.isString() || visible.test(UUID.fromString(id.stringValue()));
    }
}
