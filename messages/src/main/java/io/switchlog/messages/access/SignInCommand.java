package io.switchlog.messages.access;

import io.switchlog.messages.privacy.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked about how a person signs in. */
public sealed interface SignInCommand {
    UUID personId();

    /**
     * From where and with what somebody comes.
     *
     * @param at when, for locks that end by themselves
     */
    record Visit(
            SignInMethod method,
            Instant at,
            @Nullable Sealed address,
            @Nullable Sealed software) {}

    /** Lets somebody in who has shown all that he has to; refused if the account is locked. */
    record AcceptSignIn(UUID personId, UUID sessionId, SecondProof secondProof, Instant endsAt, Visit visit)
            implements SignInCommand {}

    /** Notes that somebody is not let in, and locks the account if that was once too often. */
    record RefuseSignIn(UUID personId, SignInRefusal cause, Visit visit) implements SignInCommand {}

    /** Unlocks the account; refused if it is not locked. */
    record UnlockSignIn(UUID personId) implements SignInCommand {}

    /** Notes that there is another password. */
    record NotePasswordChange(UUID personId, PasswordChangeCause cause) implements SignInCommand {}

    /** Notes that sessions are over. */
    record EndSessions(UUID personId, List<UUID> sessions, SessionEnd cause) implements SignInCommand {}

    /** Notes that there is a token. */
    record IssueApiToken(
            UUID personId,
            UUID tokenId,
            Sealed name,
            @Nullable Instant expiresAt) implements SignInCommand {}

    /** Notes that a token is void. */
    record RevokeApiToken(UUID personId, UUID tokenId, SessionEnd cause) implements SignInCommand {}

    /**
     * Notes that he has an authenticator.
     *
     * @param recoveryCodes how many codes he was given with it
     */
    record EnrolSecondFactor(UUID personId, int recoveryCodes) implements SignInCommand {}

    /** Notes that he has none any more. */
    record RemoveSecondFactor(UUID personId, SecurityChangeCause cause) implements SignInCommand {}

    /** Notes that he was given codes. */
    record IssueRecoveryCodes(UUID personId, int count) implements SignInCommand {}

    /** Notes that he has used one. */
    record UseRecoveryCode(UUID personId, int left) implements SignInCommand {}

    /**
     * Notes attempts that were only counted.
     *
     * @param events what to note
     */
    record NoteAttempts(String stream, List<AttemptEvent> events) {}
}
