package io.switchlog.messages.settings;

import io.switchlog.messages.settings.SecuritySuiteEvent.LockDurationChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.LockThresholdChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.PasswordAgeChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.PasswordHistoryChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.PasswordWarningChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.SecondFactorPolicyChanged;
import io.switchlog.messages.settings.SecuritySuiteEvent.SecuritySuiteDisabled;
import io.switchlog.messages.settings.SecuritySuiteEvent.SecuritySuiteEnabled;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds for passwords, locks and second factors. Locks and second factors do not depend on the suite being enabled:
 * they have a value that switches them off.
 *
 * @param enabled whether passwords follow the rule (AG-159), have a history and an age
 * @param historySize how many former passwords may not be used again
 * @param maxAgeDays how long a password lasts, 0 for ever
 * @param warnDays how long before its end its owner is warned
 * @param lockAfter how many failures in a row lock an account, 0 for never (AG-38)
 * @param lockMinutes how long it stays locked, 0 until somebody unlocks it
 * @param mfa who is asked for more than his password
 */
public record SecuritySuite(
        boolean enabled,
        int historySize,
        int maxAgeDays,
        int warnDays,
        int lockAfter,
        int lockMinutes,
        SecondFactorPolicy mfa) {
    public static final SettingsGroup<SecuritySuite, Change, SecuritySuiteEvent> GROUP = new SettingsGroup<>(
            "securitySuite",
            SecuritySuiteEvent.class,
            new SecuritySuite(false, 5, 0, 7, 0, 0, SecondFactorPolicy.OPTIONAL),
            SecuritySuite::changes,
            SecuritySuite::after);

    /** What is asked for. */
    public record Change(
            @Nullable Boolean enabled,
            @Nullable Integer historySize,
            @Nullable Integer maxAgeDays,
            @Nullable Integer warnDays,
            @Nullable Integer lockAfter,
            @Nullable Integer lockMinutes,
            @Nullable SecondFactorPolicy mfa) {}

    private List<SecuritySuiteEvent> changes(Change asked) {
        return Stream.of(
                        change(
                                asked.enabled(),
                                enabled,
                                (from, to) -> to ? new SecuritySuiteEnabled() : new SecuritySuiteDisabled()),
                        change(asked.historySize(), historySize, PasswordHistoryChanged::new),
                        change(asked.maxAgeDays(), maxAgeDays, PasswordAgeChanged::new),
                        change(asked.warnDays(), warnDays, PasswordWarningChanged::new),
                        change(asked.lockAfter(), lockAfter, LockThresholdChanged::new),
                        change(asked.lockMinutes(), lockMinutes, LockDurationChanged::new),
                        change(asked.mfa(), mfa, SecondFactorPolicyChanged::new))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <V> Optional<SecuritySuiteEvent> change(
            @Nullable V asked, V present, BiFunction<V, V, SecuritySuiteEvent> event) {
        return asked == null || asked.equals(present) ? Optional.empty() : Optional.of(event.apply(present, asked));
    }

    private SecuritySuite after(SecuritySuiteEvent event) {
        if (event instanceof PasswordHistoryChanged changed) {
            return passwords(enabled, changed.to(), maxAgeDays, warnDays);
        }
        if (event instanceof PasswordAgeChanged changed) {
            return passwords(enabled, historySize, changed.toDays(), warnDays);
        }
        if (event instanceof PasswordWarningChanged changed) {
            return passwords(enabled, historySize, maxAgeDays, changed.toDays());
        }
        if (event instanceof LockThresholdChanged changed) {
            return access(changed.to(), lockMinutes, mfa);
        }
        if (event instanceof LockDurationChanged changed) {
            return access(lockAfter, changed.toMinutes(), mfa);
        }
        if (event instanceof SecondFactorPolicyChanged changed) {
            return access(lockAfter, lockMinutes, changed.to());
        }
        return passwords(event instanceof SecuritySuiteEnabled, historySize, maxAgeDays, warnDays);
    }

    private SecuritySuite passwords(boolean on, int history, int ageDays, int warningDays) {
        return new SecuritySuite(on, history, ageDays, warningDays, lockAfter, lockMinutes, mfa);
    }

    private SecuritySuite access(int threshold, int minutes, SecondFactorPolicy policy) {
        return new SecuritySuite(enabled, historySize, maxAgeDays, warnDays, threshold, minutes, policy);
    }
}
