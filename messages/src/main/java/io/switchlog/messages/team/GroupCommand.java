package io.switchlog.messages.team;

import io.switchlog.messages.agent.AgentId;
import java.util.UUID;

/** What can be asked of a team, a profile or an AI assistant; all three are managed alike. */
public sealed interface GroupCommand {
    GroupKind kind();

    UUID groupId();

    /** Creates one; refused if one of its kind has this name. */
    record CreateGroup(GroupKind kind, UUID groupId, String name) implements GroupCommand {}

    /** Gives it another name. */
    record RenameGroup(GroupKind kind, UUID groupId, String name) implements GroupCommand {}

    /** Deletes it; its agents are without it from then on. */
    record DeleteGroup(GroupKind kind, UUID groupId) implements GroupCommand {}

    /** Adds the agent; does nothing if he is in it. */
    record AddAgentToGroup(GroupKind kind, UUID groupId, AgentId agentId) implements GroupCommand {}

    /** Removes the agent; refused if he is not in it. */
    record RemoveAgentFromGroup(GroupKind kind, UUID groupId, AgentId agentId) implements GroupCommand {}
}
