package io.switchlog.messages.interaction;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an interaction came into a step's queue. */
public enum Origin {
    NEW,
    REOPENED,
    TRANSFER,
    /** The agent who had it is gone. */
    REQUEUED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
