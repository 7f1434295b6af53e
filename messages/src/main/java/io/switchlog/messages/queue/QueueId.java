package io.switchlog.messages.queue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one queue for ever. */
public record QueueId(@JsonValue UUID value) implements Comparable<QueueId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public QueueId {}

    /** Reads the text form of a UUID. */
    public static QueueId of(String text) {
        return new QueueId(UUID.fromString(text));
    }

    /** In the order of the text form, which for time-ordered ids is the order of creation. */
    @Override
    public int compareTo(QueueId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
