package io.switchlog.command.dispatch;

/** A rule says no. Nothing was recorded of the command but this. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal code;

    public Refused(Refusal code) {
        super(code.detail(), null, false, false);
        this.code = code;
    }

    public static void refuseIf(boolean condition, Refusal code) {
        if (condition) {
            throw new Refused(code);
        }
    }

    public Refusal code() {
        return code;
    }
}
