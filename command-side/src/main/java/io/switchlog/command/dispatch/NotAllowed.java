package io.switchlog.command.dispatch;

/** The caller's role does not allow this command, or not on behalf of that agent. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAllowed(String message) {
        super(message, null, false, false);
    }
}
