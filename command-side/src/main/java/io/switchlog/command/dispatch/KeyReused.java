package io.switchlog.command.dispatch;

/** An idempotency key came again with another request. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says so. */
    public KeyReused() {
        super("This Idempotency-Key was used for another request.", null, false, false);
    }
}
