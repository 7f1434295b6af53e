package io.switchlog.command.team;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.team.AssistantEvent;
import io.switchlog.messages.team.AssistantId;
import io.switchlog.messages.team.GroupEvent;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateRoot;

/** An AI assistant that helps agents (AG-33). */
@AggregateRoot(type = "ai-assistant")
public final class Assistant extends AgentGroup {
    Assistant() {}

    Assistant(UUID id, String name) {
        apply(new InWords(new AssistantId(id)).created(name));
    }

    @Override
    Words words() {
        return new InWords(new AssistantId(id()));
    }

    private record InWords(AssistantId assistantId) implements Words {
        @Override
        public GroupEvent created(String name) {
            return new AssistantEvent.AssistantCreated(assistantId, name);
        }

        @Override
        public GroupEvent renamed(String from, String to, Set<AgentId> agents) {
            return new AssistantEvent.AssistantRenamed(assistantId, from, to, agents);
        }

        @Override
        public GroupEvent deleted(String name, Set<AgentId> agents) {
            return new AssistantEvent.AssistantDeleted(assistantId, name, agents);
        }

        @Override
        public GroupEvent added(String name, AgentId agentId) {
            return new AssistantEvent.AssistantAddedToAgent(assistantId, name, agentId);
        }

        @Override
        public GroupEvent removed(String name, AgentId agentId) {
            return new AssistantEvent.AssistantRemovedFromAgent(assistantId, name, agentId);
        }
    }
}
