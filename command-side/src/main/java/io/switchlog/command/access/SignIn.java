package io.switchlog.command.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.command.access.factor.SecondFactors;
import io.switchlog.command.access.password.Passwords;
import io.switchlog.command.access.session.Session;
import io.switchlog.command.access.session.Session.Restriction;
import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.access.session.Sessions.Entrance;
import io.switchlog.command.access.signin.Authenticator;
import io.switchlog.command.access.signin.Authenticator.Verdict;
import io.switchlog.command.access.signin.CannotTell;
import io.switchlog.command.access.signin.Gate;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SecondProof;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.access.SignInRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in, or not. Whoever is not let in is told the same whatever the reason, after the same work: that a name
 * exists, or that an account is locked, is nobody's business.
 */
public final class SignIn {
    private static final Duration REMEMBER = Duration.ofMinutes(1);
    private static final long MOST_REMEMBERED = 10_000;

    private final Gate gate;
    private final List<Authenticator> authenticators;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Sessions sessions;
    /** Slow password hashes are checked once a minute per person and not with each request of HTTP Basic. */
    private final Cache<String, UUID> recent = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBER)
            .build();

    /** Who somebody is, and what he may do. */
    public record Identity(UUID subject, Role role) {}

    /** What somebody who wants to come in gives. */
    public record Attempt(
            String username, String password, @Nullable String totp) {}

    /** @param authenticators asked in this order until one knows */
    public SignIn(
            Gate gate,
            List<Authenticator> authenticators,
            Passwords passwords,
            SecondFactors factors,
            Sessions sessions) {
        this.gate = gate;
        this.authenticators = List.copyOf(authenticators);
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
    }

    /**
     * Lets somebody in by what he knows and has.
     *
     * @throws WrongCredentials if he is not let in
     * @throws SecondFactorRequired if his password is right and he has to show more
     * @throws TooManyAttempts if there were too many, under this name or from this address
     */
    public Session signIn(Attempt attempt, RequestFacts facts) {
        return gate.pass(attempt.username(), facts, person -> admit(attempt, person, facts, null));
    }

    /** Finds the session of a request with HTTP Basic, or begins one; throws like {@link #signIn}. */
    public Session basic(String username, String password, RequestFacts facts) {
        String key = gate.fingerprint(username, password);
        Session known = Optional.ofNullable(recent.getIfPresent(key))
                .flatMap(sessions::alive)
                .filter(session -> !gate.isLocked(session.person()))
                .orElse(null);
        if (known != null) {
            return known;
        }
        Attempt attempt = new Attempt(username, password, null);
        Session session = gate.pass(username, facts, person -> admit(attempt, person, facts, SignInMethod.BASIC));
        recent.put(key, session.id());
        return session;
    }

    private Session admit(Attempt attempt, @Nullable UUID person, RequestFacts facts, @Nullable SignInMethod as) {
        Authenticator authenticator = null;
        Verdict verdict = Verdict.NOT_MINE;
        for (Authenticator next : authenticators) {
            if (verdict == Verdict.NOT_MINE) {
                authenticator = next;
                verdict = ask(next, person, attempt, facts);
            }
        }
        if (person == null || authenticator == null) {
            throw gate.stranger(attempt.username(), facts);
        }
        SignInMethod method = as == null ? authenticator.method() : as;
        if (verdict != Verdict.RIGHT) {
            throw gate.refuse(person, method, SignInRefusal.WRONG_PASSWORD, facts);
        }
        Identity identity = gate.identity(person, method, facts);
        if (as == SignInMethod.BASIC) {
            Session shared = sessions.basic(person).orElse(null);
            if (shared != null && !factors.isAsked(person)) {
                return shared;
            }
        }
        SecondProof proof = proof(identity, method, attempt.totp(), facts);
        Restriction restriction = restriction(person, authenticator.method());
        Session session = begin(identity, new Entrance(method, proof, restriction), facts);
        if (proof == SecondProof.RECOVERY_CODE) {
            factors.noteRecoveryCode(own(identity), person);
        }
        return session;
    }

    private Verdict ask(Authenticator authenticator, @Nullable UUID person, Attempt attempt, RequestFacts facts) {
        try {
            return authenticator.check(person, attempt.username(), attempt.password());
        } catch (CannotTell away) {
            if (person != null) {
                gate.note(person, authenticator.method(), SignInRefusal.DIRECTORY_UNAVAILABLE, facts);
            }
            throw away;
        }
    }

    private static Caller own(Identity identity) {
        return new Caller(
                identity.subject().toString(), identity.role(), "web", CommandIds.next(), null, null, null, null);
    }

    private SecondProof proof(Identity identity, SignInMethod method, @Nullable String totp, RequestFacts facts) {
        UUID person = identity.subject();
        if (!factors.isAsked(person)) {
            return SecondProof.NONE;
        }
        if (totp == null || totp.isBlank()) {
            throw new SecondFactorRequired();
        }
        SecondProof proof = factors.check(person, totp);
        if (proof == SecondProof.NONE) {
            throw gate.refuse(person, method, SignInRefusal.WRONG_SECOND_FACTOR, facts);
        }
        return proof;
    }

    private Session begin(Identity identity, Entrance entrance, RequestFacts facts) {
        try {
            return sessions.begin(identity, entrance, facts);
        } catch (Refused refused) {
            if (refused.code() != Refusal.ACCOUNT_LOCKED) {
                throw refused;
            }
            // Somebody else was the last failure too many just now.
            throw gate.refuse(identity.subject(), entrance.method(), SignInRefusal.LOCKED, facts);
        }
    }

    /**
     * Lets somebody in for whom somebody else vouches, such as an identity provider.
     *
     * @throws WrongCredentials if he may not come in
     */
    public Session vouchedFor(UUID person, SignInMethod method, RequestFacts facts) {
        Identity identity = gate.identity(person, method, facts);
        return begin(identity, new Entrance(method, SecondProof.NONE, Restriction.NONE), facts);
    }

    /** What somebody who came in by this method has to do before anything else. */
    public Restriction restriction(UUID person, SignInMethod method) {
        Instant end = method == SignInMethod.PASSWORD ? passwords.expiresAt(person) : null;
        if (end != null && !gate.now().isBefore(end)) {
            return Restriction.PASSWORD;
        }
        return factors.isMissing(person) ? Restriction.SECOND_FACTOR : Restriction.NONE;
    }

    /** Lets somebody who has done what he had to do the rest. */
    public void reconsider(Session session) {
        SignInMethod method = session.method();
        if (method != null && session.restriction() != Restriction.NONE) {
            boolean own = method == SignInMethod.PASSWORD || method == SignInMethod.BASIC;
            sessions.restrict(session, restriction(session.person(), own ? SignInMethod.PASSWORD : method));
        }
    }
}
