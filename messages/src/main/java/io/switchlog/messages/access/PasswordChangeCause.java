package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why there is another password. */
public enum PasswordChangeCause {
    /** The account was created with it. */
    CREATED,
    /** Its owner wanted another. */
    OWN,
    /** An administrator has set it. */
    ADMINISTRATOR,
    /** Its owner had forgotten it and followed a link. */
    RECOVERY,
    /** Its owner was invited and has chosen his first. */
    INVITATION,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
