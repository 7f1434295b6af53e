package io.switchlog.messages.team;

import io.switchlog.messages.Event;
import io.switchlog.messages.agent.AgentId;
import java.util.Set;
import java.util.UUID;

/** The life of an AI assistant that helps agents (AG-33). */
public sealed interface AssistantEvent extends GroupEvent {
    AssistantId assistantId();

    @Override
    default GroupKind kind() {
        return GroupKind.AI_ASSISTANT;
    }

    @Override
    default UUID groupId() {
        return assistantId().value();
    }

    /** There is one more assistant. */
    @Event(name = "ai-assistant.created")
    record AssistantCreated(AssistantId assistantId, String name) implements AssistantEvent, Created {}

    /**
     * The assistant has another name.
     *
     * @param agents who was in it, for those who show its name with its agents
     */
    @Event(name = "ai-assistant.renamed")
    record AssistantRenamed(AssistantId assistantId, String from, String to, Set<AgentId> agents)
            implements AssistantEvent, Renamed {}

    /**
     * The assistant helps an agent.
     *
     * @param name what the assistant is called now
     */
    @Event(name = "ai-assistant.agent-added")
    record AssistantAddedToAgent(AssistantId assistantId, String name, AgentId agentId)
            implements AssistantEvent, Membership {}

    /**
     * The assistant does not help an agent any more.
     *
     * @param name what the assistant is called now
     */
    @Event(name = "ai-assistant.agent-removed")
    record AssistantRemovedFromAgent(AssistantId assistantId, String name, AgentId agentId)
            implements AssistantEvent, Membership {}

    /**
     * The assistant is gone.
     *
     * @param agents who was in it until then
     */
    @Event(name = "ai-assistant.deleted")
    record AssistantDeleted(AssistantId assistantId, String name, Set<AgentId> agents)
            implements AssistantEvent, Deleted {}
}
