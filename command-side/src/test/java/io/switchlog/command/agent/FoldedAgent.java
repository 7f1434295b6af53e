package io.switchlog.command.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.AgentEvent;
import java.util.List;

/** An agent folded from its first event, by nothing but its own handlers. */
public final class FoldedAgent {
    private FoldedAgent() {}

    /** Its state as a snapshot would have it. */
    public static String state(List<Object> events) {
        Agent agent = new Agent();
        events.forEach(event -> agent.evolve((AgentEvent) event));
        return new String(EventCodec.encode(agent), UTF_8);
    }
}
