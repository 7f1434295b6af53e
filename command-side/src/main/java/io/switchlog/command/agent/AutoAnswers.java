package io.switchlog.command.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which channels offers are accepted for an agent (AG-124 ... AG-127). Immutable.
 *
 * @param delaySeconds of the channels on which auto answer is enabled
 * @param conflicts those that have been noted while auto answer was enabled
 */
public record AutoAnswers(Map<Channel, Integer> delaySeconds, Set<Conflict> conflicts) {
    static final AutoAnswers NONE = new AutoAnswers(Map.of(), Set.of());

    /** A queue that notifies all at once, and its channel. */
    public record Conflict(QueueId queueId, Channel channel) {}

    /** The delay on a channel, or null if the agent accepts there himself. */
    public @Nullable Integer delaySeconds(Channel channel) {
        return delaySeconds.get(channel);
    }

    public boolean hasNotedConflict(QueueId queueId, Channel channel) {
        return conflicts.contains(new Conflict(queueId, channel));
    }

    /** The event that leads from here to what is asked for, if it is another. */
    Optional<AgentEvent> change(AgentId agentId, Channel channel, AutoAnswer asked) {
        Integer present = delaySeconds.get(channel);
        if (!asked.enabled()) {
            return present == null ? Optional.empty() : Optional.of(new AgentAutoAnswerDisabled(agentId, channel));
        }
        if (present == null) {
            return Optional.of(new AgentAutoAnswerEnabled(agentId, channel, asked.delaySeconds()));
        }
        return present == asked.delaySeconds()
                ? Optional.empty()
                : Optional.of(new AgentAutoAnswerDelayChanged(agentId, channel, present, asked.delaySeconds()));
    }

    /** Auto answer after an event; the same after one that does not concern it. */
    AutoAnswers after(AgentEvent event) {
        if (event instanceof AgentAutoAnswerEnabled enabled) {
            return withDelay(enabled.channel(), enabled.delaySeconds());
        }
        if (event instanceof AgentAutoAnswerDelayChanged changed) {
            return withDelay(changed.channel(), changed.toSeconds());
        }
        if (event instanceof AgentAutoAnswerDisabled disabled) {
            Map<Channel, Integer> fewer = new HashMap<>(delaySeconds);
            fewer.remove(disabled.channel());
            Set<Conflict> settled = new HashSet<>(conflicts);
            settled.removeIf(conflict -> conflict.channel() == disabled.channel());
            return new AutoAnswers(fewer, settled);
        }
        if (event instanceof AgentAutoAnswerConflictNoted noted) {
            Set<Conflict> more = new HashSet<>(conflicts);
            more.add(new Conflict(noted.queueId(), noted.channel()));
            return new AutoAnswers(delaySeconds, more);
        }
        return this;
    }

    private AutoAnswers withDelay(Channel channel, int seconds) {
        Map<Channel, Integer> changed = new HashMap<>(delaySeconds);
        changed.put(channel, seconds);
        return new AutoAnswers(changed, conflicts);
    }
}
