package io.switchlog.messages.pbx;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a switchboard is not heard any more. */
public enum LinkEnd {
    /** It ended the connection: it was shut down or restarted, or would not wait for a slow reader. */
    CLOSED,
    /** It said nothing, and did not even answer. */
    SILENT,
    /** The connection failed. */
    BROKEN,
    /** Whoever listened stopped: the node was shut down, or another one took over. */
    STOPPED,
    /** Whoever listened could not say that he stopped: the node was killed. */
    DIED,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
