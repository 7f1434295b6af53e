package io.switchlog.command.team;

import io.switchlog.command.dispatch.Commands;
import io.switchlog.messages.team.GroupKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Profiles (AG-31). */
@RestController
@RequestMapping("/api/profiles")
public class ProfileController extends GroupCommands {
    ProfileController(Commands commands) {
        super(commands, GroupKind.PROFILE, "profiles");
    }
}
