package io.switchlog.command.access.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.switchlog.command.access.AccessProperties;
import io.switchlog.command.access.People;
import io.switchlog.command.access.People.Standing;
import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.access.SignIn.Identity;
import io.switchlog.command.access.session.Session.Restriction;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.SecondProof;
import io.switchlog.messages.access.SessionEnd;
import io.switchlog.messages.access.SignInCommand.AcceptSignIn;
import io.switchlog.messages.access.SignInCommand.EndSessions;
import io.switchlog.messages.access.SignInCommand.Visit;
import io.switchlog.messages.access.SignInMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is signed in. Every request asks whether its session is alive and its owner may come in; the answer is remembered
 * for a second, so that an end is felt at once on the node that was told of it and within a second on the others.
 */
public final class Sessions {
    private static final Duration REMEMBER = Duration.ofSeconds(1);
    private static final Duration NOTE_USE_EVERY = Duration.ofMinutes(1);
    private static final long MOST_REMEMBERED = 50_000;
    private static final int MOST_AT_ONCE = 500;

    private final SessionStore store;
    private final People people;
    private final Commands commands;
    private final Vault vault;
    private final Clock clock;
    private final AccessProperties properties;
    private final Cache<UUID, Optional<Session>> recent = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBER)
            .build();

    /**
     * How somebody came in.
     *
     * @param restriction what he has to do before anything else
     */
    public record Entrance(SignInMethod method, SecondProof secondProof, Restriction restriction) {}

    public Sessions(JdbcClient jdbc, People people, Commands commands, Vault vault, Environment environment) {
        this.store = new SessionStore(jdbc);
        this.people = people;
        this.commands = commands;
        this.vault = vault;
        this.clock = environment.clock();
        this.properties = environment.properties();
    }

    /** The time, and what the operator has decided. */
    public record Environment(Clock clock, AccessProperties properties) {}

    /** Begins a session for somebody who has shown who he is, with nothing left to do. */
    public Session begin(Identity identity, SignInMethod method, RequestFacts facts) {
        return begin(identity, new Entrance(method, SecondProof.NONE, Restriction.NONE), facts);
    }

    /**
     * Begins a session for somebody who has shown who he is.
     *
     * @throws io.switchlog.command.dispatch.Refused if his account is locked
     */
    public Session begin(Identity identity, Entrance entrance, RequestFacts facts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        UUID person = identity.subject();
        Session session = new Session(
                CommandIds.next(),
                person,
                entrance.method(),
                entrance.restriction(),
                now,
                now.plus(properties.sessionLifetime()));
        Visit visit = visit(person, entrance.method(), facts);
        Caller caller =
                new Caller(person.toString(), identity.role(), "web", CommandIds.next(), null, null, null, null);
        commands.send(caller, new AcceptSignIn(person, session.id(), entrance.secondProof(), session.endsAt(), visit));
        store.insert(session, properties.sessionIdle(), visit.address(), visit.software());
        return session;
    }

    /** From where and with what a known person comes, as his own data. */
    public Visit visit(UUID person, SignInMethod method, RequestFacts facts) {
        return new Visit(
                method,
                clock.instant(),
                vault.seal(person, facts.address()),
                vault.sealIfPresent(person, facts.software()));
    }

    /** The session, if it is alive and its owner may come in. */
    public Optional<Session> alive(UUID id) {
        Optional<Session> known = recent.getIfPresent(id);
        if (known == null) {
            Instant now = clock.instant();
            known = store.find(id, now).flatMap(found -> admitted(found, now));
            recent.put(id, known);
        }
        return known;
    }

    /** The token with this secret, if it is alive and its owner may come in. */
    Optional<Session> token(byte[] secretHash) {
        Instant now = clock.instant();
        return store.token(secretHash, now).flatMap(found -> admitted(found, now));
    }

    /** A session that requests with HTTP Basic share. */
    public Optional<Session> basic(UUID person) {
        Instant now = clock.instant();
        return store.basic(person, now).flatMap(found -> admitted(found, now));
    }

    private Optional<Session> admitted(SessionStore.Found found, Instant now) {
        Session session = found.session();
        Standing standing = people.standing(session.person());
        if (standing != Standing.GOOD) {
            SessionEnd cause = standing == Standing.DISABLED ? SessionEnd.DISABLED : SessionEnd.DELETED;
            endAll(system(), session.person(), cause, null);
            return Optional.empty();
        }
        if (found.lastUsedAt().plus(NOTE_USE_EVERY).isBefore(now)) {
            store.use(session.id(), now);
        }
        return Optional.of(session);
    }

    /** Those of these sessions that are over, or whose owner may not come in any more. The others count as used. */
    public Set<UUID> over(Set<UUID> sessions) {
        Instant now = clock.instant();
        Map<UUID, UUID> owners = store.useAll(sessions, now, now.minus(NOTE_USE_EVERY));
        Set<UUID> barred = people.barred(owners.values());
        Set<UUID> over = new HashSet<>(sessions);
        over.removeIf(session -> owners.containsKey(session) && !barred.contains(owners.get(session)));
        return over;
    }

    private static Caller system() {
        return Caller.process("sign-in", CommandIds.next(), null, null);
    }

    /** Ends a session of this person's, if there is such a session. */
    public Optional<Receipt> end(Caller caller, UUID person, UUID session, SessionEnd cause) {
        boolean his = store.alive(person, clock.instant()).contains(session);
        return his ? end(caller, person, List.of(session), cause) : Optional.empty();
    }

    /** Ends all sessions of this person's but one; tokens of his programs stay. */
    public Optional<Receipt> endAll(Caller caller, UUID person, SessionEnd cause, @Nullable UUID except) {
        List<UUID> sessions = store.alive(person, clock.instant()).stream()
                .filter(session -> !session.equals(except))
                .toList();
        Optional<Receipt> last = Optional.empty();
        for (int from = 0; from < sessions.size(); from += MOST_AT_ONCE) {
            List<UUID> some = sessions.subList(from, Math.min(from + MOST_AT_ONCE, sessions.size()));
            Optional<Receipt> receipt = end(from == 0 ? caller : next(caller), person, some, cause);
            last = receipt.isPresent() ? receipt : last;
        }
        return last;
    }

    private static Caller next(Caller caller) {
        return new Caller(
                caller.actor(),
                caller.role(),
                caller.origin(),
                CommandIds.next(),
                caller.commandId(),
                null,
                caller.reason(),
                null);
    }

    private Optional<Receipt> end(Caller caller, UUID person, List<UUID> sessions, SessionEnd cause) {
        List<UUID> ended = store.end(sessions, clock.instant());
        recent.invalidateAll(ended);
        return ended.isEmpty()
                ? Optional.empty()
                : Optional.of(commands.send(caller, new EndSessions(person, ended, cause)));
    }

    /** Lets the owner do something else than what he had to. */
    public void restrict(Session session, Restriction restriction) {
        store.restrict(session.id(), restriction);
        recent.invalidate(session.id());
    }

    /** What is shown to whoever may see a person's sessions or tokens. */
    List<SessionStore.Row> of(UUID person, boolean tokens) {
        return store.of(person, tokens, clock.instant());
    }

    SessionStore store() {
        return store;
    }

    void forgetRecent(UUID id) {
        recent.invalidate(id);
    }

    /** Forgets sessions that ended long ago. */
    public void forgetOld() {
        store.forget(clock.instant().minus(Duration.ofDays(30)));
    }
}
