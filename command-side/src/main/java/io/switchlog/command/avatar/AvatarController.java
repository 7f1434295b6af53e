package io.switchlog.command.avatar;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.agent.AgentAvatarCommand.ChangeAvatar;
import io.switchlog.messages.agent.AgentId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of agents (AG-43); an agent may change his own. */
@RestController
@RequestMapping("/api/agents/{agentId}/avatar")
public class AvatarController {
    private final Commands commands;
    private final AvatarStore avatars;
    private final LogReader log;

    AvatarController(Commands commands, AvatarStore avatars, LogReader log) {
        this.commands = commands;
        this.avatars = avatars;
        this.log = log;
    }

    /** What the picture is follows from its bytes; what the request calls it is of no interest. */
    @PutMapping
    ResponseEntity<Done> change(Caller caller, @PathVariable UUID agentId, @RequestBody byte[] image) {
        Picture picture = Picture.read(image);
        if (log.streamType(agentId.toString()).filter("agent"::equals).isEmpty()) {
            throw new Unknown("agent", agentId);
        }
        boolean added = avatars.put(agentId, picture);
        ChangeAvatar change = new ChangeAvatar(new AgentId(agentId), picture.sha256(), picture.contentType());
        try {
            Receipt receipt = commands.send(caller.actingFor(agentId), change);
            avatars.keepOnly(agentId, picture.sha256());
            return Answers.done(agentId, receipt);
        } catch (NotAllowed | Refused | Unknown rejected) {
            if (added) {
                avatars.withdraw(agentId, picture);
            }
            throw rejected;
        }
    }

    @DeleteMapping
    ResponseEntity<Done> remove(Caller caller, @PathVariable UUID agentId) {
        Receipt receipt = commands.send(caller.actingFor(agentId), new ChangeAvatar(new AgentId(agentId), null, null));
        avatars.keepOnly(agentId, null);
        return Answers.done(agentId, receipt);
    }
}
