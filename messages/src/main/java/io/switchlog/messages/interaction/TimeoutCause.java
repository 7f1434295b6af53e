package io.switchlog.messages.interaction;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why nobody accepted within a step (AMB-07). Where agents differ, the one who came closest to an offer counts. */
public enum TimeoutCause {
    /** Offers were made, and none was accepted. */
    NO_ANSWER,
    NO_MEMBERS,
    NOT_LOGGED_IN,
    PAUSED,
    TAB_LIMIT,
    CAPACITY,
    /** There was someone to offer it to at the end, but no offer had been made. */
    NO_AGENT_NOTIFIED,
    /** The switchboard did not let the call in, or put it out, because nobody serves the queue. */
    EXIT_EMPTY,
    /** The switchboard did not let the call in because too many wait. */
    EXIT_FULL,
    /** The caller pressed a key that leads elsewhere. */
    EXIT_KEY,
    /** The call was taken out of the queue. */
    WITHDRAWN,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
