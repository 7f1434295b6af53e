package io.switchlog.command.routing;

import io.switchlog.command.queue.QueueProfile;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A queue as routing sees it: its profile, who waits in it, and where the round robin left off. */
final class QueueLine {
    private QueueProfile profile;
    private List<AgentId> members;
    private @Nullable AgentId lastOffered;
    /** To whom the last offer was sent off; ahead of {@link #lastOffered} while it is under way. Not remembered. */
    private @Nullable AgentId lastAnnounced;

    private final TreeSet<WaitingInteraction> waiting = new TreeSet<>(WaitingInteraction.ORDER);
    /** Those of them for whom nobody rings. */
    private final TreeSet<WaitingInteraction> unoffered = new TreeSet<>(WaitingInteraction.ORDER);

    record Member(AgentId agentId, int penalty) {}

    record Memory(
            QueueId queueId,
            String name,
            Channel channel,
            Strategy strategy,
            int agentTimeoutSeconds,
            int weight,
            boolean deleted,
            List<Member> members,
            @Nullable AgentId lastOffered) {}

    QueueLine(QueueProfile profile) {
        this.profile = profile;
        this.members = List.copyOf(profile.members().keySet());
    }

    QueueLine(Memory memory) {
        this(new QueueProfile(
                memory.queueId(),
                memory.name(),
                memory.channel(),
                memory.strategy(),
                memory.agentTimeoutSeconds(),
                memory.weight(),
                penalties(memory.members()),
                memory.deleted()));
        lastOffered = memory.lastOffered();
    }

    private static Map<AgentId, Integer> penalties(List<Member> members) {
        Map<AgentId, Integer> penalties = new LinkedHashMap<>();
        members.forEach(member -> penalties.put(member.agentId(), member.penalty()));
        return penalties;
    }

    Memory memory() {
        List<Member> list = new ArrayList<>();
        profile.members().forEach((agentId, penalty) -> list.add(new Member(agentId, penalty)));
        return new Memory(
                profile.queueId(),
                profile.name(),
                profile.channel(),
                profile.strategy(),
                profile.agentTimeoutSeconds(),
                profile.weight(),
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
            case RRMEMORY, UNKNOWN -> unoffered;
        };
    }

    int waitingCount() {
        return waiting.size();
    }

    int offeredCount() {
        return waiting.size() - unoffered.size();
    }
}
