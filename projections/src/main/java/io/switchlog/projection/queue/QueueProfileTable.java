package io.switchlog.projection.queue;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueEvent;
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
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code history.queue_profile}: what each queue was, over time. */
final class QueueProfileTable extends Table<QueueId, Timeline<QueueProfileTable.Row>> {

    record Row(
            QueueId queueId,
            long fromPosition,
            Profile profile,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        static Row from(Envelope at, QueueId queueId, Profile profile) {
            return new Row(queueId, at.position(), profile, at.recordedAt(), null, null);
        }

        Row until(Envelope at) {
            return new Row(queueId, fromPosition, profile, fromAt, at.recordedAt(), at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    record Profile(String name, Channel channel, QueueTable.Settings settings, Conduct conduct) {

        Profile named(String other) {
            return new Profile(other, channel, settings, conduct);
        }

        Profile with(QueueTable.Settings others) {
            return new Profile(name, channel, others, conduct);
        }

        Profile with(Conduct other) {
            return new Profile(name, channel, settings, other);
        }
    }

    QueueProfileTable() {
        super(
                "history.queue_profile",
                new Timelines<>(
                        "history.queue_profile",
                        QueueId.class,
                        Row.class,
                        Row::queueId,
                        "to_at",
                        "queue_id",
                        "from_position"));
        on(
                QueueCreated.class,
                QueueCreated::queueId,
                (before, event, at) -> Timeline.opening(Row.from(at, event.queueId(), created(event))));
        becomes(QueueRenamed.class, (profile, event) -> profile.named(event.to()));
        becomes(
                QueueStrategyChanged.class,
                (profile, event) -> profile.with(profile.settings().with(event.to())));
        becomes(
                QueueAgentTimeoutChanged.class,
                (profile, event) -> profile.with(profile.settings().timeout(event.toSeconds())));
        becomes(
                QueueWeightChanged.class,
                (profile, event) -> profile.with(profile.settings().weight(event.to())));
        becomes(
                QueueWrapUpChanged.class,
                (profile, event) -> profile.with(profile.conduct().wrapUp(event.toSeconds())));
        becomes(
                QueueRenotificationChanged.class,
                (profile, event) -> profile.with(profile.conduct().renotify(event.toSeconds())));
        becomes(
                QueueMissedOfferPolicyChanged.class,
                (profile, event) -> profile.with(profile.conduct().with(Conduct.MissedOffers.of(event.to()))));
        becomes(
                QueueRequeuePolicyChanged.class,
                (profile, event) -> profile.with(profile.conduct().with(Conduct.Requeue.on(event.to()))));
        changeIfThere(QueueDeleted.class, QueueDeleted::queueId, (line, event, at) -> {
            Row open = line.open();
            return open == null ? line : line.close(open.until(at));
        });
    }

    /** A deleted queue is not changed any more. */
    private <E extends QueueEvent> void becomes(Class<E> type, BiFunction<Profile, E, Profile> change) {
        changeIfThere(type, QueueEvent::queueId, (line, event, at) -> {
            Row open = line.open();
            return open == null
                    ? line
                    : line.close(open.until(at))
                            .open(Row.from(at, open.queueId(), change.apply(open.profile(), event)));
        });
    }

    private static Profile created(QueueCreated event) {
        return new Profile(
                event.name(),
                event.channel(),
                new QueueTable.Settings(event.strategy(), event.agentTimeoutSeconds(), event.weight()),
                Conduct.atFirst(event.channel()));
    }
}
