package io.switchlog.projection.queue;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Group;
import io.switchlog.projection.Groups;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.queue_member}: who serves which queue. */
final class QueueMemberTable extends Table<QueueId, Group<QueueMemberTable.Row>> {

    record Row(QueueId queueId, AgentId agentId, int penalty, Instant since, long position) implements Positioned {}

    QueueMemberTable() {
        super(
                "directory.queue_member",
                new Groups<>("directory.queue_member", QueueId.class, Row.class, Row::queueId, "queue_id", "agent_id"));
        on(QueueMemberAdded.class, QueueMemberAdded::queueId, QueueMemberTable::added);
        change(QueueMemberPenaltyChanged.class, QueueMemberPenaltyChanged::queueId, QueueMemberTable::penaltyChanged);
        changeIfThere(
                QueueMemberRemoved.class,
                QueueMemberRemoved::queueId,
                (group, event, at) -> group.without(row -> row.agentId().equals(event.agentId()), at.position()));
        changeIfThere(QueueDeleted.class, QueueDeleted::queueId, (group, event, at) -> null);
    }

    private static Group<Row> added(@Nullable Group<Row> before, QueueMemberAdded event, Envelope at) {
        Row row = new Row(event.queueId(), event.agentId(), event.penalty(), at.recordedAt(), at.position());
        return before == null
                ? Group.of(row)
                : before.with(row, other -> other.agentId().equals(row.agentId()));
    }

    private static Group<Row> penaltyChanged(Group<Row> group, QueueMemberPenaltyChanged event, Envelope at) {
        for (Row row : group.rows()) {
            if (row.agentId().equals(event.agentId())) {
                return group.with(
                        new Row(row.queueId(), row.agentId(), event.to(), row.since(), at.position()),
                        other -> other.agentId().equals(row.agentId()));
            }
        }
        throw new IllegalStateException(event.agentId() + " is no member of " + event.queueId());
    }
}
