package io.switchlog.messages.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an agent's telephone stopped ringing without an answer. */
public enum RingOutcome {
    NO_ANSWER,
    /** It was busy, or he declined. */
    BUSY,
    /** The caller is gone, or somebody else answered. */
    CANCELLED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
