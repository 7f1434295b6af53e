package io.switchlog.query.team;

import io.switchlog.messages.team.GroupKind;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.team.AgentGroups.GroupDetails;
import io.switchlog.query.team.AgentGroups.GroupRow;
import io.switchlog.query.viewer.Viewer;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One kind of group over HTTP; a controller per kind says where. */
@Reads({"directory.agent", "directory.agent_group", "directory.agent_group_member", "history.agent_trash"})
abstract class GroupQueries {
    private final AgentGroups groups;
    private final GroupKind kind;

    GroupQueries(AgentGroups groups, GroupKind kind) {
        this.groups = groups;
        this.kind = kind;
    }

    @GetMapping
    @OneSnapshot
    public Rows<GroupRow> list(Paging paging, Viewer viewer) {
        return groups.list(kind, paging, viewer);
    }

    @GetMapping("/{id}")
    @OneSnapshot
    public GroupDetails one(@PathVariable UUID id, Viewer viewer) {
        return groups.one(kind, id, viewer);
    }
}
