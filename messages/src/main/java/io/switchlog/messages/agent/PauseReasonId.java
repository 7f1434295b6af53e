package io.switchlog.messages.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one reason in the catalogue of pause reasons for ever. */
public record PauseReasonId(@JsonValue UUID value) implements Comparable<PauseReasonId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PauseReasonId {}

    /** Reads the text form of a UUID. */
    public static PauseReasonId of(String text) {
        return new PauseReasonId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(PauseReasonId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
