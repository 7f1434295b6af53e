package io.switchlog.command.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that routing wants to be carried out.
 *
 * @param about the interaction in the step that it was decided for, or the agent
 * @param causedBy the event that it follows from
 * @param correlationId the interaction that it is part of, or null
 */
record Decision(
        Subject about,
        Object command,
        UUID causedBy,
        @Nullable UUID correlationId) {

    /** What decisions are about: one command at a time each. */
    interface Subject {
        Turn turn();
    }
}
