package io.switchlog.projection.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueEvent.QueueAgentTimeoutChanged;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueRenotificationChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWeightChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Envelope;
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
            Conduct conduct,
            boolean deleted,
            Instant createdAt,
            @Nullable Instant deletedAt,
            long position)
            implements Positioned {
        Row named(String other, Envelope at) {
            return new Row(queueId, other, channel, settings, conduct, deleted, createdAt, deletedAt, at.position());
        }

        Row with(Settings other, Envelope at) {
            return new Row(queueId, name, channel, other, conduct, deleted, createdAt, deletedAt, at.position());
        }

        Row with(Conduct other, Envelope at) {
            return new Row(queueId, name, channel, settings, other, deleted, createdAt, deletedAt, at.position());
        }

        Row deleted(Envelope at) {
            return new Row(queueId, name, channel, settings, conduct, true, createdAt, at.recordedAt(), at.position());
        }
    }

    record Settings(Strategy strategy, int agentTimeoutSeconds, int weight) {
        Settings with(Strategy other) {
            return new Settings(other, agentTimeoutSeconds, weight);
        }

        Settings timeout(int seconds) {
            return new Settings(strategy, seconds, weight);
        }

        Settings weight(int other) {
            return new Settings(strategy, agentTimeoutSeconds, other);
        }
    }

    QueueTable() {
        super("directory.queue", new Rows<>("directory.queue", QueueId.class, Row.class, Row::queueId, "queue_id"));
        on(QueueCreated.class, QueueCreated::queueId, (row, event, at) -> created(event, at));
        change(QueueRenamed.class, QueueRenamed::queueId, (row, event, at) -> row.named(event.to(), at));
        change(
                QueueStrategyChanged.class,
                QueueStrategyChanged::queueId,
                (row, event, at) -> row.with(row.settings().with(event.to()), at));
        change(
                QueueAgentTimeoutChanged.class,
                QueueAgentTimeoutChanged::queueId,
                (row, event, at) -> row.with(row.settings().timeout(event.toSeconds()), at));
        change(
                QueueWeightChanged.class,
                QueueWeightChanged::queueId,
                (row, event, at) -> row.with(row.settings().weight(event.to()), at));
        change(
                QueueWrapUpChanged.class,
                QueueWrapUpChanged::queueId,
                (row, event, at) -> row.with(row.conduct().wrapUp(event.toSeconds()), at));
        change(
                QueueRenotificationChanged.class,
                QueueRenotificationChanged::queueId,
                (row, event, at) -> row.with(row.conduct().renotify(event.toSeconds()), at));
        change(
                QueueMissedOfferPolicyChanged.class,
                QueueMissedOfferPolicyChanged::queueId,
                (row, event, at) -> row.with(row.conduct().with(Conduct.MissedOffers.of(event.to())), at));
        change(
                QueueRequeuePolicyChanged.class,
                QueueRequeuePolicyChanged::queueId,
                (row, event, at) -> row.with(row.conduct().with(Conduct.Requeue.on(event.to())), at));
        change(QueueDeleted.class, QueueDeleted::queueId, (row, event, at) -> row.deleted(at));
    }

    private static Row created(QueueCreated event, Envelope at) {
        return new Row(
                event.queueId(),
                event.name(),
                event.channel(),
                new Settings(event.strategy(), event.agentTimeoutSeconds(), event.weight()),
                Conduct.atFirst(event.channel()),
                false,
                at.recordedAt(),
                null,
                at.position());
    }
}
