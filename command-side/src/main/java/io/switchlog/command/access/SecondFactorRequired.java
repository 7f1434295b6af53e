package io.switchlog.command.access;

/** The password is right; a second factor is asked for. Answered with 401. */
public final class SecondFactorRequired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SecondFactorRequired() {
        super("Give the code that your authenticator shows, or a recovery code, as totp.", null, false, false);
    }
}
