package io.switchlog.command.access.signin;

import io.switchlog.messages.access.SignInMethod;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One that can tell whether user name and password belong together. Several are asked in turn until one knows. */
public interface Authenticator {

    /** What it says. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Another is responsible. */
        NOT_MINE
    }

    /** What is told of whoever it lets in. */
    SignInMethod method();

    /**
     * Checks a password. Must take as long for a person who does not exist as for one who does.
     *
     * @param person whose user name it is, null if it is nobody's
     */
    Verdict check(@Nullable UUID person, String username, String password);
}
