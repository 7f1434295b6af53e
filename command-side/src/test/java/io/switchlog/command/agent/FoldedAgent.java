package io.switchlog.command.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import java.util.List;

/** An agent folded from its first event, by nothing but its own handlers. */
public final class FoldedAgent {
    private FoldedAgent() {}

    /** Its state as a snapshot would have it. */
    public static String state(List<Object> events) throws ReflectiveOperationException {
        Agent agent = new Agent();
        for (Object event : events) {
            Agent.class.getDeclaredMethod("evolve", event.getClass()).invoke(agent, event);
        }
        return new String(EventCodec.encode(agent), UTF_8);
    }
}
