package io.switchlog.command.access;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.ChangeUser;
import io.switchlog.messages.access.UserCommand.CreateUser;
import io.switchlog.messages.access.UserCommand.DeleteUser;
import io.switchlog.messages.access.UserCommand.DisableUserQueue;
import io.switchlog.messages.access.UserCommand.EnableUserQueue;
import io.switchlog.messages.access.UserCommand.Enabled;
import io.switchlog.messages.access.UserCommand.GrantUserPermission;
import io.switchlog.messages.access.UserCommand.RevokeUserPermission;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.queue.QueueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands about users over HTTP. */
@RestController
@RequestMapping("/api/users")
public class UserController {
    private static final int MOST_QUEUES = 500;
    private static final int MOST_PERMISSIONS = 50;

    private final Commands commands;
    private final Vault vault;
    private final Credentials credentials;
    private final LogReader log;

    UserController(Commands commands, Vault vault, Credentials credentials, LogReader log) {
        this.commands = commands;
        this.vault = vault;
        this.credentials = credentials;
        this.log = log;
    }

    /**
     * Somebody new.
     *
     * @param role administrator or supervisor
     * @param permissions of a supervisor; all of them unless they are given
     * @param queueIds to which queues a supervisor is enabled; none unless they are given
     * @param allQueues whether he is enabled to the whole centre
     */
    record NewUser(
            @NotNull @Text String fullName,

            @NotNull
            @Size(max = 64)
            @Pattern(regexp = "[A-Za-z0-9._]+", message = "may hold letters, digits, . and _ only")
            String username,

            @NotNull @Text String password,
            @NotNull String role,
            @Nullable @Text @Email String email,
            @Nullable @Size(max = MOST_PERMISSIONS) List<@NotNull String> permissions,
            @Nullable @Size(max = MOST_QUEUES) List<@NotNull UUID> queueIds,
            @Nullable Boolean allQueues) {}

    /** What is given changes; lists replace what was. */
    record UserChange(
            @Nullable @Text String fullName,
            @Nullable @Text @Email String email,
            @Nullable String role,
            @Nullable @Size(max = MOST_PERMISSIONS) List<@NotNull String> permissions,
            @Nullable @Size(max = MOST_QUEUES) List<@NotNull UUID> queueIds,
            @Nullable Boolean allQueues) {}

    @PostMapping
    ResponseEntity<Done> create(Caller caller, @Valid @RequestBody NewUser user) {
        UUID subject = caller.newId();
        CreateUser command = new CreateUser(
                new UserId(subject),
                vault.usernameClaim(user.username()),
                vault.seal(subject, user.username()),
                vault.seal(subject, user.fullName()),
                vault.sealIfPresent(subject, user.email()),
                role(user.role()),
                enabled(user.permissions(), user.queueIds(), user.allQueues()));
        return Answers.created(
                "users",
                subject,
                credentials.with(caller, subject, user.password(), () -> commands.send(caller, command)));
    }

    @PatchMapping("/{userId}")
    ResponseEntity<Done> change(Caller caller, @PathVariable UUID userId, @Valid @RequestBody UserChange change) {
        Role role = change.role() == null ? null : role(change.role());
        Enabled enabled = enabled(change.permissions(), change.queueIds(), change.allQueues());
        Optional<UserProfile> user = UserProfile.of(log.stream(userId.toString(), 0));
        ChangeUser command = new ChangeUser(
                new UserId(userId),
                sealedIfOther(userId, user.map(UserProfile::fullName), change.fullName()),
                sealedIfOther(userId, user.map(UserProfile::email), change.email()),
                role,
                enabled);
        return Answers.done(userId, commands.send(caller, command));
    }

    @DeleteMapping("/{userId}")
    ResponseEntity<Done> delete(Caller caller, @PathVariable UUID userId) {
        return Answers.done(userId, commands.send(caller, new DeleteUser(new UserId(userId))));
    }

    @PutMapping("/{userId}/queues/{queueId}")
    ResponseEntity<Done> enable(Caller caller, @PathVariable UUID userId, @PathVariable UUID queueId) {
        return Answers.done(
                userId, commands.send(caller, new EnableUserQueue(new UserId(userId), new QueueId(queueId))));
    }

    @DeleteMapping("/{userId}/queues/{queueId}")
    ResponseEntity<Done> disable(Caller caller, @PathVariable UUID userId, @PathVariable UUID queueId) {
        return Answers.done(
                userId, commands.send(caller, new DisableUserQueue(new UserId(userId), new QueueId(queueId))));
    }

    @PutMapping("/{userId}/permissions/{permission}")
    ResponseEntity<Done> grant(Caller caller, @PathVariable UUID userId, @PathVariable String permission) {
        GrantUserPermission command = new GrantUserPermission(new UserId(userId), permission("permission", permission));
        return Answers.done(userId, commands.send(caller, command));
    }

    @DeleteMapping("/{userId}/permissions/{permission}")
    ResponseEntity<Done> revoke(Caller caller, @PathVariable UUID userId, @PathVariable String permission) {
        RevokeUserPermission command =
                new RevokeUserPermission(new UserId(userId), permission("permission", permission));
        return Answers.done(userId, commands.send(caller, command));
    }

    private static Role role(String code) {
        return Role.ofCode(code)
                .filter(given -> given != Role.AGENT)
                .orElseThrow(() -> new BadRequest("role", "must be administrator or supervisor"));
    }

    private static Enabled enabled(
            @Nullable List<String> permissions, @Nullable List<UUID> queueIds, @Nullable Boolean allQueues) {
        Set<UserPermission> given = null;
        if (permissions != null) {
            given = EnumSet.noneOf(UserPermission.class);
            for (int i = 0; i < permissions.size(); i++) {
                given.add(permission("permissions[" + i + "]", permissions.get(i)));
            }
        }
        Set<QueueId> queues =
                queueIds == null ? null : queueIds.stream().map(QueueId::new).collect(Collectors.toSet());
        return new Enabled(given, queues, allQueues);
    }

    private static UserPermission permission(String field, String code) {
        return UserPermission.ofCode(code)
                .orElseThrow(() ->
                        new BadRequest(field, "must be one of agents, queues, accounts, interactions, reports, audit"));
    }

    /** What is the same as before is no change; only who can open the seal can tell. */
    private @Nullable Sealed sealedIfOther(UUID subject, Optional<Sealed> before, @Nullable String text) {
        boolean same = before.map(vault::unseal)
                .filter(known -> known instanceof Unsealed.Readable readable
                        && readable.value().equals(text))
                .isPresent();
        return same ? null : vault.sealIfPresent(subject, text);
    }
}
