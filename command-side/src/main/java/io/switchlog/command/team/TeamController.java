package io.switchlog.command.team;

import io.switchlog.command.dispatch.Commands;
import io.switchlog.messages.team.GroupKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Teams (AG-30, AG-150). */
@RestController
@RequestMapping("/api/teams")
public class TeamController extends GroupCommands {
    TeamController(Commands commands) {
        super(commands, GroupKind.TEAM, "teams");
    }
}
