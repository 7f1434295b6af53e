package io.switchlog.telephony.seats;

import io.switchlog.messages.agent.AgentId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing to do on a switchboard so that its queues are served as the centre has it. */
public sealed interface SeatChange {
    String queue();

    String device();

    /** Lets the agent serve the queue, paused from the beginning if he is. */
    record Take(Seat seat) implements SeatChange {
        @Override
        public String queue() {
            return seat.queue();
        }

        @Override
        public String device() {
            return seat.device();
        }
    }

    /** Lets him serve it no more. */
    record Leave(String queue, String device) implements SeatChange {}

    /** Calls him earlier or later than others. */
    record Rank(String queue, String device, int penalty) implements SeatChange {}

    /** Calls him while he is in a call, or does not. */
    record RingInUse(String queue, String device, boolean ring) implements SeatChange {}

    /** Calls him no more, for a reason, or again, if there is none. */
    record Pause(
            String queue,
            String device,
            AgentId agentId,
            @Nullable String reason) implements SeatChange {}

    /** What the switchboard is going to say of it as a pause, if anything. */
    default Optional<PauseSign> sign() {
        if (this instanceof Pause pause) {
            return Optional.of(new PauseSign(pause.agentId(), pause.queue(), pause.reason()));
        }
        return Optional.empty();
    }

    /**
     * What a switchboard says when an agent is paused in a queue.
     *
     * @param reason null if he is not paused any more
     */
    record PauseSign(
            AgentId agentId, String queue, @Nullable String reason) {}
}
