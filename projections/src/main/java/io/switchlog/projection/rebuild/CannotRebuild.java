package io.switchlog.projection.rebuild;

/** The log, as it is, cannot be folded into the table, as it is; trying again would not help. */
final class CannotRebuild extends Exception {
    private static final long serialVersionUID = 1L;

    CannotRebuild(String message, Throwable cause) {
        super(message, cause);
    }
}
