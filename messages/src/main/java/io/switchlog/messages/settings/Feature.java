package io.switchlog.messages.settings;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a licence may include besides channels. */
public enum Feature {
    /** Agents of typology MOBILE (AG-27). */
    MOBILE("mobile"),
    /** Recording of agents' screens (AG-87). */
    SCREEN_RECORDING("screenRecording"),
    /** Profiles (AG-31). */
    MULTIPROFILE("multiprofile"),
    /** AI assistants (AG-33). */
    AI_ASSISTANT("aiAssistant"),
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN("unknown");

    private final String code;

    Feature(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
