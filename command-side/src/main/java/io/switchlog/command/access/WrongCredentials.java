package io.switchlog.command.access;

/** User name and password do not belong together; which of them is wrong, or whether the account is barred, is not said. Answered with 401. */
public final class WrongCredentials extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongCredentials() {
        super("User name or password is wrong, or the account may not sign in now.", null, false, false);
    }
}
