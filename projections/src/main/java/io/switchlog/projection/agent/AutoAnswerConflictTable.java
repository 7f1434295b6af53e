package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Group;
import io.switchlog.projection.Groups;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.agent_auto_answer_conflict}: where auto answer met a queue that notifies all at once. */
final class AutoAnswerConflictTable extends Table<AutoAnswerConflictTable.Key, Group<AutoAnswerConflictTable.Row>> {

    record Key(AgentId agentId, Channel channel) {}

    record Row(AgentId agentId, Channel channel, QueueId queueId, Instant notedAt, long position)
            implements Positioned {}

    AutoAnswerConflictTable() {
        super(
                "directory.agent_auto_answer_conflict",
                new Groups<>(
                        "directory.agent_auto_answer_conflict",
                        Key.class,
                        Row.class,
                        row -> new Key(row.agentId(), row.channel()),
                        "agent_id",
                        "channel",
                        "queue_id"));
        on(
                AgentAutoAnswerConflictNoted.class,
                event -> new Key(event.agentId(), event.channel()),
                AutoAnswerConflictTable::noted);
        changeIfThere(
                AgentAutoAnswerDisabled.class,
                event -> new Key(event.agentId(), event.channel()),
                (group, event, at) -> null);
    }

    private static Group<Row> noted(@Nullable Group<Row> before, AgentAutoAnswerConflictNoted event, Envelope at) {
        Row row = new Row(event.agentId(), event.channel(), event.queueId(), at.recordedAt(), at.position());
        return before == null
                ? Group.of(row)
                : before.with(row, other -> other.queueId().equals(row.queueId()));
    }
}
