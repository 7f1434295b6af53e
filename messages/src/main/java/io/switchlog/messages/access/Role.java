package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a person may do. */
public enum Role {
    ADMINISTRATOR,
    SUPERVISOR,
    AGENT,
    /** One that a newer version wrote. May do nothing. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The role with this code, as people write it. */
    public static Optional<Role> ofCode(String code) {
        for (Role role : values()) {
            if (role != UNKNOWN && role.code().equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
