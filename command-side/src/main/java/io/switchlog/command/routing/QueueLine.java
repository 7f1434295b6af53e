package io.switchlog.command.routing;

import io.switchlog.command.queue.QueueConduct;
import io.switchlog.command.queue.QueueProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A queue as routing sees it: its profile, who waits in it, and where the round robin left off. */
final class QueueLine {
    private QueueProfile profile;
    private List<AgentId> members;
    private @Nullable AgentId lastOffered;
    private final Map<AgentId, Track> tracks = new HashMap<>();
    /** To whom the last offer was sent off; ahead of {@link #lastOffered} while it is under way. Not remembered. */
    private @Nullable AgentId lastAnnounced;

    private final TreeSet<WaitingInteraction> waiting = new TreeSet<>(WaitingInteraction.ORDER);
    /** Those of them for whom nobody rings. */
    private final TreeSet<WaitingInteraction> unoffered = new TreeSet<>(WaitingInteraction.ORDER);

    /** The members who may be offered something here now. Not remembered: it follows from them. */
    private final Set<AgentId> available = new HashSet<>();

    record Member(AgentId agentId, int penalty, Track track) {}

    /**
     * What a member has done for the queue.
     *
     * @param accepted how many interactions he accepted, counted from where the least busy member stood when he came
     * @param lastPosition position of his last acceptance, 0 before the first
     */
    record Track(int accepted, long lastPosition) {
        static final Track NONE = new Track(0, 0);
    }

    record Memory(
            QueueId queueId,
            String name,
            Channel channel,
            Strategy strategy,
            int agentTimeoutSeconds,
            int weight,
            QueueConduct conduct,
            boolean deleted,
            List<Member> members,
            @Nullable AgentId lastOffered) {}

    QueueLine(QueueProfile profile) {
        this.profile = profile;
        this.members = List.copyOf(profile.members().keySet());
        members.forEach(member -> tracks.put(member, Track.NONE));
    }

    QueueLine(Memory memory) {
        this(new QueueProfile(
                memory.queueId(),
                memory.name(),
                memory.channel(),
                memory.strategy(),
                memory.agentTimeoutSeconds(),
                memory.weight(),
                memory.conduct(),
                penalties(memory.members()),
                memory.deleted()));
        lastOffered = memory.lastOffered();
        memory.members().forEach(member -> tracks.put(member.agentId(), member.track()));
    }

    private static Map<AgentId, Integer> penalties(List<Member> members) {
        Map<AgentId, Integer> penalties = new LinkedHashMap<>();
        members.forEach(member -> penalties.put(member.agentId(), member.penalty()));
        return penalties;
    }

    Memory memory() {
        List<Member> list = new ArrayList<>();
        profile.members().forEach((agentId, penalty) -> list.add(new Member(agentId, penalty, track(agentId))));
        return new Memory(
                profile.queueId(),
                profile.name(),
                profile.channel(),
                profile.strategy(),
                profile.agentTimeoutSeconds(),
                profile.weight(),
                profile.conduct(),
                profile.deleted(),
                list,
                lastOffered);
    }

    QueueProfile profile() {
        return profile;
    }

    void change(QueueProfile changed) {
        profile = changed;
        members = List.copyOf(changed.members().keySet());
        tracks.keySet().retainAll(members);
        available.retainAll(members);
        int fewest = tracks.values().stream().mapToInt(Track::accepted).min().orElse(0);
        members.forEach(member -> tracks.putIfAbsent(member, new Track(fewest, 0)));
    }

    List<AgentId> members() {
        return members;
    }

    /** Where the round robin stands, with the offers that are under way. */
    @Nullable
    AgentId lastChosen() {
        return lastAnnounced != null ? lastAnnounced : lastOffered;
    }

    void announcedTo(AgentId agentId) {
        lastAnnounced = agentId;
    }

    void offeredTo(AgentId agentId) {
        lastOffered = agentId;
    }

    Track track(AgentId agentId) {
        return tracks.getOrDefault(agentId, Track.NONE);
    }

    void acceptedBy(AgentId agentId, long position) {
        tracks.computeIfPresent(agentId, (id, before) -> new Track(before.accepted() + 1, position));
    }

    Set<AgentId> available() {
        return available;
    }

    void setAvailable(AgentId agentId, boolean isAvailable) {
        if (isAvailable) {
            available.add(agentId);
        } else {
            available.remove(agentId);
        }
    }

    void join(WaitingInteraction interaction) {
        waiting.add(interaction);
        track(interaction);
    }

    void leave(WaitingInteraction interaction) {
        waiting.remove(interaction);
        unoffered.remove(interaction);
    }

    /** To be called whenever the offers of a waiting interaction have changed. */
    void track(WaitingInteraction interaction) {
        if (interaction.offers().isEmpty()) {
            unoffered.add(interaction);
        } else {
            unoffered.remove(interaction);
        }
    }

    /** Those whom the queue's strategy could still offer to somebody, in order. */
    Iterable<WaitingInteraction> offerable() {
        return switch (profile.strategy()) {
            case BEEPALL -> waiting;
            case RRMEMORY, LEASTRECENT, FEWESTCALLS, RANDOM, LINEAR, WEIGHTED -> unoffered;
            case UNKNOWN -> List.of();
        };
    }

    int waitingCount() {
        return waiting.size();
    }

    int offeredCount() {
        return waiting.size() - unoffered.size();
    }
}
