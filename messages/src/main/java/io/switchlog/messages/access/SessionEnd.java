package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a session is over before its time. */
public enum SessionEnd {
    /** Its owner signed out. */
    SIGNED_OUT,
    /** Its owner or an administrator has ended it from elsewhere. */
    REVOKED,
    PASSWORD_CHANGED,
    /** The account was disabled. */
    DISABLED,
    /** The account was deleted. */
    DELETED,
    /** An administrator has removed the second factor. */
    SECOND_FACTOR_REMOVED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
