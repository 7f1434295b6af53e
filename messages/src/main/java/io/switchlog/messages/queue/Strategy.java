package io.switchlog.messages.queue;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** How a queue picks among the agents who may be offered an interaction. */
public enum Strategy {
    /** Round robin that remembers where it left off. */
    RRMEMORY,
    /** All at once; the first who accepts has it. */
    BEEPALL,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The strategy with this code: {@code rrmemory}, {@code beepall}. */
    public static Optional<Strategy> ofCode(String code) {
        for (Strategy strategy : values()) {
            if (strategy != UNKNOWN && strategy.code().equals(code)) {
                return Optional.of(strategy);
            }
        }
        return Optional.empty();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
