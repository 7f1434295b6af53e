package io.switchlog.projection.access;

import io.switchlog.messages.access.UserId;
import io.switchlog.messages.access.UserRightsEvent.UserQueueDisabled;
import io.switchlog.messages.access.UserRightsEvent.UserQueueEnabled;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Group;
import io.switchlog.projection.Groups;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import java.time.Instant;

/** {@code directory.user_queue}: who is enabled to which queues, one by one. */
final class UserQueueTable extends Table<UserId, Group<UserQueueTable.Row>> {

    record Row(UserId userId, QueueId queueId, Instant since, long position) implements Positioned {}

    UserQueueTable() {
        super(
                "directory.user_queue",
                new Groups<>("directory.user_queue", UserId.class, Row.class, Row::userId, "user_id", "queue_id"));
        on(UserQueueEnabled.class, UserQueueEnabled::userId, (before, event, at) -> {
            Row row = new Row(event.userId(), event.queueId(), at.recordedAt(), at.position());
            return before == null
                    ? Group.of(row)
                    : before.with(row, other -> other.queueId().equals(row.queueId()));
        });
        changeIfThere(
                UserQueueDisabled.class,
                UserQueueDisabled::userId,
                (group, event, at) -> group.without(row -> row.queueId().equals(event.queueId()), at.position()));
    }
}
