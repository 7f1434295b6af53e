package io.switchlog.projection.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.queue}: the queues there are and were. */
final class QueueTable extends Table<QueueId, QueueTable.Row> {

    record Row(
            QueueId queueId,
            String name,
            Channel channel,
            Settings settings,
            boolean deleted,
            Instant createdAt,
            @Nullable Instant deletedAt,
            long position)
            implements Positioned {
        Row named(String other, long at) {
            return new Row(queueId, other, channel, settings, deleted, createdAt, deletedAt, at);
        }

        Row with(Settings other, long at) {
            return new Row(queueId, name, channel, other, deleted, createdAt, deletedAt, at);
        }

        Row deleted(Instant when, long at) {
            return new Row(queueId, name, channel, settings, true, createdAt, when, at);
        }
    }

    record Settings(Strategy strategy, int agentTimeoutSeconds, int weight) {}

    QueueTable() {
        super("directory.queue", new Rows<>("directory.queue", QueueId.class, Row.class, Row::queueId, "queue_id"));
        on(
                QueueCreated.class,
                QueueCreated::queueId,
                (row, event, at) -> new Row(
                        event.queueId(),
                        event.name(),
                        event.channel(),
                        new Settings(event.strategy(), event.agentTimeoutSeconds(), event.weight()),
                        false,
                        at.recordedAt(),
                        null,
                        at.position()));
        change(QueueRenamed.class, QueueRenamed::queueId, (row, event, at) -> row.named(event.to(), at.position()));
        change(
                QueueStrategyChanged.class,
                QueueStrategyChanged::queueId,
                (row, event, at) -> row.with(
                        new Settings(
                                event.to(),
                                row.settings().agentTimeoutSeconds(),
                                row.settings().weight()),
                        at.position()));
        change(
                QueueAgentTimeoutChanged.class,
                QueueAgentTimeoutChanged::queueId,
                (row, event, at) -> row.with(
                        new Settings(
                                row.settings().strategy(),
                                event.toSeconds(),
                                row.settings().weight()),
                        at.position()));
        change(
                QueueWeightChanged.class,
                QueueWeightChanged::queueId,
                (row, event, at) -> row.with(
                        new Settings(row.settings().strategy(), row.settings().agentTimeoutSeconds(), event.to()),
                        at.position()));
        change(
                QueueDeleted.class,
                QueueDeleted::queueId,
                (row, event, at) -> row.deleted(at.recordedAt(), at.position()));
    }
}
