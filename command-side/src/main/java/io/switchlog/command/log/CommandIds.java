package io.switchlog.command.log;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * Ids of commands. The events of a command are numbered from its id on, so that appending the same command twice is
 * impossible by the uniqueness of event ids alone. The lowest bits of a command's id are therefore zero.
 */
public final class CommandIds {
    /** Most events that one command can cause. */
    static final int MOST_EVENTS = 1 << 10;

    private static final NoArgGenerator TIME_ORDERED = Generators.timeBasedEpochRandomGenerator();

    private CommandIds() {}

    /** A new id, later ones sorting after earlier ones. */
    public static UUID next() {
        return commandId(TIME_ORDERED.generate());
    }

    /** The command id that this id stands for. */
    public static UUID commandId(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & -MOST_EVENTS);
    }

    /** The id of one of several commands that come of one request; the same again if the request comes again. */
    public static UUID part(UUID commandId, int number) {
        long low = commandId.getLeastSignificantBits();
        long counted = low + (number + 1L) * MOST_EVENTS & 0x3FFF_FFFF_FFFF_FFFFL;
        return new UUID(commandId.getMostSignificantBits(), low & 0xC000_0000_0000_0000L | counted);
    }

    static UUID eventId(UUID commandId, int number) {
        if (number >= MOST_EVENTS) {
            throw new IllegalStateException("a command cannot cause more than " + MOST_EVENTS + " events");
        }
        return new UUID(commandId.getMostSignificantBits(), commandId.getLeastSignificantBits() + number);
    }
}
