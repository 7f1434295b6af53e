package io.switchlog.messages.agent;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a session ended. */
public enum LogoutCause {
    /** The agent logged out. */
    REQUESTED,
    /** Somebody else logged him out. */
    FORCED,
    /** He logged in again elsewhere. */
    REPLACED,
    /** His desktop gave no sign of life any more. */
    HEARTBEAT_LOST,
    /** Somebody disabled him. */
    DISABLED,
    /** He was deleted. */
    DELETED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
