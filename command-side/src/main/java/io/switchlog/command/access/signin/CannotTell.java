package io.switchlog.command.access.signin;

/** An authenticator cannot be asked now; whether the password is right is not known. */
public abstract class CannotTell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected CannotTell(String message) {
        super(message, null, false, false);
    }
}
