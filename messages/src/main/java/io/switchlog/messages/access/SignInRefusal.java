package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody who exists is not let in. */
public enum SignInRefusal {
    WRONG_PASSWORD,
    WRONG_SECOND_FACTOR,
    /** Whatever he shows: his account is locked. */
    LOCKED,
    /** Whatever he shows: his account is disabled. */
    DISABLED,
    /** Whatever he shows: his account is deleted. */
    DELETED,
    /** This way of signing in is not open to him. */
    METHOD_NOT_ALLOWED,
    /** The directory that knows his password could not be asked. */
    DIRECTORY_UNAVAILABLE,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
