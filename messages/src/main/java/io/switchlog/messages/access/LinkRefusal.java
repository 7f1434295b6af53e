package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody gets no link, or may not use the one that he has. */
public enum LinkRefusal {
    /** He is barred: disabled or deleted. */
    BARRED,
    /** His password is the directory's, which Switchlog cannot change. */
    DIRECTORY,
    /** No mail server is set up. */
    MAIL_NOT_SET,
    /** He has no mail address any more. */
    NO_ADDRESS,
    /** The link has come to its end. */
    EXPIRED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
