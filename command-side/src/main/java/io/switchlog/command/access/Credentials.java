package io.switchlog.command.access;

import io.switchlog.command.access.password.Passwords;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.KeyReused;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.dispatch.Unacceptable;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** First passwords of those who are being created. */
public final class Credentials {
    private final Passwords passwords;

    public Credentials(Passwords passwords) {
        this.passwords = passwords;
    }

    /** @throws io.switchlog.command.http.BadRequest if this may not be anybody's password (AG-11) */
    public void requireAcceptable(@Nullable String password) {
        if (password != null) {
            passwords.requireAcceptable(password);
        }
    }

    /** The same where nobody in particular creates. */
    public <T> T with(UUID subject, @Nullable String password, Supplier<T> creation) {
        return with(Caller.process("first password", CommandIds.next(), null, null), subject, password, creation);
    }

    /**
     * Carries out a creation with the password in place, so that whoever is created can sign in at once; if the creation
     * is refused the password is gone again. A password that is there already stays.
     *
     * @throws io.switchlog.command.http.BadRequest if the password is not one (AG-11)
     */
    public <T> T with(Caller caller, UUID subject, @Nullable String password, Supplier<T> creation) {
        if (password == null || !passwords.prepare(subject, password)) {
            return creation.get();
        }
        T created;
        try {
            created = creation.get();
        } catch (Refused | NotAllowed | Unknown | Unacceptable | KeyReused rejected) {
            // Only where it is certain that nobody was created. If the outcome is unknown he may need his password.
            passwords.withdraw(subject);
            throw rejected;
        }
        passwords.noteFirst(caller, subject);
        return created;
    }
}
