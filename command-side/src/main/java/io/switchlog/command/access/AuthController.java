package io.switchlog.command.access;

import io.switchlog.command.access.SignIn.Attempt;
import io.switchlog.command.access.password.Passwords;
import io.switchlog.command.access.session.Session;
import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SessionEnd;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out over HTTP. */
@RestController
@RequestMapping("/api/auth")
public class AuthController {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Tokens tokens;
    private final People people;
    private final Passwords passwords;

    AuthController(SignIn signIn, Sessions sessions, Tokens tokens, People people, Passwords passwords) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.people = people;
        this.passwords = passwords;
    }

    /** @param totp what the authenticator shows, or a recovery code */
    record Login(
            @NotNull @Size(max = 200) String username,
            @NotNull @Size(max = 200) String password,
            @Nullable @Size(max = 50) String totp) {}

    /**
     * Somebody is in.
     *
     * @param expiresAt when the token stops working
     * @param mustChangePassword whether he can do nothing else before
     * @param mustEnrol whether he can do nothing else before he has a second factor
     * @param passwordExpiresAt when he will have to choose another password; null if never
     * @param passwordExpiresSoon whether he should be told of it
     */
    public record SignedInAnswer(
            String token,
            Instant expiresAt,
            List<String> roles,
            UUID sessionId,
            boolean mustChangePassword,
            boolean mustEnrol,
            @Nullable Instant passwordExpiresAt,
            boolean passwordExpiresSoon) {}

    @PostMapping("/login")
    SignedInAnswer login(@Valid @RequestBody Login login, RequestFacts facts) {
        return answer(signIn.signIn(new Attempt(login.username(), login.password(), login.totp()), facts));
    }

    /** What somebody is told who has come in, whatever way. */
    public SignedInAnswer answer(Session session) {
        Instant end = passwords.expiresAt(session.person());
        return new SignedInAnswer(
                tokens.issue(session),
                session.endsAt(),
                people.role(session.person()).map(Role::code).stream().toList(),
                session.id(),
                session.restriction() == Session.Restriction.PASSWORD,
                session.restriction() == Session.Restriction.SECOND_FACTOR,
                end,
                end != null && passwords.endsSoon(end));
    }

    @PostMapping("/logout")
    ResponseEntity<Done> logout(Caller caller, Session session) {
        return sessions.end(caller, session.person(), session.id(), SessionEnd.SIGNED_OUT)
                .map(receipt -> Answers.done(session.id(), receipt))
                .orElseThrow(() -> new Unknown("session", session.id()));
    }
}
