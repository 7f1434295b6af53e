package io.switchlog.offending.command.agent;

import io.switchlog.messages.agent.AgentEvent;
import java.util.UUID;

/** A part of an aggregate's state is a fold too. */
public record DicingState(String name) {
    DicingState after(AgentEvent event) {
        return new DicingState(event + UUID.randomUUID().toString());
    }
}
