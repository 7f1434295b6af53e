package io.switchlog.benchmark;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.routing.Admission;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An agent of the simulated centre. */
final class SimulatedAgent {
    static final int TAB_LIMIT = 8;

    final SimulatedQueue.Stream stream;
    final AgentId id;
    final Sealed name;
    final Map<Channel, Integer> capacity;
    final List<SimulatedQueue> queues = new ArrayList<>();
    final Set<SimulatedInteraction> tabs = new LinkedHashSet<>();
    final Set<SimulatedInteraction> ringing = new LinkedHashSet<>();
    /** Since when he wraps up, per channel, in microseconds since 1970. */
    final Map<Channel, Long> wrapUps = new EnumMap<>(Channel.class);

    @Nullable
    SessionId session;

    boolean paused;
    boolean leaving;

    SimulatedAgent(AgentId id, Sealed name, Map<Channel, Integer> capacity) {
        this.stream = new SimulatedQueue.Stream("agent", id);
        this.id = id;
        this.name = name;
        this.capacity = capacity;
    }

    boolean isLoggedIn() {
        return session != null;
    }

    /** The check that keeps him from an interaction of a queue that he serves. */
    Optional<AdmissionRefusal> refusal(Channel channel) {
        int open = (int) tabs.stream().filter(tab -> tab.channel == channel).count();
        return Admission.refusal(new Standing(
                isLoggedIn(),
                true,
                paused || wrapUps.containsKey(channel),
                tabs.size(),
                TAB_LIMIT,
                open,
                capacity.getOrDefault(channel, 0)));
    }
}
