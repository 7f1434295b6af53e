package io.switchlog.query.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a verification found. */
public enum Verdict {
    /** Every row fits its hash, its predecessor, its stream and the head. */
    CLEAN,
    /** At least one does not. */
    BAD;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
