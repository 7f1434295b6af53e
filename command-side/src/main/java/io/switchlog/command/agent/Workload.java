package io.switchlog.command.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.interaction.InteractionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent has open, and how much of it he may have. Immutable.
 *
 * @param capacity most open interactions per channel; 0, like no entry, is no limit (AG-106)
 */
public record Workload(Map<Channel, Integer> capacity, List<Tab> tabs) {
    static final Workload NONE = new Workload(Map.of(), List.of());

    /** An interaction that stands open on the desktop. */
    public record Tab(InteractionId interactionId, Channel channel) {}

    public int capacity(Channel channel) {
        return capacity.getOrDefault(channel, 0);
    }

    int openOn(Channel channel) {
        int open = 0;
        for (Tab tab : tabs) {
            if (tab.channel() == channel) {
                open++;
            }
        }
        return open;
    }

    /** The workload after an event; the same after one that does not concern it. */
    Workload after(AgentEvent event) {
        if (event instanceof AgentCreated created) {
            return new Workload(created.capacity(), tabs);
        }
        if (event instanceof AgentCapacityChanged changed) {
            Map<Channel, Integer> after = new HashMap<>(capacity);
            after.put(changed.channel(), changed.to());
            return new Workload(after, tabs);
        }
        if (event instanceof AgentTabOpened opened) {
            List<Tab> more = new ArrayList<>(tabs);
            more.add(new Tab(opened.interactionId(), opened.channel()));
            return new Workload(capacity, more);
        }
        if (event instanceof AgentTabClosed closed) {
            List<Tab> fewer = new ArrayList<>(tabs);
            fewer.removeIf(tab -> tab.interactionId().equals(closed.interactionId()));
            return new Workload(capacity, fewer);
        }
        return this;
    }
}
