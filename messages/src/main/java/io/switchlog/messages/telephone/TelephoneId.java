package io.switchlog.messages.telephone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one telephone for ever. */
public record TelephoneId(@JsonValue UUID value) implements Comparable<TelephoneId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TelephoneId {}

    /** Reads the text form of a UUID. */
    public static TelephoneId of(String text) {
        return new TelephoneId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(TelephoneId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
