package io.switchlog.projection.team;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.team.GroupEvent;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code directory.agent_group}: the teams, profiles and AI assistants there are. */
final class AgentGroupTable extends Table<GroupId, AgentGroupTable.Row> {

    record Row(UUID groupId, String kind, String name, Instant createdAt, long position) implements Positioned {}

    AgentGroupTable() {
        super(
                "directory.agent_group",
                new Rows<>(
                        "directory.agent_group",
                        GroupId.class,
                        Row.class,
                        row -> new GroupId(row.groupId()),
                        "group_id"));
        for (Class<?> type : EventCatalogue.classes()) {
            if (GroupEvent.class.isAssignableFrom(type) && !GroupEvent.Membership.class.isAssignableFrom(type)) {
                follow(type.asSubclass(GroupEvent.class));
            }
        }
    }

    private <E extends GroupEvent> void follow(Class<E> type) {
        on(type, event -> new GroupId(event.groupId()), AgentGroupTable::after);
    }

    private static @Nullable Row after(@Nullable Row row, GroupEvent event, Envelope at) {
        if (event instanceof GroupEvent.Created created) {
            return new Row(event.groupId(), event.kind().code(), created.name(), at.recordedAt(), at.position());
        }
        if (row != null && event instanceof GroupEvent.Renamed renamed) {
            return new Row(row.groupId(), row.kind(), renamed.to(), row.createdAt(), at.position());
        }
        return null;
    }
}
