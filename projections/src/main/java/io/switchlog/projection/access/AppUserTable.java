package io.switchlog.projection.access;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Instant;

/** {@code directory.app_user}: the people who operate the centre without being agents. */
final class AppUserTable extends Table<UserId, AppUserTable.Row> {

    record Row(UserId userId, String username, String fullName, Role role, Instant createdAt, long position)
            implements Positioned {}

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
                        at.recordedAt(),
                        at.position()));
    }
}
