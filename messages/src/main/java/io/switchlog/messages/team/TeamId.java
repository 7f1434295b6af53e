package io.switchlog.messages.team;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one team for ever. */
public record TeamId(@JsonValue UUID value) implements Comparable<TeamId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TeamId {}

    /** Reads the text form of a UUID. */
    public static TeamId of(String text) {
        return new TeamId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(TeamId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
