package io.switchlog.messages.settings;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who is asked for more than his password. */
public enum SecondFactorPolicy {
    /** Nobody. */
    OFF,
    /** Those who have set up a second factor. */
    OPTIONAL,
    /** Everybody; who has not set one up can do nothing else before he has. */
    ENFORCED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
