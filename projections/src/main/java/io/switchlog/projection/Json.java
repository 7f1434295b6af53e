package io.switchlog.projection;

import io.switchlog.messages.EventCodec;
import java.nio.charset.StandardCharsets;

/** A column of type {@code jsonb}. */
public record Json(String text) {
    /** The value as events are written. */
    public static Json of(Object value) {
        return new Json(new String(EventCodec.encode(value), StandardCharsets.UTF_8));
    }
}
