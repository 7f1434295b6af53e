package io.switchlog.command.log;

/**
 * The log could not be reached in time. If the command had been sent, whether it was appended is not known; sending it
 * again under the same command id finds out and never does it twice.
 */
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    LogUnavailable(String message, boolean outcomeUnknown, Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    LogUnavailable(String message) {
        super(message);
        this.outcomeUnknown = false;
    }

    /** True if the command may or may not have been appended; false if it certainly was not. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
