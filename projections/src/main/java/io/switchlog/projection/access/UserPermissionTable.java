package io.switchlog.projection.access;

import io.switchlog.messages.access.UserEvent.UserCreated;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionGranted;
import io.switchlog.messages.access.UserRightsEvent.UserPermissionRevoked;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Group;
import io.switchlog.projection.Groups;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code directory.user_permission}: which parts of the centre a supervisor may look at and operate. */
final class UserPermissionTable extends Table<UserId, Group<UserPermissionTable.Row>> {

    record Row(UserId userId, UserPermission permission, long position) implements Positioned {}

    UserPermissionTable() {
        super(
                "directory.user_permission",
                new Groups<>(
                        "directory.user_permission", UserId.class, Row.class, Row::userId, "user_id", "permission"));
        on(UserCreated.class, UserCreated::userId, UserPermissionTable::created);
        on(
                UserPermissionGranted.class,
                UserPermissionGranted::userId,
                (before, event, at) -> granted(before, event.userId(), event.permission(), at));
        changeIfThere(
                UserPermissionRevoked.class,
                UserPermissionRevoked::userId,
                (group, event, at) -> group.without(row -> row.permission() == event.permission(), at.position()));
    }

    private static @Nullable Group<Row> created(@Nullable Group<Row> before, UserCreated event, Envelope at) {
        Set<UserPermission> given = event.permissions();
        Group<Row> group = null;
        for (UserPermission permission : EnumSet.allOf(UserPermission.class)) {
            if ((given == null ? UserPermission.ALL : given).contains(permission)) {
                group = granted(group, event.userId(), permission, at);
            }
        }
        return group;
    }

    private static Group<Row> granted(
            @Nullable Group<Row> before, UserId userId, UserPermission permission, Envelope at) {
        Row row = new Row(userId, permission, at.position());
        return before == null ? Group.of(row) : before.with(row, other -> other.permission() == permission);
    }
}
