package io.switchlog.command.team;

import io.switchlog.command.dispatch.Commands;
import io.switchlog.messages.team.GroupKind;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** AI assistants (AG-33). */
@RestController
@RequestMapping("/api/ai-assistants")
public class AssistantController extends GroupCommands {
    AssistantController(Commands commands) {
        super(commands, GroupKind.AI_ASSISTANT, "ai-assistants");
    }
}
