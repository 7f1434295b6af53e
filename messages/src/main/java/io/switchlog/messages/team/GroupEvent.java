package io.switchlog.messages.team;

import io.switchlog.messages.agent.AgentId;
import java.util.Set;
import java.util.UUID;

/** What teams, profiles and AI assistants have in common, for those who follow all three. */
public interface GroupEvent {
    GroupKind kind();

    UUID groupId();

    /** There is one more. */
    interface Created extends GroupEvent {
        String name();
    }

    /** It has another name. */
    interface Renamed extends GroupEvent {
        String from();

        String to();

        /** Who was in it. */
        Set<AgentId> agents();
    }

    /** It is gone. */
    interface Deleted extends GroupEvent {
        String name();

        /** Who was in it. */
        Set<AgentId> agents();
    }

    /** An agent joined or left. */
    interface Membership extends GroupEvent {
        /** What it was called then. */
        String name();

        AgentId agentId();
    }
}
