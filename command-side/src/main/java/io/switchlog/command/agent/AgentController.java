package io.switchlog.command.agent;

import io.switchlog.command.access.Credentials;
import io.switchlog.command.agent.AgentForms.AgentChange;
import io.switchlog.command.agent.AgentForms.NewAgent;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentId;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agents and their settings over HTTP. */
@RestController
@RequestMapping("/api/agents")
public class AgentController {
    private final Commands commands;
    private final AgentForms forms;
    private final Credentials credentials;
    private final SipSecrets sipSecrets;

    AgentController(Commands commands, Vault vault, Credentials credentials, SipSecrets sipSecrets) {
        this.sipSecrets = sipSecrets;
        this.commands = commands;
        this.forms = new AgentForms(vault);
        this.credentials = credentials;
    }

    @PostMapping
    ResponseEntity<Done> create(Caller caller, @Valid @RequestBody NewAgent agent) {
        AgentId agentId = new AgentId(caller.newId());
        CreateAgent command = forms.creation(agentId, agent);
        Receipt receipt =
                credentials.with(caller, agentId.value(), agent.password(), () -> commands.send(caller, command));
        sipSecrets.ensure(agentId);
        return Answers.created("agents", agentId, receipt);
    }

    @PatchMapping("/{agentId}")
    ResponseEntity<Done> change(Caller caller, @PathVariable UUID agentId, @Valid @RequestBody AgentChange change) {
        refuseElsewhere("username", change.username(), "cannot be changed");
        refuseElsewhere("password", change.password(), "is changed by POST /agents/{id}/password");
        refuseElsewhere("typology", change.typology(), "is changed by POST /agents/{id}/typology");
        return Answers.done(agentId, commands.send(caller, forms.edit(new AgentId(agentId), change)));
    }

    private static void refuseElsewhere(String field, @Nullable Object given, String message) {
        if (given != null) {
            throw new BadRequest(field, message);
        }
    }
}
