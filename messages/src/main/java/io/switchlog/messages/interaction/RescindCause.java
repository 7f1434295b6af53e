package io.switchlog.messages.interaction;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an offer was taken back without the agent having done anything about it. */
public enum RescindCause {
    ACCEPTED_BY_ANOTHER,
    ABANDONED,
    STEP_TIMED_OUT,
    NOT_LOGGED_IN,
    NOT_A_MEMBER,
    PAUSED,
    TAB_LIMIT,
    CAPACITY,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
