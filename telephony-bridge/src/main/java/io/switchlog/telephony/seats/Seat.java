package io.switchlog.telephony.seats;

import io.switchlog.messages.agent.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * An agent's place in a queue of the switchboard.
 *
 * @param queue as the switchboard calls it
 * @param device what rings, such as {@code PJSIP/1001}
 * @param penalty agents with a lower one are called first
 * @param pause why the agent is not called now, or null if he is
 * @param ringInUse whether he is called while he is in a call
 */
public record Seat(
        String queue,
        String device,
        AgentId agentId,
        int penalty,
        @Nullable String pause,
        boolean ringInUse) {

    /** What makes it this place and no other. */
    record Place(String queue, String device) {}

    Place place() {
        return new Place(queue, device);
    }

    boolean paused() {
        return pause != null;
    }
}
