package io.switchlog.command.access.session;

import io.switchlog.messages.access.SignInMethod;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, or a token of a program of his.
 *
 * @param method how he came in; null for a token
 * @param restriction what he has to do before anything else
 */
public record Session(
        UUID id, UUID person, @Nullable SignInMethod method, Restriction restriction, Instant beganAt, Instant endsAt) {

    /** What somebody has to do before anything else. */
    public enum Restriction {
        NONE,
        /** To choose another password. */
        PASSWORD,
        /** To set up a second factor. */
        SECOND_FACTOR;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Restriction ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it is a program's token, which may not make others nor change what people sign in with. */
    public boolean isToken() {
        return method == null;
    }

    Session restricted(Restriction other) {
        return new Session(id, person, method, other, beganAt, endsAt);
    }
}
