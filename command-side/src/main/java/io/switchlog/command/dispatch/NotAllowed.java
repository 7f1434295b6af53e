package io.switchlog.command.dispatch;

/** The caller's role does not allow this command, or not on behalf of that agent. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public NotAllowed(String message) {
        this("FORBIDDEN", message);
    }

    /** With a code of its own. */
    public NotAllowed(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Stable, for the API. */
    public String code() {
        return code;
    }
}
