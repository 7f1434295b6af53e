package io.switchlog.messages.call;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody wants of the recording of a call (AG-66). */
public enum RecordingRequest {
    START,
    STOP,
    PAUSE,
    RESUME,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The one with this code, as people write it. */
    public static Optional<RecordingRequest> ofCode(String code) {
        return Arrays.stream(values())
                .filter(request -> request != UNKNOWN)
                .filter(request -> request.code().equals(code))
                .findFirst();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
