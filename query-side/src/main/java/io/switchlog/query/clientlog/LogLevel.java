package io.switchlog.query.clientlog;

import java.util.Locale;
import java.util.Optional;

/** How much an entry of a client's log matters; each level includes those before it (AG-145, AG-146). */
enum LogLevel {
    ERROR,
    WARNING,
    INFO,
    DEBUG;

    /** As settings write it, or as browsers do. */
    static Optional<LogLevel> of(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        for (LogLevel level : values()) {
            if (level.name().equals(name) || level == WARNING && name.equals("WARN")) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** Whether entries of the other level are kept where this one is set. */
    boolean includes(LogLevel other) {
        return other.compareTo(this) <= 0;
    }
}
