package io.switchlog.messages.queue;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens to an agent who lets offers expire. */
public enum MissedOfferAction {
    NONE,
    /** He is paused on the queue's channel. */
    PAUSE,
    /** He counts as not responding, on every channel, until he returns. */
    NOT_RESPONDING,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
