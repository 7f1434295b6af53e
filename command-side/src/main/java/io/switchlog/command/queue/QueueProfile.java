package io.switchlog.command.queue;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it is: what its aggregate decides on, what interactions rely on, and what routing follows. Immutable.
 *
 * @param members penalty per member, in the order in which they were added
 */
public record QueueProfile(
        QueueId queueId,
        String name,
        Channel channel,
        Strategy strategy,
        int agentTimeoutSeconds,
        int weight,
        QueueConduct conduct,
        Map<AgentId, Integer> members,
        boolean deleted) {

    /** The queue with this id as of now, or null; the command under way is guarded by what it reads here. */
    public static @Nullable QueueProfile read(StreamStates states, QueueId queueId) {
        return states.<QueueProfile>read(
                "queue", queueId.toString(), (before, event) -> after(before, (QueueEvent) event));
    }

    /** The queue after an event, null before the first. */
    public static QueueProfile after(@Nullable QueueProfile before, QueueEvent event) {
        if (event instanceof QueueCreated created) {
            return new QueueProfile(
                    created.queueId(),
                    created.name(),
                    created.channel(),
                    created.strategy(),
                    created.agentTimeoutSeconds(),
                    created.weight(),
                    QueueConduct.of(created.channel()),
                    Map.of(),
                    false);
        }
        return requireNonNull(before, "a queue's first event is its creation").changedBy(event);
    }

    private QueueProfile changedBy(QueueEvent event) {
        if (event instanceof QueueRenamed renamed) {
            return with(renamed.to(), strategy, agentTimeoutSeconds, weight);
        }
        if (event instanceof QueueStrategyChanged changed) {
            return with(name, changed.to(), agentTimeoutSeconds, weight);
        }
        if (event instanceof QueueAgentTimeoutChanged changed) {
            return with(name, strategy, changed.toSeconds(), weight);
        }
        if (event instanceof QueueWeightChanged changed) {
            return with(name, strategy, agentTimeoutSeconds, changed.to());
        }
        if (event instanceof QueueMemberAdded added) {
            return withMembers(members -> put(members, added.agentId(), added.penalty()));
        }
        if (event instanceof QueueMemberPenaltyChanged changed) {
            return withMembers(members -> put(members, changed.agentId(), changed.to()));
        }
        if (event instanceof QueueMemberRemoved removed) {
            return withMembers(members -> {
                members.remove(removed.agentId());
                return members;
            });
        }
        if (event instanceof QueueDeleted) {
            return new QueueProfile(
                    queueId, name, channel, strategy, agentTimeoutSeconds, weight, conduct, Map.of(), true);
        }
        return new QueueProfile(
                queueId, name, channel, strategy, agentTimeoutSeconds, weight, conduct.after(event), members, deleted);
    }

    private static Map<AgentId, Integer> put(Map<AgentId, Integer> members, AgentId agentId, int penalty) {
        members.put(agentId, penalty);
        return members;
    }

    private QueueProfile with(String newName, Strategy newStrategy, int newAgentTimeoutSeconds, int newWeight) {
        return new QueueProfile(
                queueId, newName, channel, newStrategy, newAgentTimeoutSeconds, newWeight, conduct, members, deleted);
    }

    private QueueProfile withMembers(UnaryOperator<Map<AgentId, Integer>> change) {
        return new QueueProfile(
                queueId,
                name,
                channel,
                strategy,
                agentTimeoutSeconds,
                weight,
                conduct,
                change.apply(new LinkedHashMap<>(members)),
                deleted);
    }
}
