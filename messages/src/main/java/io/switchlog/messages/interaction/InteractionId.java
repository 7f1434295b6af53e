package io.switchlog.messages.interaction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one interaction for ever. */
public record InteractionId(@JsonValue UUID value) implements Comparable<InteractionId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InteractionId {}

    /** Reads the text form of a UUID. */
    public static InteractionId of(String text) {
        return new InteractionId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(InteractionId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
