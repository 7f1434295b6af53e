package io.switchlog.command.routing;

import io.switchlog.command.agent.Heartbeats;
import java.time.Clock;
import java.time.Duration;

/**
 * Finds the agents whose desktops have fallen silent. Only sessions that gave a sign of life once are watched: a desktop
 * that never does is not one that has stopped.
 */
final class Presence {
    private final Heartbeats heartbeats;
    private final Clock clock;

    Presence(Heartbeats heartbeats, Clock clock) {
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    void check(WaitingRoom room) {
        int minutes = room.settings().sessionTimeoutMinutes();
        if (minutes == 0) {
            return;
        }
        heartbeats
                .silentSince(clock.instant().minus(Duration.ofMinutes(minutes)))
                .forEach((agentId, lastSign) -> {
                    AgentAtWork agent = room.agent(agentId);
                    if (agent.isSilentSince(lastSign)) {
                        room.touch(agent);
                    } else {
                        heartbeats.forget(agentId, lastSign);
                    }
                });
    }
}
