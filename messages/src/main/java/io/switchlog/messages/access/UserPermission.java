package io.switchlog.messages.access;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A part of the centre that a supervisor may look at and operate (AG-01). Administrators need none of them. */
public enum UserPermission {
    AGENTS,
    QUEUES,
    ACCOUNTS,
    INTERACTIONS,
    REPORTS,
    AUDIT,
    /** One that a newer version wrote. Allows nothing. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** All that there are, which is what a supervisor has unless something else is said. */
    public static final Set<UserPermission> ALL =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(UNKNOWN)));

    /** The permission with this code, as people write it. */
    public static Optional<UserPermission> ofCode(String code) {
        return Arrays.stream(values())
                .filter(permission -> permission != UNKNOWN)
                .filter(permission -> permission.code().equals(code))
                .findFirst();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
