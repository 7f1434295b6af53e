package io.switchlog.command.team;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.team.GroupEvent;
import io.switchlog.messages.team.TeamEvent;
import io.switchlog.messages.team.TeamId;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateRoot;

/** Agents who belong together (AG-30, AG-150). */
@AggregateRoot(type = "team")
public final class Team extends AgentGroup {
    Team() {}

    Team(UUID id, String name) {
        apply(new InWords(new TeamId(id)).created(name));
    }

    @Override
    Words words() {
        return new InWords(new TeamId(id()));
    }

    private record InWords(TeamId teamId) implements Words {
        @Override
        public GroupEvent created(String name) {
            return new TeamEvent.TeamCreated(teamId, name);
        }

        @Override
        public GroupEvent renamed(String from, String to, Set<AgentId> agents) {
            return new TeamEvent.TeamRenamed(teamId, from, to, agents);
        }

        @Override
        public GroupEvent deleted(String name, Set<AgentId> agents) {
            return new TeamEvent.TeamDeleted(teamId, name, agents);
        }

        @Override
        public GroupEvent added(String name, AgentId agentId) {
            return new TeamEvent.AgentAddedToTeam(teamId, name, agentId);
        }

        @Override
        public GroupEvent removed(String name, AgentId agentId) {
            return new TeamEvent.AgentRemovedFromTeam(teamId, name, agentId);
        }
    }
}
