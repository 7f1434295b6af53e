package io.switchlog.switchboard.bridge;

import java.time.Instant;
import java.util.Optional;

/** The times when nobody heard a switchboard and of which nobody has found out yet what happened in them. */
@FunctionalInterface
interface OpenGaps {
    /** When the oldest one began that is not too long ago. */
    Optional<Instant> since(String pbx);
}
