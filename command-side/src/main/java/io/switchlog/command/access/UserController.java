package io.switchlog.command.access;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.CreateUser;
import io.switchlog.messages.access.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands about users over HTTP. */
@RestController
@RequestMapping("/api/users")
public class UserController {
    private final Commands commands;
    private final Vault vault;
    private final Credentials credentials;

    UserController(Commands commands, Vault vault, Credentials credentials) {
        this.commands = commands;
        this.vault = vault;
        this.credentials = credentials;
    }

    /** @param role administrator or supervisor */
    record NewUser(
            @NotNull @Text String fullName,

            @NotNull
            @Size(max = 64)
            @Pattern(regexp = "[A-Za-z0-9._]+", message = "may hold letters, digits, . and _ only")
            String username,

            @NotNull @Text(max = 72) String password,
            @NotNull String role) {}

    @PostMapping
    ResponseEntity<Done> create(Caller caller, @Valid @RequestBody NewUser user) {
        UUID subject = caller.newId();
        Role role = Role.ofCode(user.role())
                .filter(given -> given != Role.AGENT)
                .orElseThrow(() -> new BadRequest("role", "must be administrator or supervisor"));
        CreateUser command = new CreateUser(
                new UserId(subject),
                vault.usernameClaim(user.username()),
                vault.seal(subject, user.username()),
                vault.seal(subject, user.fullName()),
                role);
        return Answers.created(
                "users", subject, credentials.with(subject, user.password(), () -> commands.send(caller, command)));
    }
}
