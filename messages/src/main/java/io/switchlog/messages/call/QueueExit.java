package io.switchlog.messages.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a call left a queue of the switchboard without an agent. */
public enum QueueExit {
    /** The caller hung up: the only one of these that is an abandon. */
    ABANDONED,
    TIMED_OUT,
    /** It was let in, and then nobody served the queue any more. */
    EMPTY,
    /** It was not let in, because nobody serves the queue. */
    JOIN_EMPTY,
    /** It was not let in, because too many wait. */
    FULL,
    /** The caller pressed a key that leads elsewhere. */
    KEY_PRESSED,
    WITHDRAWN,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
