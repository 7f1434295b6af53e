package io.switchlog.command.access.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.access.AccessProperties;
import io.switchlog.command.access.People;
import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.access.SignIn.Identity;
import io.switchlog.command.access.TooManyAttempts;
import io.switchlog.command.access.WrongCredentials;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.AttemptEvent.AttemptsLimited;
import io.switchlog.messages.access.AttemptEvent.UnknownNamesRefused;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.SignInCommand.RefuseSignIn;
import io.switchlog.messages.access.SignInCommand.Visit;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.access.SignInRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where people who want to come in are counted, and where it is noted if they are not let in. */
public final class Gate {
    private final People people;
    private final Commands commands;
    private final Vault vault;
    private final Clock clock;
    private final Limit perAccount;
    private final Limit perAddress;
    private final Limit perMailbox;
    private final EvenTime refusals;
    private final Tally strangers;
    private final Tally limited;

    public Gate(People people, Commands commands, Vault vault, Clock clock, AccessProperties properties) {
        this.people = people;
        this.commands = commands;
        this.vault = vault;
        this.clock = clock;
        this.perAccount = new Limit(properties.attemptsPerAccount(), properties.attemptWindow(), clock);
        this.perAddress = new Limit(properties.attemptsPerAddress(), properties.attemptWindow(), clock);
        this.perMailbox = new Limit(properties.linksPerMailbox(), properties.attemptWindow(), clock);
        this.refusals = new EvenTime(properties.refusalTakes());
        this.strangers = new Tally(commands, clock, UnknownNamesRefused::new);
        this.limited = new Tally(commands, clock, AttemptsLimited::new);
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Hears an attempt, unless there were too many under its name or from its address. Only failures count, and they
     * take the same time whatever is wrong.
     *
     * @param attempt given the person whose name it is, null if it is nobody's
     * @throws TooManyAttempts if there were too many
     */
    public <T> T pass(String username, RequestFacts facts, Function<@Nullable UUID, T> attempt) {
        return refusals.of(() -> hear(username, facts, attempt));
    }

    private <T> T hear(String username, RequestFacts facts, Function<@Nullable UUID, T> attempt) {
        UUID person = people.holder(username);
        String account = person == null ? hash(username) : person.toString();
        String address = facts.address();
        boolean addressTaken = false;
        try {
            perAddress.take(address);
            addressTaken = true;
            perAccount.take(account);
        } catch (TooManyAttempts tooMany) {
            if (addressTaken) {
                perAddress.giveBack(address);
            }
            limited.count(hash(username), facts);
            throw tooMany;
        }
        boolean failed = false;
        try {
            T result = attempt.apply(person);
            perAccount.forget(account);
            return result;
        } catch (WrongCredentials wrong) {
            failed = true;
            throw wrong;
        } finally {
            if (!failed) {
                perAddress.giveBack(address);
                perAccount.giveBack(account);
            }
        }
    }

    /** Hears somebody who is in already and shows his password once more; like {@link #pass}. */
    public void confirm(UUID person, RequestFacts facts, BooleanSupplier isRight) {
        String account = person.toString();
        perAddress.take(facts.address());
        perAccount.take(account);
        if (!isRight.getAsBoolean()) {
            throw refuse(person, SignInMethod.PASSWORD, SignInRefusal.WRONG_PASSWORD, facts);
        }
        perAddress.giveBack(facts.address());
        perAccount.giveBack(account);
    }

    /**
     * Hears somebody who asks for a link to a mailbox, unless there were too many; the same whether or not it is
     * anybody's. Each counts, so that nobody's mailbox is filled.
     */
    public void askForLink(String mailbox, RequestFacts facts) {
        String key = hash(mailbox);
        try {
            perAddress.take(facts.address());
            perMailbox.take(key);
        } catch (TooManyAttempts tooMany) {
            limited.count(key, facts);
            throw tooMany;
        }
    }

    /** Hears somebody with a link; one that is not good counts as a failure of his address. */
    public void useLink(RequestFacts facts, Runnable use) {
        perAddress.take(facts.address());
        boolean failed = false;
        try {
            use.run();
        } catch (Refused notGood) {
            failed = true;
            throw notGood;
        } finally {
            if (!failed) {
                perAddress.giveBack(facts.address());
            }
        }
    }

    /** What a user name and a password may be remembered as. */
    public String fingerprint(String username, String password) {
        return vault.fingerprint((username + "\0" + password).getBytes(UTF_8));
    }

    /** Whether the account is locked now. */
    public boolean isLocked(UUID person) {
        return people.isLocked(person, now());
    }

    private String hash(String username) {
        return vault.fingerprint(username.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    /** Who a person is, if his account is one with which anybody may come in now; else that is noted and told. */
    public Identity identity(UUID person, SignInMethod method, RequestFacts facts) {
        Role role = people.role(person).orElseThrow(WrongCredentials::new);
        switch (people.standing(person)) {
            case DELETED -> throw refuse(person, method, SignInRefusal.DELETED, facts);
            case DISABLED -> throw refuse(person, method, SignInRefusal.DISABLED, facts);
            case GOOD -> {
                // The aggregate has the last word; this keeps whoever guesses from learning that he has guessed right.
                if (isLocked(person)) {
                    throw refuse(person, method, SignInRefusal.LOCKED, facts);
                }
            }
        }
        return new Identity(person, role);
    }

    /** Notes that somebody is not let in, and says what he is told. */
    public WrongCredentials refuse(UUID person, SignInMethod method, SignInRefusal cause, RequestFacts facts) {
        note(person, method, cause, facts);
        return new WrongCredentials();
    }

    /** Notes that somebody is not let in. */
    public void note(UUID person, SignInMethod method, SignInRefusal cause, RequestFacts facts) {
        Caller caller = new Caller("sign-in", null, "web", CommandIds.next(), null, null, null, null);
        Visit visit = new Visit(
                method, now(), vault.seal(person, facts.address()), vault.sealIfPresent(person, facts.software()));
        commands.send(caller, new RefuseSignIn(person, cause, visit));
    }

    /** Notes that somebody is not let in whom nobody knows, and says what he is told. */
    public WrongCredentials stranger(String username, RequestFacts facts) {
        strangers.count(hash(username), facts);
        return new WrongCredentials();
    }

    /** A person who was told to be let in again may start again at once. */
    public void forget(UUID person) {
        perAccount.forget(person.toString());
    }

    /** Notes what was only counted and is due. */
    public void flush() {
        strangers.flush();
        limited.flush();
    }
}
