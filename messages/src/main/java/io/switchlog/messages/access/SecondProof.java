package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody shows besides his password. */
public enum SecondProof {
    NONE,
    /** The number that his authenticator shows now. */
    TOTP,
    /** One of the codes that were given to him for the day on which he has no authenticator. */
    RECOVERY_CODE,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
