package io.switchlog.messages.settings;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a connection to a server of the operator's is protected. */
public enum ConnectionSecurity {
    NONE,
    /** Begins in clear and goes on encrypted, or not at all. */
    STARTTLS,
    TLS,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
