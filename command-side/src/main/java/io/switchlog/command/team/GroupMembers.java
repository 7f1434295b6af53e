package io.switchlog.command.team;

import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.team.GroupEvent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is in a group now, for commands that rely on it without changing it. */
public record GroupMembers(Set<AgentId> agents) {

    /** Whether an AI assistant helps this agent; the command under way is guarded by what it reads here. */
    public static boolean hasAssistant(StreamStates states, LogReader log, AgentId agentId) {
        boolean has = false;
        for (String assistant : log.assistantsEverOf(agentId)) {
            GroupMembers members = states.<GroupMembers>read(
                    "ai-assistant", assistant, (before, event) -> after(before, (GroupEvent) event));
            has |= members != null && members.agents().contains(agentId);
        }
        return has;
    }

    private static GroupMembers after(@Nullable GroupMembers before, GroupEvent event) {
        Set<AgentId> agents = new LinkedHashSet<>(before == null ? Set.of() : before.agents());
        if (event instanceof GroupEvent.Deleted) {
            agents.clear();
        } else if (event instanceof GroupEvent.Membership membership && !agents.remove(membership.agentId())) {
            agents.add(membership.agentId());
        }
        return new GroupMembers(Collections.unmodifiableSet(agents));
    }
}
