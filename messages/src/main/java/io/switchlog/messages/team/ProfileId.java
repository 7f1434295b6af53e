package io.switchlog.messages.team;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one profile for ever. */
public record ProfileId(@JsonValue UUID value) implements Comparable<ProfileId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProfileId {}

    /** Reads the text form of a UUID. */
    public static ProfileId of(String text) {
        return new ProfileId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(ProfileId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
