package io.switchlog.command.routing;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.Admission;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An agent as routing sees him. */
final class AgentAtWork {
    /**
     * Most interactions that ring at one agent at the same time. Offers take no capacity (AMB-04), so without this an
     * agent with one free slot would be offered everything that waits.
     */
    static final int MOST_LIVE_OFFERS = 20;

    private final AgentId agentId;
    private boolean loggedIn;
    private final Set<Channel> paused = EnumSet.noneOf(Channel.class);
    private final Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
    private final Map<InteractionId, Channel> tabs = new LinkedHashMap<>();

    /** What is ringing at him, or is about to. Not part of the memory: waiting interactions know it. */
    private final Set<WaitingInteraction> offers = new LinkedHashSet<>();
    /** The queues that he serves. Not part of the memory: queues know their members. */
    private final Set<QueueId> queues = new HashSet<>();

    record Tab(InteractionId interactionId, Channel channel) {}

    record Memory(
            AgentId agentId, boolean loggedIn, Set<Channel> paused, Map<Channel, Integer> capacity, List<Tab> tabs) {}

    AgentAtWork(AgentId agentId) {
        this.agentId = agentId;
    }

    AgentAtWork(Memory memory) {
        this(memory.agentId());
        loggedIn = memory.loggedIn();
        paused.addAll(memory.paused());
        capacity.putAll(memory.capacity());
        memory.tabs().forEach(tab -> tabs.put(tab.interactionId(), tab.channel()));
    }

    Memory memory() {
        List<Tab> open = new ArrayList<>();
        tabs.forEach((interactionId, channel) -> open.add(new Tab(interactionId, channel)));
        return new Memory(agentId, loggedIn, paused, capacity, open);
    }

    AgentId agentId() {
        return agentId;
    }

    Set<WaitingInteraction> offers() {
        return offers;
    }

    Set<QueueId> queues() {
        return queues;
    }

    boolean hasRoomForAnOffer() {
        return offers.size() < MOST_LIVE_OFFERS;
    }

    Optional<AdmissionRefusal> refusal(Channel channel, boolean member, int tabLimit) {
        int openOnChannel = 0;
        for (Channel open : tabs.values()) {
            if (open == channel) {
                openOnChannel++;
            }
        }
        return Admission.refusal(new Standing(
                loggedIn,
                member,
                paused.contains(channel),
                tabs.size(),
                tabLimit,
                openOnChannel,
                capacity.getOrDefault(channel, 0)));
    }

    void loggedIn() {
        loggedIn = true;
    }

    void loggedOut() {
        loggedIn = false;
        paused.clear();
    }

    void paused(Set<Channel> channels) {
        paused.addAll(channels);
    }

    void unpaused(Set<Channel> channels) {
        paused.removeAll(channels);
    }

    void capacity(Channel channel, int most) {
        capacity.put(channel, most);
    }

    void tabOpened(InteractionId interactionId, Channel channel) {
        tabs.put(interactionId, channel);
    }

    void tabClosed(InteractionId interactionId) {
        tabs.remove(interactionId);
    }
}
