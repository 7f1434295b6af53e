package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How somebody shows who he is. */
public enum SignInMethod {
    /** User name and password. */
    PASSWORD,
    /** User name and password with each request, which open one session together. */
    BASIC,
    /** User name and password, which the company's directory knows. */
    DIRECTORY,
    /** An identity provider vouches for him. */
    IDENTITY_PROVIDER,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
