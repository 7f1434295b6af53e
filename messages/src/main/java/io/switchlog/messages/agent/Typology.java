package io.switchlog.messages.agent;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** With what an agent works (AG-09). */
public enum Typology {
    WEBRTC,
    PHONEBAR,
    EXTERNAL,
    MOBILE,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
