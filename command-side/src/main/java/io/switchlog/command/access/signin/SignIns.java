package io.switchlog.command.access.signin;

import static io.switchlog.command.dispatch.Refusal.ACCOUNT_LOCKED;
import static io.switchlog.command.dispatch.Refusal.NOT_LOCKED;
import static io.switchlog.command.dispatch.Refused.refuseIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.switchlog.messages.access.SignInCommand.AcceptSignIn;
import io.switchlog.messages.access.SignInCommand.RefuseSignIn;
import io.switchlog.messages.access.SignInCommand.Visit;
import io.switchlog.messages.access.SignInEvent;
import io.switchlog.messages.access.SignInEvent.SignInAccepted;
import io.switchlog.messages.access.SignInEvent.SignInLocked;
import io.switchlog.messages.access.SignInEvent.SignInRefused;
import io.switchlog.messages.access.SignInEvent.SignInUnlocked;
import io.switchlog.messages.access.SignInRefusal;
import io.switchlog.messages.access.UnlockCause;
import io.switchlog.messages.settings.SecuritySuite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * How one person comes and goes. Attempts are decided one after the other, whatever node they reach, so that the account
 * is locked by exactly as many failures as the settings say. Lives as long as the person; its fields are its snapshot.
 */
@AggregateRoot(type = SignIns.STREAM_TYPE)
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class SignIns {
    public static final int SNAPSHOT_VERSION = 1;
    static final String STREAM_TYPE = "sign-in";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private int failures;
    private boolean locked;
    private @Nullable Instant lockedUntil;

    SignIns() {}

    SignIns(Consumer<SignIns> firstDecision) {
        firstDecision.accept(this);
    }

    static String stream(UUID personId) {
        return "sign-in:" + personId;
    }

    void accept(AcceptSignIn command) {
        Visit visit = command.visit();
        unlockInTime(command.personId(), visit.at());
        refuseIf(locked, ACCOUNT_LOCKED);
        apply(new SignInAccepted(
                command.personId(),
                command.sessionId(),
                visit.method(),
                command.secondProof(),
                command.endsAt(),
                visit.address(),
                visit.software()));
    }

    void refuse(RefuseSignIn command, SecuritySuite rules) {
        UUID person = command.personId();
        Visit visit = command.visit();
        unlockInTime(person, visit.at());
        boolean counts = !locked
                && switch (command.cause()) {
                    case WRONG_PASSWORD, WRONG_SECOND_FACTOR -> true;
                    case LOCKED, DISABLED, DELETED, METHOD_NOT_ALLOWED, DIRECTORY_UNAVAILABLE, UNKNOWN -> false;
                };
        int failed = counts ? failures + 1 : 0;
        apply(new SignInRefused(
                person,
                visit.method(),
                locked ? SignInRefusal.LOCKED : command.cause(),
                failed,
                visit.address(),
                visit.software()));
        if (counts && rules.lockAfter() > 0 && failed >= rules.lockAfter()) {
            Instant until = rules.lockMinutes() == 0 ? null : visit.at().plus(Duration.ofMinutes(rules.lockMinutes()));
            apply(new SignInLocked(person, failed, until));
        }
    }

    private void unlockInTime(UUID person, Instant now) {
        if (locked && lockedUntil != null && !now.isBefore(lockedUntil)) {
            apply(new SignInUnlocked(person, UnlockCause.TIME));
        }
    }

    void unlock(UUID person) {
        refuseIf(!locked, NOT_LOCKED);
        apply(new SignInUnlocked(person, UnlockCause.ADMINISTRATOR));
    }

    void note(List<? extends SignInEvent> facts) {
        facts.forEach(fact -> apply(fact));
    }

    @EventSourcingHandler
    void evolve(SignInEvent event) {
        stream = stream(event.personId());
        if (event instanceof SignInAccepted) {
            failures = 0;
        } else if (event instanceof SignInRefused refused) {
            failures = refused.failures() > 0 ? refused.failures() : failures;
        } else if (event instanceof SignInLocked lock) {
            locked = true;
            lockedUntil = lock.until();
        } else if (event instanceof SignInUnlocked) {
            locked = false;
            lockedUntil = null;
            failures = 0;
        }
    }
}
