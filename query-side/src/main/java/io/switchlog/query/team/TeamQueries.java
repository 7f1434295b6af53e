package io.switchlog.query.team;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.team.GroupKind;
import io.switchlog.query.viewer.Needs;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Teams (AG-30, AG-150). */
@RestController
@RequestMapping("/api/teams")
@Needs(UserPermission.AGENTS)
class TeamQueries extends GroupQueries {
    TeamQueries(AgentGroups groups) {
        super(groups, GroupKind.TEAM);
    }
}
