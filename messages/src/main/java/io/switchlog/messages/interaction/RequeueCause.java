package io.switchlog.messages.interaction;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What made an agent let go of an interaction that he had accepted. */
public enum RequeueCause {
    /** He logged out, or was logged out. */
    LOGGED_OUT,
    /** His session ended because his desktop gave no sign of life any more. */
    DISCONNECTED,
    /** He paused on the interaction's channel. */
    PAUSED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
