package io.switchlog.messages.settings;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens when an agent who is logged in logs in once more. */
public enum SecondLogin {
    /** The new session replaces the old one. */
    REPLACE,
    /** The login is refused. */
    REFUSE,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
