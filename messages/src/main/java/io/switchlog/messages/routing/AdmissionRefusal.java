package io.switchlog.messages.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an agent may not be offered an interaction, in the order in which the checks run (AG-108 ... AG-115). */
public enum AdmissionRefusal {
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
