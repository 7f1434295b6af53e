package io.switchlog.messages.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
