package io.switchlog.query.team;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.team.GroupKind;
import io.switchlog.query.viewer.Needs;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** AI assistants (AG-33). */
@RestController
@RequestMapping("/api/ai-assistants")
@Needs(UserPermission.AGENTS)
class AssistantQueries extends GroupQueries {
    AssistantQueries(AgentGroups groups) {
        super(groups, GroupKind.AI_ASSISTANT);
    }
}
