package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a mail did not go out for certain. */
public enum MailOutcome {
    /** It was not sent, and is tried again. */
    DELAYED,
    /** It was not sent and is not tried again. */
    FAILED,
    /** It may have been sent, and so it is not tried again. */
    IN_DOUBT,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
