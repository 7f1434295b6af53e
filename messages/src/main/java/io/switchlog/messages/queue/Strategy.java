package io.switchlog.messages.queue;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a queue picks among the agents who may be offered an interaction. */
public enum Strategy {
    /** Round robin that remembers where it left off. */
    RRMEMORY,
    /** All at once; the first who accepts has it. */
    BEEPALL,
    /** Who last accepted one of this queue's interactions longest ago. */
    LEASTRECENT,
    /** Who has accepted the fewest of this queue's interactions. */
    FEWESTCALLS,
    /** Anybody, each with the same chance. */
    RANDOM,
    /** By penalty, then in the order of membership; always from the first. */
    LINEAR,
    /** Anybody, with a chance that falls with the penalty. */
    WEIGHTED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The strategy with this code: {@code rrmemory}, {@code beepall}, ... */
    public static Optional<Strategy> ofCode(String code) {
        for (Strategy strategy : values()) {
            if (strategy != UNKNOWN && strategy.code().equals(code)) {
                return Optional.of(strategy);
            }
        }
        return Optional.empty();
    }

    /** All codes, as people list them. */
    public static String codes() {
        return Arrays.stream(values())
                .filter(strategy -> strategy != UNKNOWN)
                .map(Strategy::code)
                .collect(Collectors.joining(", "));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
