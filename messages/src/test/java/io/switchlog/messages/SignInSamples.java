package io.switchlog.messages;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.access.AttemptEvent.AttemptsLimited;
import io.switchlog.messages.access.AttemptEvent.UnknownNamesRefused;
import io.switchlog.messages.access.PasswordChangeCause;
import io.switchlog.messages.access.SecondProof;
import io.switchlog.messages.access.SecurityChangeCause;
import io.switchlog.messages.access.SessionEnd;
import io.switchlog.messages.access.SignInEvent.ApiTokenIssued;
import io.switchlog.messages.access.SignInEvent.ApiTokenRevoked;
import io.switchlog.messages.access.SignInEvent.PasswordChanged;
import io.switchlog.messages.access.SignInEvent.RecoveryCodeUsed;
import io.switchlog.messages.access.SignInEvent.RecoveryCodesIssued;
import io.switchlog.messages.access.SignInEvent.SecondFactorEnrolled;
import io.switchlog.messages.access.SignInEvent.SecondFactorRemoved;
import io.switchlog.messages.access.SignInEvent.SessionEnded;
import io.switchlog.messages.access.SignInEvent.SignInAccepted;
import io.switchlog.messages.access.SignInEvent.SignInLocked;
import io.switchlog.messages.access.SignInEvent.SignInRefused;
import io.switchlog.messages.access.SignInEvent.SignInUnlocked;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.access.SignInRefusal;
import io.switchlog.messages.access.UnlockCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.settings.SecondFactorPolicy;
import io.switchlog.messages.settings.SecuritySuiteEvent.LockDurationChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.LockThresholdChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.PasswordAgeChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.PasswordHistoryChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.PasswordWarningChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.SecondFactorPolicyChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.SecuritySuiteDisabled;
import io.switchlog.messages.settings.SecuritySuiteEvent.SecuritySuiteEnabled;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Believable instances of every event about signing in. */
final class SignInSamples {
    private static final UUID ANNA = EventSamples.ANNA.value();
    private static final UUID SESSION = UUID.fromString("01999b40-3b00-7a11-8c22-4d33e5f66c09");
    private static final UUID TOKEN = UUID.fromString("01999b40-4c00-7a11-8c22-4d33e5f66c0a");
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00.123456Z");
    private static final Sealed ADDRESS = new Sealed(ANNA, "YWRkcmVzcyBvZiBBbm5h");
    private static final Sealed SOFTWARE = new Sealed(ANNA, "c29mdHdhcmUgb2YgQW5uYQ==");

    private SignInSamples() {}

    static List<Sample> all() {
        return EventSamples.each(
                new SignInAccepted(
                        ANNA,
                        SESSION,
                        SignInMethod.PASSWORD,
                        SecondProof.TOTP,
                        Instant.parse("2026-03-02T20:00:00Z"),
                        ADDRESS,
                        SOFTWARE),
                new SignInRefused(ANNA, SignInMethod.BASIC, SignInRefusal.WRONG_PASSWORD, 3, ADDRESS, SOFTWARE),
                new SignInLocked(ANNA, 5, Instant.parse("2026-03-02T08:30:00Z")),
                new SignInUnlocked(ANNA, UnlockCause.ADMINISTRATOR),
                new PasswordChanged(ANNA, PasswordChangeCause.OWN),
                new SessionEnded(ANNA, SESSION, SessionEnd.PASSWORD_CHANGED),
                new ApiTokenIssued(
                        ANNA, TOKEN, new Sealed(ANNA, "d2FsbGJvYXJk"), Instant.parse("2027-03-02T00:00:00Z")),
                new ApiTokenRevoked(ANNA, TOKEN, SessionEnd.REVOKED),
                new SecondFactorEnrolled(ANNA),
                new SecondFactorRemoved(ANNA, SecurityChangeCause.ADMINISTRATOR),
                new RecoveryCodesIssued(ANNA, 10),
                new RecoveryCodeUsed(ANNA, 9),
                new UnknownNamesRefused(
                        MORNING,
                        12,
                        List.of("0f3c5d7e9a1b2c4d", "1e2d3c4b5a697887"),
                        List.of("192.0.2.0/24", "2001:db8:7::/48")),
                new AttemptsLimited(MORNING, 480, List.of("0f3c5d7e9a1b2c4d"), List.of("192.0.2.0/24")),
                new SecuritySuiteEnabled(),
                new SecuritySuiteDisabled(),
                new PasswordHistoryChanged(5, 10),
                new PasswordAgeChanged(0, 90),
                new PasswordWarningChanged(7, 14),
                new LockThresholdChanged(0, 5),
                new LockDurationChanged(0, 30),
                new SecondFactorPolicyChanged(SecondFactorPolicy.OPTIONAL, SecondFactorPolicy.ENFORCED));
    }
}
