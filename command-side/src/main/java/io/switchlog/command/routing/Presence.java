package io.switchlog.command.routing;

import io.switchlog.command.agent.Heartbeats;
import io.switchlog.messages.agent.AgentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Finds the agents whose desktops have fallen silent. Only sessions that gave a sign of life once are watched: a desktop
 * that never does is not one that has stopped.
 */
final class Presence {
    private final Heartbeats heartbeats;
    private final Clock clock;
    /** Those who were silent at the last check. */
    private Set<AgentId> missing = Set.of();

    Presence(Heartbeats heartbeats, Clock clock) {
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    void check(WaitingRoom room) {
        Map<AgentId, Instant> silent = silent(room.settings().sessionTimeoutMinutes());
        missing.stream()
                .filter(agentId -> !silent.containsKey(agentId))
                .forEach(agentId -> room.agent(agentId).isHeardAgain());
        missing = silent.keySet();
        silent.forEach((agentId, lastSign) -> {
            AgentAtWork agent = room.agent(agentId);
            if (agent.isSilentSince(lastSign)) {
                room.touch(agent);
            } else if (agent.hasOutlived(lastSign)) {
                heartbeats.forget(agentId, lastSign);
            }
        });
    }

    private Map<AgentId, Instant> silent(int minutes) {
        return minutes == 0 ? Map.of() : heartbeats.silentSince(clock.instant().minus(Duration.ofMinutes(minutes)));
    }
}
