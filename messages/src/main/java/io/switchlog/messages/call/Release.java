package io.switchlog.messages.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an agent let go of a call. */
public enum Release {
    CALLER_HUNG_UP,
    AGENT_HUNG_UP,
    BLIND_TRANSFER,
    ATTENDED_TRANSFER,
    /** The switchboard ended it, or was restarted. */
    SWITCHBOARD,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
