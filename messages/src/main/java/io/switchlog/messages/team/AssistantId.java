package io.switchlog.messages.team;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one AI assistant for ever. */
public record AssistantId(@JsonValue UUID value) implements Comparable<AssistantId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AssistantId {}

    /** Reads the text form of a UUID. */
    public static AssistantId of(String text) {
        return new AssistantId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(AssistantId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
