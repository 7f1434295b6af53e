package io.switchlog.command.recovery;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invitations over HTTP. */
@RestController
@RequestMapping("/api")
public class InvitationController {
    private final Invitations invitations;

    InvitationController(Recovery recovery) {
        this.invitations = recovery.invitations();
    }

    /** Sends the agent a link with which he chooses his password. An older link opens nothing any more. */
    @PostMapping("/agents/{agentId}/invite")
    ResponseEntity<Done> inviteAgent(Caller caller, @PathVariable UUID agentId) {
        return Answers.done(agentId, invitations.inviteAgent(caller, agentId));
    }

    /** The same for a user. */
    @PostMapping("/users/{userId}/invite")
    ResponseEntity<Done> inviteUser(Caller caller, @PathVariable UUID userId) {
        return Answers.done(userId, invitations.inviteUser(caller, userId));
    }
}
