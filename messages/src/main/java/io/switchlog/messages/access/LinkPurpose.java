package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody sets a password for by a link. */
public enum LinkPurpose {
    /** He has forgotten the old one. */
    RESET,
    /** He has none yet. */
    INVITE,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
