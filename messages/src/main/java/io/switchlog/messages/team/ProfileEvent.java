package io.switchlog.messages.team;

import io.switchlog.messages.Event;
import io.switchlog.messages.agent.AgentId;
import java.util.Set;
import java.util.UUID;

/** The life of a profile under which agents can work (AG-31). */
public sealed interface ProfileEvent extends GroupEvent {
    ProfileId profileId();

    @Override
    default GroupKind kind() {
        return GroupKind.PROFILE;
    }

    @Override
    default UUID groupId() {
        return profileId().value();
    }

    /** There is one more profile. */
    @Event(name = "profile.created")
    record ProfileCreated(ProfileId profileId, String name) implements ProfileEvent, Created {}

    /**
     * The profile has another name.
     *
     * @param agents who was in it, for those who show its name with its agents
     */
    @Event(name = "profile.renamed")
    record ProfileRenamed(ProfileId profileId, String from, String to, Set<AgentId> agents)
            implements ProfileEvent, Renamed {}

    /**
     * An agent works under the profile.
     *
     * @param name what the profile is called now
     */
    @Event(name = "profile.agent-added")
    record AgentAddedToProfile(ProfileId profileId, String name, AgentId agentId) implements ProfileEvent, Membership {}

    /**
     * An agent does not work under the profile any more.
     *
     * @param name what the profile is called now
     */
    @Event(name = "profile.agent-removed")
    record AgentRemovedFromProfile(ProfileId profileId, String name, AgentId agentId)
            implements ProfileEvent, Membership {}

    /**
     * The profile is gone.
     *
     * @param agents who was in it until then
     */
    @Event(name = "profile.deleted")
    record ProfileDeleted(ProfileId profileId, String name, Set<AgentId> agents) implements ProfileEvent, Deleted {}
}
