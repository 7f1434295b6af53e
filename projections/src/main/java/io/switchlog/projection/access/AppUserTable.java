package io.switchlog.projection.access;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.access.UserRightsEvent.UserAllQueuesDisabled;
import io.switchlog.messages.access.UserRightsEvent.UserAllQueuesEnabled;
import io.switchlog.messages.access.UserRightsEvent.UserDeleted;
import io.switchlog.messages.access.UserRightsEvent.UserEmailChanged;
import io.switchlog.messages.access.UserRightsEvent.UserRenamed;
import io.switchlog.messages.access.UserRightsEvent.UserRoleChanged;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.app_user}: the people who operate the centre without being agents. */
final class AppUserTable extends Table<UserId, AppUserTable.Row> {

    record Row(
            UserId userId,
            String username,
            String fullName,
            Role role,
            @Nullable String email,
            boolean allQueues,
            boolean deleted,
            Instant createdAt,
            long position)
            implements Positioned {

        Row named(String name, long at) {
            return new Row(userId, username, name, role, email, allQueues, deleted, createdAt, at);
        }

        Row reachedAt(String address, long at) {
            return new Row(userId, username, fullName, role, address, allQueues, deleted, createdAt, at);
        }

        Row inRole(Role other, long at) {
            return new Row(userId, username, fullName, other, email, allQueues, deleted, createdAt, at);
        }

        Row enabledToAll(boolean all, long at) {
            return new Row(userId, username, fullName, role, email, all, deleted, createdAt, at);
        }

        Row gone(long at) {
            return new Row(userId, username, fullName, role, email, allQueues, true, createdAt, at);
        }
    }

    AppUserTable(Texts texts) {
        super("directory.app_user", new Rows<>("directory.app_user", UserId.class, Row.class, Row::userId, "user_id"));
        on(
                UserCreated.class,
                UserCreated::userId,
                (row, event, at) -> new Row(
                        event.userId(),
                        texts.of(event.username()),
                        texts.of(event.fullName()),
                        event.role(),
                        texts.ofNullable(event.email()),
                        false,
                        false,
                        at.recordedAt(),
                        at.position()));
        change(
                UserRenamed.class,
                UserRenamed::userId,
                (row, event, at) -> row.named(texts.of(event.to()), at.position()));
        change(
                UserEmailChanged.class,
                UserEmailChanged::userId,
                (row, event, at) -> row.reachedAt(texts.of(event.to()), at.position()));
        change(
                UserRoleChanged.class,
                UserRoleChanged::userId,
                (row, event, at) -> row.inRole(event.to(), at.position()));
        change(
                UserAllQueuesEnabled.class,
                UserAllQueuesEnabled::userId,
                (row, event, at) -> row.enabledToAll(true, at.position()));
        change(
                UserAllQueuesDisabled.class,
                UserAllQueuesDisabled::userId,
                (row, event, at) -> row.enabledToAll(false, at.position()));
        change(UserDeleted.class, UserDeleted::userId, (row, event, at) -> row.gone(at.position()));
    }
}
