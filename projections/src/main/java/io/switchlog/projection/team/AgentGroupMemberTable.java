package io.switchlog.projection.team;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.team.GroupEvent;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Group;
import io.switchlog.projection.Groups;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code directory.agent_group_member}: which agents are in which team, profile or AI assistant's care. */
final class AgentGroupMemberTable extends Table<GroupId, Group<AgentGroupMemberTable.Row>> {

    record Row(UUID groupId, AgentId agentId, String kind, Instant since, long position) implements Positioned {}

    AgentGroupMemberTable() {
        super(
                "directory.agent_group_member",
                new Groups<>(
                        "directory.agent_group_member",
                        GroupId.class,
                        Row.class,
                        row -> new GroupId(row.groupId()),
                        "group_id",
                        "agent_id"));
        for (Class<?> type : EventCatalogue.classes()) {
            if (GroupEvent.Membership.class.isAssignableFrom(type) || GroupEvent.Deleted.class.isAssignableFrom(type)) {
                follow(type.asSubclass(GroupEvent.class));
            }
        }
    }

    private <E extends GroupEvent> void follow(Class<E> type) {
        on(type, event -> new GroupId(event.groupId()), AgentGroupMemberTable::after);
    }

    private static @Nullable Group<Row> after(@Nullable Group<Row> before, GroupEvent event, Envelope at) {
        if (!(event instanceof GroupEvent.Membership membership)) {
            return null;
        }
        Row row = new Row(event.groupId(), membership.agentId(), event.kind().code(), at.recordedAt(), at.position());
        if (before == null) {
            return Group.of(row);
        }
        boolean leaves = before.rows().stream().anyMatch(each -> each.agentId().equals(row.agentId()));
        return leaves
                ? before.without(each -> each.agentId().equals(row.agentId()), at.position())
                : before.with(row, each -> false);
    }
}
