package io.switchlog.messages.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one agent for ever. */
public record AgentId(@JsonValue UUID value) implements Comparable<AgentId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgentId {}

    /** Reads the text form of a UUID. */
    public static AgentId of(String text) {
        return new AgentId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(AgentId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
