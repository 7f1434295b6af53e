package io.switchlog.command.access.signin;

import io.switchlog.command.log.StreamStates;
import io.switchlog.command.settings.GroupSettings;
import io.switchlog.messages.access.SignInCommand.AcceptSignIn;
import io.switchlog.messages.access.SignInCommand.EndSessions;
import io.switchlog.messages.access.SignInCommand.EnrolSecondFactor;
import io.switchlog.messages.access.SignInCommand.IssueApiToken;
import io.switchlog.messages.access.SignInCommand.IssueRecoveryCodes;
import io.switchlog.messages.access.SignInCommand.NoteAttempts;
import io.switchlog.messages.access.SignInCommand.NotePasswordChange;
import io.switchlog.messages.access.SignInCommand.RefuseSignIn;
import io.switchlog.messages.access.SignInCommand.RemoveSecondFactor;
import io.switchlog.messages.access.SignInCommand.RevokeApiToken;
import io.switchlog.messages.access.SignInCommand.UnlockSignIn;
import io.switchlog.messages.access.SignInCommand.UseRecoveryCode;
import io.switchlog.messages.access.SignInEvent;
import io.switchlog.messages.access.SignInEvent.ApiTokenIssued;
import io.switchlog.messages.access.SignInEvent.ApiTokenRevoked;
import io.switchlog.messages.access.SignInEvent.PasswordChanged;
import io.switchlog.messages.access.SignInEvent.RecoveryCodeUsed;
import io.switchlog.messages.access.SignInEvent.RecoveryCodesIssued;
import io.switchlog.messages.access.SignInEvent.SecondFactorEnrolled;
import io.switchlog.messages.access.SignInEvent.SecondFactorRemoved;
import io.switchlog.messages.access.SignInEvent.SessionEnded;
import io.switchlog.messages.settings.SecuritySuite;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Decides about people's sign-ins; a person's stream begins with the first. */
public final class SignInDesk {
    private final Repository<SignIns> people;
    private final Repository<Attempts> attempts;
    private final StreamStates states;

    public SignInDesk(Repository<SignIns> people, Repository<Attempts> attempts, StreamStates states) {
        this.people = people;
        this.attempts = attempts;
        this.states = states;
    }

    @CommandHandler
    void decide(AcceptSignIn command) throws Exception {
        about(command.personId(), person -> person.accept(command));
    }

    @CommandHandler
    void decide(RefuseSignIn command) throws Exception {
        SecuritySuite rules = GroupSettings.read(states, SecuritySuite.GROUP);
        about(command.personId(), person -> person.refuse(command, rules));
    }

    @CommandHandler
    void decide(UnlockSignIn command) throws Exception {
        about(command.personId(), person -> person.unlock(command.personId()));
    }

    @CommandHandler
    void decide(NotePasswordChange command) throws Exception {
        note(command.personId(), new PasswordChanged(command.personId(), command.cause()));
    }

    @CommandHandler
    void decide(EndSessions command) throws Exception {
        List<SessionEnded> ended = command.sessions().stream()
                .map(session -> new SessionEnded(command.personId(), session, command.cause()))
                .toList();
        about(command.personId(), person -> person.note(ended));
    }

    @CommandHandler
    void decide(IssueApiToken command) throws Exception {
        note(
                command.personId(),
                new ApiTokenIssued(command.personId(), command.tokenId(), command.name(), command.expiresAt()));
    }

    @CommandHandler
    void decide(RevokeApiToken command) throws Exception {
        note(command.personId(), new ApiTokenRevoked(command.personId(), command.tokenId(), command.cause()));
    }

    @CommandHandler
    void decide(EnrolSecondFactor command) throws Exception {
        UUID person = command.personId();
        note(person, new SecondFactorEnrolled(person), new RecoveryCodesIssued(person, command.recoveryCodes()));
    }

    @CommandHandler
    void decide(RemoveSecondFactor command) throws Exception {
        note(command.personId(), new SecondFactorRemoved(command.personId(), command.cause()));
    }

    @CommandHandler
    void decide(IssueRecoveryCodes command) throws Exception {
        note(command.personId(), new RecoveryCodesIssued(command.personId(), command.count()));
    }

    @CommandHandler
    void decide(UseRecoveryCode command) throws Exception {
        note(command.personId(), new RecoveryCodeUsed(command.personId(), command.left()));
    }

    private void note(UUID personId, SignInEvent... facts) throws Exception {
        about(personId, person -> person.note(List.of(facts)));
    }

    private void about(UUID personId, Consumer<SignIns> decision) throws Exception {
        String stream = SignIns.stream(personId);
        if (states.exists(SignIns.STREAM_TYPE, stream)) {
            people.load(stream).execute(decision);
        } else {
            people.newInstance(() -> new SignIns(decision));
        }
    }

    @CommandHandler
    void decide(NoteAttempts command) throws Exception {
        if (states.exists(Attempts.STREAM_TYPE, command.stream())) {
            attempts.load(command.stream()).execute(day -> day.note(command));
        } else {
            attempts.newInstance(() -> new Attempts(command));
        }
    }
}
