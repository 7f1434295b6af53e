package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Envelope;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who or what brought a state about. */
enum WorkOrigin {
    AGENT,
    PHONE,
    SUPERVISOR,
    SYSTEM,
    RECONCILIATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By what the log says about an event that this agent, or somebody for him, caused. */
    static WorkOrigin of(AgentId agentId, Envelope at) {
        Map<String, String> metadata = at.metadata();
        return switch (metadata.getOrDefault("origin", "web")) {
            case "phone" -> PHONE;
            case "supervisor" -> SUPERVISOR;
            case "system" -> SYSTEM;
            case "reconciliation" -> RECONCILIATION;
            default -> ofRole(agentId, metadata);
        };
    }

    private static WorkOrigin ofRole(AgentId agentId, Map<String, String> metadata) {
        if (agentId.toString().equals(metadata.get("actor"))) {
            return AGENT;
        }
        return switch (metadata.getOrDefault("actorRole", "system")) {
            case "supervisor", "administrator" -> SUPERVISOR;
            default -> SYSTEM;
        };
    }

    /** The agent or user behind an event; null if a process is. */
    static @Nullable UUID actor(Envelope at) {
        String actor = at.metadata().get("actor");
        try {
            return actor == null ? null : UUID.fromString(actor);
        } catch (IllegalArgumentException aProcess) {
            return null;
        }
    }
}
