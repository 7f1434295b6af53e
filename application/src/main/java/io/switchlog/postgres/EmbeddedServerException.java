package io.switchlog.postgres;

/** The embedded PostgreSQL cannot be had; the message says why and what to do, and is meant to be shown as it is. */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Cause cause;

    EmbeddedServerException(String message) {
        this(Cause.NEEDS_A_PERSON, message);
    }

    EmbeddedServerException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    EmbeddedServerException(String message, Throwable reason) {
        super(message, reason);
        this.cause = Cause.NEEDS_A_PERSON;
    }

    boolean is(Cause other) {
        return cause == other;
    }

    enum Cause {
        NEEDS_A_PERSON,
        PORT_TAKEN,
        DIRECTORY_IN_USE
    }
}
