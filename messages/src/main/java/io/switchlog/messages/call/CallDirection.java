package io.switchlog.messages.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which way a call goes. */
public enum CallDirection {
    /** A contact calls the centre. */
    INBOUND,
    /** An agent calls somebody outside. */
    OUTBOUND,
    /** An agent calls an agent. */
    INTERNAL,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
