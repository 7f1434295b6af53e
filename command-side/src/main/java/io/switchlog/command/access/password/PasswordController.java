package io.switchlog.command.access.password;

import io.switchlog.command.access.People;
import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.access.SignIn;
import io.switchlog.command.access.WrongCredentials;
import io.switchlog.command.access.session.Session;
import io.switchlog.command.access.signin.Gate;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.access.PasswordChangeCause;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SignInCommand.UnlockSignIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Passwords and locks over HTTP. */
@RestController
@RequestMapping("/api")
public class PasswordController {
    private final Passwords passwords;
    private final SignIn signIn;
    private final Gate gate;
    private final People people;
    private final Commands commands;

    PasswordController(Passwords passwords, SignIn signIn, Gate gate, People people, Commands commands) {
        this.passwords = passwords;
        this.signIn = signIn;
        this.gate = gate;
        this.people = people;
        this.commands = commands;
    }

    record OwnChange(
            @NotNull @Size(max = 200) String currentPassword,
            @NotNull @Size(min = 1, max = 200) String password) {}

    /** @param currentPassword needed of whoever changes his own */
    record Change(
            @Nullable @Size(max = 200) String currentPassword,
            @NotNull @Size(min = 1, max = 200) String password) {}

    @PostMapping("/auth/password")
    ResponseEntity<Done> changeOwn(
            Caller caller, Session session, RequestFacts facts, @Valid @RequestBody OwnChange change) {
        if (session.isToken()) {
            throw new NotAllowed("A token changes no passwords.");
        }
        UUID person = session.person();
        try {
            gate.confirm(person, facts, () -> passwords.isRight(person, change.currentPassword()));
        } catch (WrongCredentials wrong) {
            throw new BadRequest("currentPassword", "is not right");
        }
        Receipt receipt = passwords.change(caller, person, change.password(), PasswordChangeCause.OWN, session.id());
        signIn.reconsider(session);
        return Answers.done(person, receipt);
    }

    /** The key of the vendor's list (AG-32). */
    @PostMapping({"/agents/{id}/password", "/users/{id}/password"})
    ResponseEntity<Done> change(
            Caller caller,
            Session session,
            RequestFacts facts,
            @PathVariable UUID id,
            @Valid @RequestBody Change change) {
        if (session.person().equals(id)) {
            if (change.currentPassword() == null) {
                throw new BadRequest("currentPassword", "must be given");
            }
            return changeOwn(caller, session, facts, new OwnChange(change.currentPassword(), change.password()));
        }
        requireAdministrator(caller, session);
        requirePerson(id);
        return Answers.done(
                id, passwords.change(caller, id, change.password(), PasswordChangeCause.ADMINISTRATOR, null));
    }

    /** Switches a lock off that too many failures have switched on (AG-38); nobody can switch it on (AMB-10). */
    @PostMapping({"/agents/{id}/unlock", "/users/{id}/unlock"})
    ResponseEntity<Done> unlock(Caller caller, @PathVariable UUID id) {
        requirePerson(id);
        Receipt receipt = commands.send(caller, new UnlockSignIn(id));
        gate.forget(id);
        return Answers.done(id, receipt);
    }

    private static void requireAdministrator(Caller caller, Session session) {
        if (caller.role() != Role.ADMINISTRATOR || session.isToken()) {
            throw new NotAllowed("Your role does not allow this.");
        }
    }

    private void requirePerson(UUID id) {
        if (people.role(id).isEmpty()) {
            throw new Unknown("person", id);
        }
    }
}
