package io.switchlog.messages.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one session, from an agent's login to the logout, for ever. */
public record SessionId(@JsonValue UUID value) implements Comparable<SessionId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {}

    /** Reads the text form of a UUID. */
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(SessionId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
