package io.switchlog.command.access.password;

import java.util.Optional;
import java.util.function.IntPredicate;

/** What a password must be like when the security suite is on (AG-159). */
final class PasswordRule {
    /** Those of the vendor's login page; the dot behind them ends its sentence (AMB-11). */
    private static final String SPECIAL = "~!@#$%^&-_=+[{]}";

    private static final int LEAST_CHARACTERS = 8;

    private PasswordRule() {}

    /** What is wrong with it, if anything is. */
    static Optional<String> objection(String password) {
        boolean fine = password.codePointCount(0, password.length()) >= LEAST_CHARACTERS
                && has(password, c -> c >= 'a' && c <= 'z')
                && has(password, c -> c >= 'A' && c <= 'Z')
                && has(password, c -> c >= '0' && c <= '9')
                && has(password, c -> SPECIAL.indexOf(c) >= 0);
        return fine
                ? Optional.empty()
                : Optional.of("must have at least " + LEAST_CHARACTERS
                        + " characters, among them a lowercase letter, an uppercase letter, a digit and one of "
                        + SPECIAL);
    }

    private static boolean has(String password, IntPredicate kind) {
        return password.chars().anyMatch(kind);
    }
}
