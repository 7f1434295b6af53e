package io.switchlog.command.team;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.Text;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.team.GroupCommand.AddAgentToGroup;
import io.switchlog.messages.team.GroupCommand.CreateGroup;
import io.switchlog.messages.team.GroupCommand.DeleteGroup;
import io.switchlog.messages.team.GroupCommand.RemoveAgentFromGroup;
import io.switchlog.messages.team.GroupCommand.RenameGroup;
import io.switchlog.messages.team.GroupKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Commands to one kind of group over HTTP; a controller per kind says where. */
abstract class GroupCommands {
    private final Commands commands;
    private final GroupKind kind;
    private final String collection;

    GroupCommands(Commands commands, GroupKind kind, String collection) {
        this.commands = commands;
        this.kind = kind;
        this.collection = collection;
    }

    /** A semicolon parts names where several are shown in one cell. */
    record Named(
            @NotNull @Text(max = 100) @Pattern(regexp = "[^;]*", message = "must not contain a semicolon")
            String name) {}

    @PostMapping
    ResponseEntity<Done> create(Caller caller, @Valid @RequestBody Named group) {
        UUID id = caller.newId();
        return Answers.created(
                collection,
                id,
                commands.send(caller, new CreateGroup(kind, id, group.name().strip())));
    }

    @PatchMapping("/{groupId}")
    ResponseEntity<Done> rename(Caller caller, @PathVariable UUID groupId, @Valid @RequestBody Named change) {
        return Answers.done(
                groupId,
                commands.send(
                        caller, new RenameGroup(kind, groupId, change.name().strip())));
    }

    @DeleteMapping("/{groupId}")
    ResponseEntity<Done> delete(Caller caller, @PathVariable UUID groupId) {
        return Answers.done(groupId, commands.send(caller, new DeleteGroup(kind, groupId)));
    }

    @PutMapping("/{groupId}/members/{agentId}")
    ResponseEntity<Done> add(Caller caller, @PathVariable UUID groupId, @PathVariable UUID agentId) {
        return Answers.done(groupId, commands.send(caller, new AddAgentToGroup(kind, groupId, new AgentId(agentId))));
    }

    @DeleteMapping("/{groupId}/members/{agentId}")
    ResponseEntity<Done> remove(Caller caller, @PathVariable UUID groupId, @PathVariable UUID agentId) {
        return Answers.done(
                groupId, commands.send(caller, new RemoveAgentFromGroup(kind, groupId, new AgentId(agentId))));
    }
}
