package io.switchlog.projection.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code report.dim_queue}: what reporting tools join with the id of a queue. */
final class QueueDimensionTable extends Table<QueueId, QueueDimensionTable.Row> {

    record Row(
            QueueId queueId,
            String name,
            Channel channel,
            Strategy strategy,
            boolean deleted,
            Instant createdAt,
            @Nullable Instant deletedAt,
            long position)
            implements Positioned {

        Row with(String otherName, Strategy otherStrategy, long at) {
            return new Row(queueId, otherName, channel, otherStrategy, deleted, createdAt, deletedAt, at);
        }
    }

    QueueDimensionTable() {
        super("report.dim_queue", new Rows<>("report.dim_queue", QueueId.class, Row.class, Row::queueId, "queue_id"));
        on(
                QueueCreated.class,
                QueueCreated::queueId,
                (row, event, at) -> new Row(
                        event.queueId(),
                        event.name(),
                        event.channel(),
                        event.strategy(),
                        false,
                        at.recordedAt(),
                        null,
                        at.position()));
        change(
                QueueRenamed.class,
                QueueRenamed::queueId,
                (row, event, at) -> row.with(event.to(), row.strategy(), at.position()));
        change(
                QueueStrategyChanged.class,
                QueueStrategyChanged::queueId,
                (row, event, at) -> row.with(row.name(), event.to(), at.position()));
        change(
                QueueDeleted.class,
                QueueDeleted::queueId,
                (row, event, at) -> new Row(
                        row.queueId(),
                        row.name(),
                        row.channel(),
                        row.strategy(),
                        true,
                        row.createdAt(),
                        at.recordedAt(),
                        at.position()));
    }
}
