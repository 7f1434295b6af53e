package io.switchlog.command.routing;

import io.switchlog.command.agent.Readiness;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The agents as routing sees them, and at whom to look again. */
final class Staff {
    private final Map<AgentId, AgentAtWork> agents = new HashMap<>();
    private final Timers<AgentId> timers = new Timers<>();
    private final Set<AgentId> touched = new LinkedHashSet<>();

    void apply(AgentEvent event, UUID eventId, Instant at) {
        AgentAtWork agent = agent(event.agentId());
        agent.apply(event, eventId, at);
        if (event instanceof AgentPaused || event instanceof AgentWrapUpBegan) {
            setTimers(agent);
        }
        touch(event.agentId());
    }

    private void setTimers(AgentAtWork agent) {
        Readiness readiness = agent.state().readiness();
        readiness.wrapUps().values().forEach(endsAt -> timers.set(endsAt, agent.agentId()));
        readiness.pauses().values().forEach(pause -> {
            if (pause.dueBackAt() != null && !pause.overran()) {
                timers.set(pause.dueBackAt(), agent.agentId());
            }
        });
    }

    void remember(AgentAtWork.Memory memory) {
        AgentAtWork agent = new AgentAtWork(memory);
        agents.put(memory.agentId(), agent);
        setTimers(agent);
        touch(memory.agentId());
    }

    AgentAtWork agent(AgentId agentId) {
        return agents.computeIfAbsent(agentId, AgentAtWork::new);
    }

    Collection<AgentAtWork> all() {
        return agents.values();
    }

    void touch(AgentId agentId) {
        touched.add(agentId);
    }

    void touchAll() {
        touched.addAll(agents.keySet());
    }

    /** Looks at an agent again no later than then. */
    void lookAgain(AgentId agentId, Instant at) {
        timers.set(at, agentId);
    }

    /** The agents to whom something happened, or whose time has come, since this was last asked. */
    Set<AgentId> takeTouched(Instant now) {
        touched.addAll(timers.due(now));
        Set<AgentId> taken = new LinkedHashSet<>(touched);
        touched.clear();
        return taken;
    }
}
