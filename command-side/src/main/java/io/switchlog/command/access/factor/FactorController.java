package io.switchlog.command.access.factor;

import io.switchlog.command.access.People;
import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.access.SignIn;
import io.switchlog.command.access.WrongCredentials;
import io.switchlog.command.access.session.Session;
import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.access.signin.Gate;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SecondProof;
import io.switchlog.messages.access.SecurityChangeCause;
import io.switchlog.messages.access.SessionEnd;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Second factors over HTTP: one's own, and their removal by an administrator for who has lost his. */
@RestController
@RequestMapping("/api")
public class FactorController {
    private final SecondFactors factors;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Gate gate;
    private final People people;

    FactorController(SecondFactors factors, Sessions sessions, SignIn signIn, Gate gate, People people) {
        this.factors = factors;
        this.sessions = sessions;
        this.signIn = signIn;
        this.gate = gate;
        this.people = people;
    }

    /** @param totp what the authenticator shows now, or a recovery code where one has been given */
    record Shown(@NotNull @Size(max = 50) String totp) {}

    record State(boolean enrolled, int recoveryCodesLeft) {}

    /** @param recoveryCodes shown this once */
    record Enrolled(List<String> recoveryCodes, long eventIndex) {}

    @GetMapping("/auth/totp")
    State state(Session session) {
        return new State(factors.isEnrolled(session.person()), factors.codesLeft(session.person()));
    }

    @PostMapping("/auth/totp")
    SecondFactors.Proposal propose(Session session) {
        return factors.propose(person(session), people.username(session.person()));
    }

    @PostMapping("/auth/totp/confirm")
    Enrolled confirm(Caller caller, Session session, @Valid @RequestBody Shown shown) {
        SecondFactors.Codes codes = factors.confirm(caller, person(session), shown.totp());
        signIn.reconsider(session);
        return new Enrolled(codes.recoveryCodes(), codes.receipt().position());
    }

    @PostMapping("/auth/totp/recovery-codes")
    Enrolled renew(Caller caller, Session session, RequestFacts facts, @Valid @RequestBody Shown shown) {
        requireProof(session, facts, shown);
        SecondFactors.Codes codes = factors.renewCodes(caller, person(session));
        return new Enrolled(codes.recoveryCodes(), codes.receipt().position());
    }

    @PostMapping("/auth/totp/remove")
    ResponseEntity<Done> remove(Caller caller, Session session, RequestFacts facts, @Valid @RequestBody Shown shown) {
        requireProof(session, facts, shown);
        return Answers.done(session.person(), factors.remove(caller, person(session), SecurityChangeCause.OWN));
    }

    @DeleteMapping({"/agents/{id}/totp", "/users/{id}/totp"})
    ResponseEntity<Done> reset(Caller caller, Session session, @PathVariable UUID id) {
        if (caller.role() != Role.ADMINISTRATOR
                || session.isToken()
                || session.person().equals(id)) {
            throw new NotAllowed("Only another person, an administrator, removes somebody's second factor.");
        }
        if (people.role(id).isEmpty()) {
            throw new Unknown("person", id);
        }
        Receipt receipt = factors.remove(caller, id, SecurityChangeCause.ADMINISTRATOR);
        Caller followUp = new Caller(
                caller.actor(),
                caller.role(),
                caller.origin(),
                CommandIds.next(),
                caller.commandId(),
                null,
                null,
                null);
        return Answers.done(
                id,
                sessions.endAll(followUp, id, SessionEnd.SECOND_FACTOR_REMOVED, null)
                        .orElse(receipt));
    }

    private static UUID person(Session session) {
        if (session.isToken()) {
            throw new NotAllowed("A token has no second factor.");
        }
        return session.person();
    }

    private void requireProof(Session session, RequestFacts facts, Shown shown) {
        UUID person = person(session);
        try {
            gate.confirm(person, facts, () -> factors.check(person, shown.totp()) != SecondProof.NONE);
        } catch (WrongCredentials wrong) {
            throw new BadRequest("totp", "is not right, or was used before");
        }
    }
}
