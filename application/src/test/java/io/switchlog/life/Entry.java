package io.switchlog.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event of the log. */
public record Entry(long position, String type, Instant at, JsonNode payload) {
    String text(String field) {
        return payload.get(field).asString();
    }

    @Nullable
    String textOrNull(String field) {
        return payload.hasNonNull(field) ? text(field) : null;
    }

    int number(String field) {
        return payload.get(field).asInt();
    }

    @Nullable
    Instant timeOrNull(String field) {
        return payload.hasNonNull(field) ? Instant.parse(text(field)) : null;
    }

    @Override
    public String toString() {
        return position + " " + type + " " + at + " " + payload;
    }
}
