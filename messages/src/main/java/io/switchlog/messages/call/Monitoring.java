package io.switchlog.messages.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a supervisor does on an agent's call (AG-62). */
public enum Monitoring {
    /** Hears both, is heard by nobody. */
    LISTEN,
    /** Is heard by the agent as well. */
    WHISPER,
    /** Is heard by both. */
    BARGE,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The one with this code, as people write it. */
    public static Optional<Monitoring> ofCode(String code) {
        return Arrays.stream(values())
                .filter(mode -> mode != UNKNOWN)
                .filter(mode -> mode.code().equals(code))
                .findFirst();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
