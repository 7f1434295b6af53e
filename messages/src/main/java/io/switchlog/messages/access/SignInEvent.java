package io.switchlog.messages.access;

import io.switchlog.messages.Event;
import io.switchlog.messages.privacy.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a person, agent or user, comes and goes, and what he needs for it. Apart from his work, so that neither waits for
 * the other. No event has a secret in it; address and software of whoever signs in are the person's own data.
 */
public sealed interface SignInEvent {
    UUID personId();

    /**
     * He is in.
     *
     * @param endsAt when the session is over whatever happens
     * @param address from which he came
     * @param software with which, as it calls itself
     */
    @Event(name = "sign-in.accepted")
    record SignInAccepted(
            UUID personId,
            UUID sessionId,
            SignInMethod method,
            SecondProof secondProof,
            Instant endsAt,
            @Nullable Sealed address,
            @Nullable Sealed software)
            implements SignInEvent {}

    /**
     * Somebody who gave his user name is not let in.
     *
     * @param failures how many failures in a row this makes; 0 if it does not count, since he could not have come in
     *     anyway
     */
    @Event(name = "sign-in.refused")
    record SignInRefused(
            UUID personId,
            SignInMethod method,
            SignInRefusal cause,
            int failures,
            @Nullable Sealed address,
            @Nullable Sealed software)
            implements SignInEvent {}

    /**
     * He failed too often, and whoever comes under his name is not let in any more (AG-38).
     *
     * @param until when it opens by itself; null if somebody has to unlock it
     */
    @Event(name = "sign-in.locked")
    record SignInLocked(
            UUID personId, int failures, @Nullable Instant until) implements SignInEvent {}

    /** He may try again. */
    @Event(name = "sign-in.unlocked")
    record SignInUnlocked(UUID personId, UnlockCause cause) implements SignInEvent {}

    /** He has another password, or his first. */
    @Event(name = "password.changed")
    record PasswordChanged(UUID personId, PasswordChangeCause cause) implements SignInEvent {}

    /** A session is over before its time. */
    @Event(name = "session.ended")
    record SessionEnded(UUID personId, UUID sessionId, SessionEnd cause) implements SignInEvent {}

    /**
     * He has made a token for a program of his.
     *
     * @param name what he calls it
     * @param expiresAt null if it lasts until it is revoked
     */
    @Event(name = "api-token.issued")
    record ApiTokenIssued(
            UUID personId,
            UUID tokenId,
            Sealed name,
            @Nullable Instant expiresAt) implements SignInEvent {}

    /** A token is good for nothing any more. */
    @Event(name = "api-token.revoked")
    record ApiTokenRevoked(UUID personId, UUID tokenId, SessionEnd cause) implements SignInEvent {}

    /** He has an authenticator, and has shown that it works. */
    @Event(name = "second-factor.enrolled")
    record SecondFactorEnrolled(UUID personId) implements SignInEvent {}

    /** He has no authenticator any more. */
    @Event(name = "second-factor.removed")
    record SecondFactorRemoved(UUID personId, SecurityChangeCause cause) implements SignInEvent {}

    /** He was given codes for the day on which he has no authenticator; those he had before are void. */
    @Event(name = "recovery-codes.issued")
    record RecoveryCodesIssued(UUID personId, int count) implements SignInEvent {}

    /** One of them is used up. */
    @Event(name = "recovery-code.used")
    record RecoveryCodeUsed(UUID personId, int left) implements SignInEvent {}
}
