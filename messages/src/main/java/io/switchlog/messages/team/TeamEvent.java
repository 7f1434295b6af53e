package io.switchlog.messages.team;

import io.switchlog.messages.Event;
import io.switchlog.messages.agent.AgentId;
import java.util.Set;
import java.util.UUID;

/** The life of a team: agents who belong together (AG-30, AG-150). */
public sealed interface TeamEvent extends GroupEvent {
    TeamId teamId();

    @Override
    default GroupKind kind() {
        return GroupKind.TEAM;
    }

    @Override
    default UUID groupId() {
        return teamId().value();
    }

    /** There is one more team. */
    @Event(name = "team.created")
    record TeamCreated(TeamId teamId, String name) implements TeamEvent, Created {}

    /**
     * The team has another name.
     *
     * @param agents who was in it, for those who show its name with its agents
     */
    @Event(name = "team.renamed")
    record TeamRenamed(TeamId teamId, String from, String to, Set<AgentId> agents) implements TeamEvent, Renamed {}

    /**
     * An agent is in the team.
     *
     * @param name what the team is called now
     */
    @Event(name = "team.agent-added")
    record AgentAddedToTeam(TeamId teamId, String name, AgentId agentId) implements TeamEvent, Membership {}

    /**
     * An agent is not in the team any more.
     *
     * @param name what the team is called now
     */
    @Event(name = "team.agent-removed")
    record AgentRemovedFromTeam(TeamId teamId, String name, AgentId agentId) implements TeamEvent, Membership {}

    /**
     * The team is gone.
     *
     * @param agents who was in it until then
     */
    @Event(name = "team.deleted")
    record TeamDeleted(TeamId teamId, String name, Set<AgentId> agents) implements TeamEvent, Deleted {}
}
