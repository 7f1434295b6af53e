package io.switchlog.command.routing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps routing to one command at a time about one thing, and to fewer and fewer while they are refused or fail: then the
 * state that they were decided on was behind, or the log was away. Not part of the memory.
 */
final class Turn {
    private static final Duration FIRST_HOLD = Duration.ofMillis(20);
    private static final int MOST_DOUBLINGS = 8;

    private boolean underWay;
    private @Nullable Instant heldUntil;
    private int failures;

    boolean isFree(Instant now) {
        return !underWay && (heldUntil == null || !now.isBefore(heldUntil));
    }

    void begin() {
        underWay = true;
    }

    void end() {
        underWay = false;
    }

    void succeeded() {
        failures = 0;
        heldUntil = null;
    }

    /** Holds back for a while, twice as long as the time before; answers until when. */
    Instant failed(Instant now) {
        Instant until = now.plus(FIRST_HOLD.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        failures++;
        heldUntil = until;
        return until;
    }
}
