package io.switchlog.messages.settings;

import io.switchlog.messages.Event;

/** What was decided about passwords and second factors. */
public sealed interface SecuritySuiteEvent {
    /** Passwords follow rules, grow old and may not be used again from now on. */
    @Event(name = "settings.security-suite-enabled")
    record SecuritySuiteEnabled() implements SecuritySuiteEvent {}

    /** Passwords are anybody's own affair again. */
    @Event(name = "settings.security-suite-disabled")
    record SecuritySuiteDisabled() implements SecuritySuiteEvent {}

    /** Another number of former passwords may not be used again; 0 for none. */
    @Event(name = "settings.password-history-changed")
    record PasswordHistoryChanged(int from, int to) implements SecuritySuiteEvent {}

    /** A password lasts another time; 0 for ever. */
    @Event(name = "settings.password-age-changed")
    record PasswordAgeChanged(int fromDays, int toDays) implements SecuritySuiteEvent {}

    /** People are warned at another time before their password ends. */
    @Event(name = "settings.password-warning-changed")
    record PasswordWarningChanged(int fromDays, int toDays) implements SecuritySuiteEvent {}

    /** Another number of failures locks an account; 0 for none (AG-38). */
    @Event(name = "settings.lock-threshold-changed")
    record LockThresholdChanged(int from, int to) implements SecuritySuiteEvent {}

    /** An account stays locked for another time; 0 until somebody unlocks it. */
    @Event(name = "settings.lock-duration-changed")
    record LockDurationChanged(int fromMinutes, int toMinutes) implements SecuritySuiteEvent {}

    /** Others are asked for more than their password. */
    @Event(name = "settings.second-factor-policy-changed")
    record SecondFactorPolicyChanged(SecondFactorPolicy from, SecondFactorPolicy to) implements SecuritySuiteEvent {}
}
