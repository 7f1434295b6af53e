package io.switchlog.command.access.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.access.session.Session.Restriction;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.SessionEnd;
import io.switchlog.messages.access.SignInCommand.IssueApiToken;
import io.switchlog.messages.access.SignInCommand.RevokeApiToken;
import io.switchlog.messages.privacy.Sealed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens for people's programs: shown once, kept as a hash. A plain hash does, as they are 256 random bits. */
public final class ApiTokens {
    /** By which a token is told from a session's, and found where somebody has left it lying. */
    public static final String PREFIX = "swl_";

    private static final int SECRET_BYTES = 32;
    private static final int MOST_PER_PERSON = 100;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sessions sessions;
    private final Commands commands;
    private final Vault vault;
    private final Clock clock;

    /** A token that was made just now. */
    record Issued(UUID id, String token, Receipt receipt) {}

    public ApiTokens(Sessions sessions, Commands commands, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.commands = commands;
        this.vault = vault;
        this.clock = clock;
    }

    Issued issue(Caller caller, UUID person, String name, @Nullable Instant expiresAt) {
        Refused.refuseIf(sessions.of(person, true).size() >= MOST_PER_PERSON, Refusal.TOO_MANY);
        // A repetition cannot be shown the secret again, which nobody knows any more.
        Refused.refuseIf(sessions.store().exists(caller.newId()), Refusal.ALREADY_EXISTS);
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        UUID id = caller.newId();
        Sealed sealedName = vault.seal(person, name);
        Receipt receipt = commands.send(caller, new IssueApiToken(person, id, sealedName, expiresAt));
        Session session =
                new Session(id, person, null, Restriction.NONE, clock.instant(), expiresAt == null ? NEVER : expiresAt);
        sessions.store().insertToken(session, sealedName, hash(token));
        return new Issued(id, token, receipt);
    }

    /** The session of a token, if it is good. */
    public Optional<Session> session(String token) {
        return sessions.token(hash(token));
    }

    Optional<Receipt> revoke(Caller caller, UUID person, UUID id, SessionEnd cause) {
        boolean his =
                sessions.of(person, true).stream().anyMatch(row -> row.id().equals(id));
        if (!his || sessions.store().end(List.of(id), clock.instant()).isEmpty()) {
            return Optional.empty();
        }
        sessions.forgetRecent(id);
        return Optional.of(commands.send(caller, new RevokeApiToken(person, id, cause)));
    }

    static @Nullable Instant shown(Instant endsAt) {
        return endsAt.equals(NEVER) ? null : endsAt;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
