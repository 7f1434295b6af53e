package io.switchlog.command.team;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.team.GroupEvent;
import io.switchlog.messages.team.ProfileEvent;
import io.switchlog.messages.team.ProfileId;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateRoot;

/** A profile under which agents work (AG-31). */
@AggregateRoot(type = "profile")
public final class Profile extends AgentGroup {
    Profile() {}

    Profile(UUID id, String name) {
        apply(new InWords(new ProfileId(id)).created(name));
    }

    @Override
    Words words() {
        return new InWords(new ProfileId(id()));
    }

    private record InWords(ProfileId profileId) implements Words {
        @Override
        public GroupEvent created(String name) {
            return new ProfileEvent.ProfileCreated(profileId, name);
        }

        @Override
        public GroupEvent renamed(String from, String to, Set<AgentId> agents) {
            return new ProfileEvent.ProfileRenamed(profileId, from, to, agents);
        }

        @Override
        public GroupEvent deleted(String name, Set<AgentId> agents) {
            return new ProfileEvent.ProfileDeleted(profileId, name, agents);
        }

        @Override
        public GroupEvent added(String name, AgentId agentId) {
            return new ProfileEvent.AgentAddedToProfile(profileId, name, agentId);
        }

        @Override
        public GroupEvent removed(String name, AgentId agentId) {
            return new ProfileEvent.AgentRemovedFromProfile(profileId, name, agentId);
        }
    }
}
