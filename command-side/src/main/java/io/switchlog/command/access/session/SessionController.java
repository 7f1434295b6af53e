package io.switchlog.command.access.session;

import io.switchlog.command.access.People;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.http.Text;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SessionEnd;
import io.switchlog.messages.privacy.Sealed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions and tokens over HTTP: one's own, and for administrators everybody's. */
@RestController
@RequestMapping("/api")
public class SessionController {
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final People people;
    private final Vault vault;
    private final Clock clock;

    SessionController(Sessions sessions, ApiTokens tokens, People people, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.people = people;
        this.vault = vault;
        this.clock = clock;
    }

    /** A collection as all are answered. */
    record Collection<R>(int count, List<R> rows) {}

    /**
     * Somebody signed in.
     *
     * @param current whether it is the session that asks
     */
    record SessionRow(
            UUID id,
            String method,
            boolean current,
            Instant beganAt,
            Instant lastUsedAt,
            Instant expiresAt,
            @Nullable String address,
            @Nullable String software) {}

    /** A program's token. */
    record TokenRow(
            UUID id,
            @Nullable String name,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable Instant expiresAt) {}

    /** @param expiresAt never if it is left out */
    record NewToken(
            @NotNull @Text(max = 100) String name, @Nullable Instant expiresAt) {}

    /** A token, shown this once. */
    record MadeToken(UUID id, String token, @Nullable Instant expiresAt, long eventIndex) {}

    @GetMapping("/auth/sessions")
    Collection<SessionRow> own(Session session) {
        return sessionsOf(session.person(), session);
    }

    @GetMapping({"/users/{id}/sessions", "/agents/{id}/sessions"})
    Collection<SessionRow> ofPerson(Caller caller, Session session, @PathVariable UUID id) {
        requireAdministrator(caller);
        return sessionsOf(requirePerson(id), session);
    }

    private Collection<SessionRow> sessionsOf(UUID person, Session asking) {
        List<SessionRow> rows = sessions.of(person, false).stream()
                .map(row -> new SessionRow(
                        row.id(),
                        row.method(),
                        row.id().equals(asking.id()),
                        row.beganAt(),
                        row.lastUsedAt(),
                        row.endsAt(),
                        open(row.address()),
                        open(row.software())))
                .toList();
        return new Collection<>(rows.size(), rows);
    }

    private @Nullable String open(@Nullable Sealed sealed) {
        return sealed == null ? null : vault.unseal(sealed).orMark();
    }

    @DeleteMapping("/auth/sessions")
    ResponseEntity<Done> endOwn(Caller caller, Session session) {
        return allEnded(session.person(), sessions.endAll(caller, session.person(), SessionEnd.REVOKED, null));
    }

    @DeleteMapping({"/users/{id}/sessions", "/agents/{id}/sessions"})
    ResponseEntity<Done> endAll(Caller caller, @PathVariable UUID id) {
        requireAdministrator(caller);
        return allEnded(id, sessions.endAll(caller, requirePerson(id), SessionEnd.REVOKED, null));
    }

    /** 204 if there were none: then there is none now either, which is what was asked for. */
    private static ResponseEntity<Done> allEnded(UUID id, Optional<Receipt> receipt) {
        return receipt.map(last -> Answers.done(id, last))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @DeleteMapping("/auth/sessions/{sessionId}")
    ResponseEntity<Done> end(Caller caller, Session session, @PathVariable UUID sessionId) {
        UUID owner = caller.role() == Role.ADMINISTRATOR
                ? sessions.store().owner(sessionId).orElse(session.person())
                : session.person();
        return ended(sessionId, sessions.end(caller, owner, sessionId, SessionEnd.REVOKED));
    }

    private static ResponseEntity<Done> ended(UUID id, Optional<Receipt> receipt) {
        return Answers.done(id, receipt.orElseThrow(() -> new Unknown("session", id)));
    }

    @PostMapping("/auth/tokens")
    ResponseEntity<MadeToken> issue(Caller caller, Session session, @Valid @RequestBody NewToken asked) {
        if (session.isToken()) {
            throw new NotAllowed("A token makes no tokens.");
        }
        if (asked.expiresAt() != null && !asked.expiresAt().isAfter(clock.instant())) {
            throw new BadRequest("expiresAt", "must be in the future");
        }
        ApiTokens.Issued issued = tokens.issue(caller, session.person(), asked.name(), asked.expiresAt());
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/auth/tokens/" + issued.id()))
                .header(Answers.EVENT_INDEX, Long.toString(issued.receipt().position()))
                .body(new MadeToken(
                        issued.id(),
                        issued.token(),
                        asked.expiresAt(),
                        issued.receipt().position()));
    }

    @GetMapping("/auth/tokens")
    Collection<TokenRow> tokens(Session session) {
        return tokensOf(session.person());
    }

    @GetMapping({"/users/{id}/tokens", "/agents/{id}/tokens"})
    Collection<TokenRow> tokensOfPerson(Caller caller, @PathVariable UUID id) {
        requireAdministrator(caller);
        return tokensOf(requirePerson(id));
    }

    private Collection<TokenRow> tokensOf(UUID person) {
        List<TokenRow> rows = sessions.of(person, true).stream()
                .map(row -> new TokenRow(
                        row.id(), open(row.name()), row.beganAt(), row.lastUsedAt(), ApiTokens.shown(row.endsAt())))
                .toList();
        return new Collection<>(rows.size(), rows);
    }

    @DeleteMapping("/auth/tokens/{tokenId}")
    ResponseEntity<Done> revoke(Caller caller, Session session, @PathVariable UUID tokenId) {
        UUID owner = caller.role() == Role.ADMINISTRATOR
                ? sessions.store().owner(tokenId).orElse(session.person())
                : session.person();
        return Answers.done(
                tokenId,
                tokens.revoke(caller, owner, tokenId, SessionEnd.REVOKED)
                        .orElseThrow(() -> new Unknown("token", tokenId)));
    }

    private static void requireAdministrator(Caller caller) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw new NotAllowed("Your role does not allow this.");
        }
    }

    private UUID requirePerson(UUID id) {
        if (people.role(id).isEmpty()) {
            throw new Unknown("person", id);
        }
        return id;
    }
}
