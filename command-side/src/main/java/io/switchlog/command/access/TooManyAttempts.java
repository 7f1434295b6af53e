package io.switchlog.command.access;

import java.time.Duration;

/** Somebody tries too often, and is not heard for a while. Answered with 429. */
public final class TooManyAttempts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    public TooManyAttempts(Duration wait) {
        super("Too many attempts. Try again later.", null, false, false);
        this.wait = wait;
    }

    /** For how long he need not try. */
    public Duration retryAfter() {
        return wait;
    }
}
