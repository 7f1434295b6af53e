package io.switchlog.command.access;

/** User name and password do not belong together; which of them is wrong is not said. Answered with 401. */
public final class WrongCredentials extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongCredentials() {
        super("User name or password is wrong.", null, false, false);
    }
}
