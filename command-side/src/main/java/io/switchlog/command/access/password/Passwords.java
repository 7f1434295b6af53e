package io.switchlog.command.access.password;

import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.access.signin.Authenticator;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.KeyReused;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.messages.access.PasswordChangeCause;
import io.switchlog.messages.access.SessionEnd;
import io.switchlog.messages.access.SignInCommand.NotePasswordChange;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.settings.SecuritySuite;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passwords that this centre keeps itself: what they must be like, whether they are right, and how they change. */
public final class Passwords implements Authenticator {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_FORMER = 50;

    private final PasswordStore store;
    private final Hashing hashing;
    private final PresentSettings settings;
    private final Sessions sessions;
    private final Commands commands;

    public Passwords(
            PasswordStore store, Hashing hashing, PresentSettings settings, Sessions sessions, Commands commands) {
        this.store = store;
        this.hashing = hashing;
        this.settings = settings;
        this.sessions = sessions;
        this.commands = commands;
    }

    @Override
    public SignInMethod method() {
        return SignInMethod.PASSWORD;
    }

    @Override
    public Verdict check(@Nullable UUID person, String username, String password) {
        Optional<PasswordStore.Present> present = person == null ? Optional.empty() : store.present(person);
        String hash = present.map(PasswordStore.Present::hash).orElse(null);
        if (!hashing.matches(password, hash)) {
            return Verdict.WRONG;
        }
        if (person != null && hash != null && hashing.isOutdated(hash)) {
            store.upgrade(person, hash, hashing.hash(password));
        }
        return Verdict.RIGHT;
    }

    /** Whether this is the person's password. */
    public boolean isRight(UUID person, String password) {
        return check(person, "", password) == Verdict.RIGHT;
    }

    /** When the person's password ends; null if it does not, or if there is none. */
    public @Nullable Instant expiresAt(UUID person) {
        SecuritySuite suite = settings.of(SecuritySuite.GROUP);
        if (!suite.enabled() || suite.maxAgeDays() == 0) {
            return null;
        }
        return store.present(person)
                .map(present -> present.changedAt().plus(Duration.ofDays(suite.maxAgeDays())))
                .orElse(null);
    }

    /** Whether its owner should be warned that it ends soon. */
    public boolean endsSoon(Instant expiresAt) {
        Duration warning = Duration.ofDays(settings.of(SecuritySuite.GROUP).warnDays());
        return !store.now().isBefore(expiresAt.minus(warning));
    }

    /**
     * Gives a person another password, or his first, for reasons of the system's own. His sessions end.
     *
     * @throws BadRequest if the password is not one, said of the field {@code password}
     */
    public Receipt change(UUID person, String newPassword, PasswordChangeCause cause) {
        return change(Caller.process("passwords", CommandIds.next(), null, null), person, newPassword, cause, null);
    }

    /**
     * Gives a person another password, or his first. His sessions end.
     *
     * @param keep a session that goes on, such as the one in which he does so
     * @throws BadRequest if the password is not one, said of the field {@code password}
     */
    public Receipt change(
            Caller caller, UUID person, String newPassword, PasswordChangeCause cause, @Nullable UUID keep) {
        SecuritySuite suite = require(newPassword);
        PasswordStore.Present before = store.present(person).orElse(null);
        if (suite.enabled()) {
            requireNew(person, newPassword, before, suite.historySize());
        }
        String hash = hashing.hash(newPassword);
        store.replace(person, hash);
        Receipt receipt;
        try {
            receipt = commands.send(caller, new NotePasswordChange(person, cause));
        } catch (Refused | NotAllowed | KeyReused rejected) {
            store.restore(person, before, hash);
            throw rejected;
        }
        store.forget(person, MOST_FORMER);
        store.voidLinks(person);
        return sessions.endAll(followUp(caller), person, SessionEnd.PASSWORD_CHANGED, keep)
                .orElse(receipt);
    }

    /** What follows from a command is a command of its own. */
    private static Caller followUp(Caller caller) {
        return new Caller(
                caller.actor(),
                caller.role(),
                caller.origin(),
                CommandIds.next(),
                caller.commandId(),
                null,
                null,
                null);
    }

    /** @throws BadRequest if this may not be anybody's password, said of the field {@code password} */
    public void requireAcceptable(String password) {
        require(password);
    }

    private SecuritySuite require(String password) {
        SecuritySuite suite = settings.of(SecuritySuite.GROUP);
        if (password.isEmpty() || password.length() > MOST_CHARACTERS || !Hashing.isText(password)) {
            throw new BadRequest("password", "must have from 1 to " + MOST_CHARACTERS + " characters");
        }
        if (suite.enabled()) {
            PasswordRule.objection(password).ifPresent(objection -> {
                throw new BadRequest("password", objection);
            });
        }
        return suite;
    }

    private void requireNew(UUID person, String password, PasswordStore.@Nullable Present before, int historySize) {
        boolean used = historySize > 0
                && (before != null && hashing.matches(password, before.hash())
                        || store.former(person, historySize - 1).stream()
                                .anyMatch(former -> hashing.matches(password, former)));
        if (used) {
            throw new BadRequest("password", "must be none of the last " + historySize + " passwords");
        }
    }

    /** Keeps a first password for somebody who is about to be created; not if there is one. */
    public boolean prepare(UUID person, String password) {
        require(password);
        return store.first(person, hashing.hash(password));
    }

    /** Forgets it, since he was not created. */
    public void withdraw(UUID person) {
        store.remove(person);
    }

    /** Notes that somebody who was created has a password. */
    public void noteFirst(Caller caller, UUID person) {
        commands.send(followUp(caller), new NotePasswordChange(person, PasswordChangeCause.CREATED));
    }
}
