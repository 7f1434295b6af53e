package io.switchlog.projection.queue;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.TimelineGroup;
import io.switchlog.projection.TimelineGroups;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code history.membership}: who served which queue when. */
final class MembershipTable extends Table<QueueId, TimelineGroup<MembershipTable.Row>> {

    record Row(
            QueueId queueId,
            AgentId agentId,
            long fromPosition,
            int penalty,
            Instant since,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        Row until(Envelope at) {
            return new Row(queueId, agentId, fromPosition, penalty, since, fromAt, at.recordedAt(), at.position());
        }

        Row penalised(int other, Envelope at) {
            return new Row(queueId, agentId, at.position(), other, since, at.recordedAt(), null, null);
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    MembershipTable() {
        super(
                "history.membership",
                new TimelineGroups<>(
                        "history.membership",
                        QueueId.class,
                        Row.class,
                        Row::queueId,
                        "to_at",
                        "queue_id",
                        "agent_id",
                        "from_position"));
        on(QueueMemberAdded.class, QueueMemberAdded::queueId, MembershipTable::added);
        change(QueueMemberPenaltyChanged.class, QueueMemberPenaltyChanged::queueId, MembershipTable::penaltyChanged);
        changeIfThere(
                QueueMemberRemoved.class,
                QueueMemberRemoved::queueId,
                (group, event, at) -> close(group, of(event.agentId()), at));
        changeIfThere(QueueDeleted.class, QueueDeleted::queueId, (group, event, at) -> close(group, row -> true, at));
    }

    private static TimelineGroup<Row> added(@Nullable TimelineGroup<Row> before, QueueMemberAdded event, Envelope at) {
        Row row = new Row(
                event.queueId(),
                event.agentId(),
                at.position(),
                event.penalty(),
                at.recordedAt(),
                at.recordedAt(),
                null,
                null);
        return before == null
                ? TimelineGroup.opening(row)
                : close(before, of(event.agentId()), at).open(row);
    }

    private static TimelineGroup<Row> penaltyChanged(
            TimelineGroup<Row> group, QueueMemberPenaltyChanged event, Envelope at) {
        Row open = group.open().stream()
                .filter(of(event.agentId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(event.agentId() + " is no member of " + event.queueId()));
        return close(group, of(event.agentId()), at).open(open.penalised(event.to(), at));
    }

    private static TimelineGroup<Row> close(TimelineGroup<Row> group, Predicate<Row> ending, Envelope at) {
        return group.close(ending, row -> row.until(at), at.position());
    }

    private static Predicate<Row> of(AgentId agentId) {
        return row -> row.agentId().equals(agentId);
    }
}
