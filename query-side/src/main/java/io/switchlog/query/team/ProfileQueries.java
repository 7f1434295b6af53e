package io.switchlog.query.team;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.team.GroupKind;
import io.switchlog.query.viewer.Needs;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Profiles (AG-31). */
@RestController
@RequestMapping("/api/profiles")
@Needs(UserPermission.AGENTS)
class ProfileQueries extends GroupQueries {
    ProfileQueries(AgentGroups groups) {
        super(groups, GroupKind.PROFILE);
    }
}
